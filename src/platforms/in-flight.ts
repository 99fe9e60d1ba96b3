// What is being worked on, so that a stop can wait for it.

export interface InFlight {
  readonly run: <T>(work: Promise<T>) => Promise<T>
  /** Resolves with what is still under way when all is done or the time is over. */
  readonly settle: (withinMs: number) => Promise<number>
}

export function createInFlight(): InFlight {
  const under = new Set<Promise<unknown>>()
  return {
    run: async (work) => {
      under.add(work)
      try {
        return await work
      } finally {
        under.delete(work)
      }
    },
    settle: async (withinMs) => {
      const end = performance.now() + withinMs
      while (under.size > 0 && performance.now() < end) {
        let timer: NodeJS.Timeout | undefined
        const late = new Promise((resolve) => {
          timer = setTimeout(resolve, end - performance.now())
        })
        await Promise.race([Promise.allSettled(under), late])
        clearTimeout(timer)
      }
      return under.size
    },
  }
}
