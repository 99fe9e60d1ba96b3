// What comes over the wire before it is checked.

export type Json = { [key: string]: unknown }

/** Tells an object from null and lists. */
export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A list, or an empty one if the value is none. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

/** A string, or an empty one if the value is none. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

/** A whole number, or 0 if the value is none. */
export function wholeOf(value: unknown): number {
  return Number.isInteger(value) ? Number(value) : 0
}

/** The length as Discord counts it: code points, so an emoji outside the basic plane is one. */
export function lengthOf(text: string): number {
  return [...text].length
}
