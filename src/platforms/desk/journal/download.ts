// A download that is written while it is read: a journal need not fit into memory.

/** Bytes of lines, some at a time, as fast as the reader takes them; `first` has been read already. */
export function linesAsBytes(
  first: IteratorResult<string, unknown>,
  rest: AsyncGenerator<string>,
  brokeOff: (error: unknown) => void,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  let next: IteratorResult<string, unknown> = first
  return new ReadableStream({
    pull: async (controller) => {
      try {
        let portion = ''
        while (!next.done && portion.length < PORTION) {
          portion += next.value
          next = await rest.next()
        }
        if (portion !== '') controller.enqueue(encoder.encode(portion))
        if (next.done) controller.close()
      } catch (error) {
        // The reader sees a download that broke off, not one that ends too early.
        brokeOff(error)
        controller.error(error)
      }
    },
    cancel: async () => {
      await rest.return(undefined)
    },
  })
}

/** Characters. */
const PORTION = 64 * 1024
