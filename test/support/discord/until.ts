// Waiting that ends: for something to be so, or for nothing more to happen.

/** Waits until the condition gives something, and gives that; fails after `ms`, naming what was waited for. */
export async function until<T>(
  condition: () => T | Promise<T>,
  ms = 5000,
  what = condition.toString(),
): Promise<Exclude<T, undefined | null | false | 0 | ''>> {
  const end = Date.now() + ms
  for (;;) {
    const value = await condition()
    // Guarantee of the cast: the falsy values were just ruled out.
    if (value) return value as Exclude<T, undefined | null | false | 0 | ''>
    if (Date.now() > end) throw new Error(`not within ${ms} ms: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, POLL_MS))
  }
}

const POLL_MS = 4
