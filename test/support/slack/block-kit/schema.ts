// What Slack's own schema validator checks, with the words that it answers (it is public: hack-json-schema).

import { isFields, lengthOf } from '../fields.js'

/** Where blocks are shown; not every block may be shown everywhere. */
export type Surface = 'message' | 'modal' | 'home'

/** Collects what is wrong with a payload. */
export class Inspection {
  readonly faults: { readonly message: string; readonly at: string }[] = []

  constructor(readonly surface: Surface) {}

  fault(message: string, at: string): void {
    this.faults.push({ message, at })
  }

  /** As in the field `errors` of Slack's answer. */
  get errors(): string[] {
    return this.faults.map((fault) => `${fault.message} [json-pointer:${fault.at}]`)
  }
}

/** Looks at one value and says what is wrong with it. */
export type Check = (value: unknown, at: string, seen: Inspection) => void

export type Checks = Readonly<Record<string, Check>>

export const anything: Check = () => {}

/** A text of min to max characters. */
export function string(max = Number.POSITIVE_INFINITY, min = 1, pattern?: RegExp): Check {
  return (value, at, seen) => {
    if (typeof value !== 'string') return seen.fault('must provide a string', at)
    const length = lengthOf(value)
    if (length < min) seen.fault(`must be more than ${min - 1} characters`, at)
    if (length > max) seen.fault(`must be less than ${max + 1} characters`, at)
    if (pattern && !pattern.test(value)) seen.fault(`input must match regex pattern: ${pattern.source}`, at)
  }
}

export const boolean: Check = (value, at, seen) => {
  if (typeof value !== 'boolean') seen.fault('must be a boolean', at)
}

export function integer(min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY): Check {
  return (value, at, seen) => {
    if (!Number.isInteger(value)) return seen.fault('must provide an integer', at)
    if (Number(value) < min) seen.fault(`must be more than ${min}`, at)
    if (Number(value) > max) seen.fault(`must be less than ${max}`, at)
  }
}

export function oneOf(...values: readonly (string | number)[]): Check {
  return (value, at, seen) => {
    if (!values.some((known) => known === value)) seen.fault('must be a valid enum value', at)
  }
}

export function list(item: Check, max = Number.POSITIVE_INFINITY, min = 1): Check {
  return (value, at, seen) => {
    if (!Array.isArray(value)) return seen.fault('must provide an array', at)
    if (value.length > max) seen.fault(`no more than ${max} items allowed`, at)
    if (value.length < min) seen.fault(`must provide at least ${min} items`, at)
    value.forEach((entry: unknown, index) => {
      item(entry, `${at}/${index}`, seen)
    })
  }
}

/** An object with these fields and no others; `type` is judged by whoever chose the check by it. */
export function object(required: Checks, optional: Checks = {}): Check {
  return (value, at, seen) => {
    if (!isFields(value)) return seen.fault('must provide an object', at)
    for (const name of Object.keys(required))
      if (value[name] === undefined) seen.fault(`missing required field: ${name}`, at)
    for (const [name, inner] of Object.entries(value)) {
      // JSON has no undefined: the field is not there.
      if (inner === undefined) continue
      const check = required[name] ?? optional[name]
      if (check) check(inner, `${at}/${name}`, seen)
      else if (name !== 'type') seen.fault(`invalid additional property: ${name}`, at)
    }
  }
}

/** An object whose `type` says how it has to look. */
export function typed(checks: Checks): Check {
  return (value, at, seen) => {
    if (!isFields(value)) return seen.fault('must provide an object', at)
    if (value.type === undefined) return seen.fault('missing required field: type', at)
    const check = Object.hasOwn(checks, String(value.type)) ? checks[String(value.type)] : undefined
    if (check) check(value, at, seen)
    else seen.fault(`unsupported type: ${String(value.type)}`, `${at}/type`)
  }
}

/** Several checks of the same value. */
export function all(...checks: readonly Check[]): Check {
  return (value, at, seen) => {
    for (const check of checks) check(value, at, seen)
  }
}

/** Where Slack allows several forms, it says so first and then what is wrong with each. */
export function anyForm(check: Check): Check {
  return (value, at, seen) => {
    const inner = new Inspection(seen.surface)
    check(value, at, inner)
    if (inner.faults.length === 0) return
    seen.fault('failed to match all allowed schemas', at)
    for (const fault of inner.faults) seen.fault(fault.message, fault.at)
  }
}

/** A rule over several fields of an object; the words are not Slack's own. */
export function rule(holds: (value: Record<string, unknown>) => boolean, message: string): Check {
  return (value, at, seen) => {
    if (isFields(value) && !holds(value)) seen.fault(message, at)
  }
}
