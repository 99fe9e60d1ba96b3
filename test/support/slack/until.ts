// Waiting with an end.

/**
 * Looks until there is something true to be seen, and gives it; fails after so many milliseconds with what
 * was waited for.
 */
export async function until<T>(
  look: () => T | Promise<T>,
  ms = 5_000,
  what = look.toString(),
): Promise<Exclude<T, false | null | undefined | 0 | ''>> {
  const end = performance.now() + ms
  for (;;) {
    const seen = await look()
    if (seen) return seen as Exclude<T, false | null | undefined | 0 | ''>
    if (performance.now() > end) throw new Error(`not within ${ms} ms: ${what}`)
    await pause(5)
  }
}

/** A pause that ends early, with false, when the signal does. */
export function pause(ms: number, signal?: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve(false)
    const stop = () => {
      clearTimeout(timer)
      resolve(false)
    }
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop)
      resolve(true)
    }, ms)
    signal?.addEventListener('abort', stop, { once: true })
  })
}
