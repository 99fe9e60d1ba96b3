// The bytes of packed indexes: a JSON head, then their arrays as they lie in memory, so that reading copies nothing.
import { endianness } from 'node:os'
import type { PackedKnowledge } from './packed-knowledge.js'
import type { PackedIndex } from './weighted-index.js'

interface Head {
  readonly endianness: string
  readonly indexes: readonly {
    readonly name: string
    readonly size: number
    readonly wide: boolean
    /** Joined by newlines; no feature holds one. */
    readonly features: string
    readonly postings: number
  }[]
  readonly attached: unknown
}

/** The packed knowledge and any JSON value that belongs to it, as bytes. */
export function writePacked({ subjects, wordings }: PackedKnowledge, attached: unknown): Uint8Array {
  const indexes = new Map([[SUBJECTS, subjects], ...wordings])
  const head: Head = {
    endianness: endianness(),
    indexes: [...indexes].map(([name, { size, features, texts }]) => ({
      name,
      size,
      wide: texts instanceof Uint32Array,
      features: features.join('\n'),
      postings: texts.length,
    })),
    attached,
  }
  const json = new TextEncoder().encode(JSON.stringify(head))
  const arrays = [...indexes.values()].flatMap(({ starts, weights, texts }) => [starts, weights, texts])
  const start = aligned(WORD + json.length)
  const bytes = new Uint8Array(start + arrays.reduce((n, array) => n + aligned(array.byteLength), 0))
  new DataView(bytes.buffer).setUint32(0, json.length)
  bytes.set(json, WORD)
  let at = start
  for (const array of arrays) {
    bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), at)
    at += aligned(array.byteLength)
  }
  return bytes
}

/** Reads what `writePacked` wrote; the arrays are views into `bytes`. Throws if the bytes are cut or of another machine. */
export function readPacked(bytes: Uint8Array): { packed: PackedKnowledge; attached: unknown } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const length = view.getUint32(0)
  const head = JSON.parse(new TextDecoder().decode(bytes.subarray(WORD, WORD + length))) as Head
  if (head.endianness !== endianness()) throw new Error('written on a machine of another byte order')
  let at = bytes.byteOffset + aligned(WORD + length)
  const take = (byteLength: number): [ArrayBufferLike, number] => {
    const from = at
    at += aligned(byteLength)
    return [bytes.buffer, from]
  }
  const indexes = head.indexes.map(
    ({ name, size, wide, features: joined, postings }): [string, PackedIndex] => {
      const features = joined.split('\n')
      const starts = new Uint32Array(...take((features.length + 1) * 4), features.length + 1)
      const weights = new Float32Array(...take(postings * 4), postings)
      const texts = wide
        ? new Uint32Array(...take(postings * 4), postings)
        : new Uint16Array(...take(postings * 2), postings)
      return [name, { size, features, starts, texts, weights }]
    },
  )
  const wordings = new Map(indexes)
  const subjects = wordings.get(SUBJECTS)
  if (!subjects) throw new Error('there is no index of subjects')
  wordings.delete(SUBJECTS)
  return { packed: { subjects, wordings }, attached: head.attached }
}

/** No id of a service: those have no blanks. */
const SUBJECTS = 'the subjects'
const WORD = 4
const aligned = (offset: number) => Math.ceil(offset / WORD) * WORD
