// JSON as it comes over the wire: nothing about it is known until it was looked at.

/** A JSON object of unknown content. */
export type Fields = Record<string, unknown>

/** Whether a value is a JSON object (no list, no null). */
export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The text, or nothing if it is something else. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

/** The objects of a list; nothing if it is no list. */
export function listOf(value: unknown): Fields[] {
  return Array.isArray(value) ? value.filter(isFields) : []
}

/** The object at a name, or an empty one. */
export function fieldsAt(value: unknown, name: string): Fields {
  const inner = isFields(value) ? value[name] : undefined
  return isFields(inner) ? inner : {}
}

/** The same without what is undefined, as JSON would have it. */
export function compact(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
}

/** Slack counts characters, not UTF-16 units. */
export function lengthOf(text: string): number {
  let length = 0
  for (const _ of text) length += 1
  return length
}
