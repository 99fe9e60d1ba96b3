// How long things take.

/** Microseconds that a call takes. */
export function timed(run: () => void): number {
  const start = process.hrtime.bigint()
  run()
  return Number(process.hrtime.bigint() - start) / 1000
}
