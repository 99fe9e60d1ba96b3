// The arguments of a call, however they were sent.

import { ApiError } from '../errors.js'
import { type Fields, isFields } from '../fields.js'

const STRUCTURED = new Set([
  'attachments',
  'blocks',
  'chunks',
  'loading_messages',
  'metadata',
  'prompts',
  'view',
])

/** Reads arguments and complains about them as Slack does. */
export class Args {
  constructor(readonly fields: Fields) {}

  /** From the body of a request; structured arguments come as JSON inside a form. */
  static read(body: string, contentType: string, query: URLSearchParams): Args {
    if (contentType.startsWith('application/json')) {
      let parsed: unknown
      try {
        parsed = JSON.parse(body)
      } catch {
        throw new ApiError('invalid_json')
      }
      if (!isFields(parsed)) throw new ApiError('json_not_object')
      return new Args(parsed)
    }
    const form = [...query, ...new URLSearchParams(body)]
    return new Args(Object.fromEntries(form.map(([name, value]) => [name, structured(name, value)])))
  }

  text(name: string): string | undefined {
    const value = this.fields[name]
    if (value === undefined || value === null || value === '') return undefined
    return typeof value === 'string' ? value : String(value)
  }

  /** A required argument. */
  need(name: string): string {
    const value = this.text(name)
    if (value === undefined)
      throw ApiError.withMessages('invalid_arguments', [`missing required field: ${name}`])
    return value
  }

  flag(name: string): boolean {
    return ['true', '1'].includes(String(this.fields[name]))
  }

  number(name: string, otherwise: number): number {
    const value = this.text(name)
    if (value === undefined) return otherwise
    const number = Number(value)
    if (!Number.isInteger(number)) throw new ApiError('invalid_arguments')
    return number
  }

  /** Either a comma-separated text or a list. */
  list(name: string): string[] {
    const value = this.fields[name]
    if (Array.isArray(value)) return value.map(String)
    return this.text(name)?.split(',') ?? []
  }
}

function structured(name: string, value: string): unknown {
  if (!STRUCTURED.has(name)) return value
  try {
    return JSON.parse(value)
  } catch {
    // Left as it is; the method says which format error it is.
    return value
  }
}
