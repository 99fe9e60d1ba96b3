// The bytes of a packed index: a JSON head, then its arrays as they lie in memory, so that reading copies nothing.
import { endianness } from 'node:os'
import type { PackedIndex } from './weighted-index.js'

interface Head {
  readonly endianness: string
  readonly size: number
  readonly wide: boolean
  /** Joined by newlines; no feature holds one. */
  readonly features: string
  readonly postings: number
  readonly attached: unknown
}

/** An index and any JSON value that belongs to it, as bytes. */
export function writePacked(packed: PackedIndex, attached: unknown): Uint8Array {
  const { size, features, starts, texts, weights } = packed
  const head: Head = {
    endianness: endianness(),
    size,
    wide: texts instanceof Uint32Array,
    features: features.join('\n'),
    postings: texts.length,
    attached,
  }
  const json = new TextEncoder().encode(JSON.stringify(head))
  const arrays = [starts, weights, texts].map(
    (array) => new Uint8Array(array.buffer, array.byteOffset, array.byteLength),
  )
  const start = aligned(WORD + json.length)
  const bytes = new Uint8Array(start + arrays.reduce((n, array) => n + array.length, 0))
  new DataView(bytes.buffer).setUint32(0, json.length)
  bytes.set(json, WORD)
  let at = start
  for (const array of arrays) {
    bytes.set(array, at)
    at += array.length
  }
  return bytes
}

/** Reads what `writePacked` wrote; the arrays are views into `bytes`. Throws if the bytes are cut or of another machine. */
export function readPacked(bytes: Uint8Array): { packed: PackedIndex; attached: unknown } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const length = view.getUint32(0)
  const head = JSON.parse(new TextDecoder().decode(bytes.subarray(WORD, WORD + length))) as Head
  if (head.endianness !== endianness()) throw new Error('written on a machine of another byte order')
  const features = head.features.split('\n')
  let at = bytes.byteOffset + aligned(WORD + length)
  const take = <T>(make: (buffer: ArrayBufferLike, offset: number) => T, size: number): T => {
    const array = make(bytes.buffer, at)
    at += size
    return array
  }
  const starts = take(
    (buffer, offset) => new Uint32Array(buffer, offset, features.length + 1),
    (features.length + 1) * 4,
  )
  const weights = take((buffer, offset) => new Float32Array(buffer, offset, head.postings), head.postings * 4)
  const texts = head.wide
    ? take((buffer, offset) => new Uint32Array(buffer, offset, head.postings), head.postings * 4)
    : take((buffer, offset) => new Uint16Array(buffer, offset, head.postings), head.postings * 2)
  return { packed: { size: head.size, features, starts, texts, weights }, attached: head.attached }
}

const WORD = 4
const aligned = (offset: number) => Math.ceil(offset / WORD) * WORD
