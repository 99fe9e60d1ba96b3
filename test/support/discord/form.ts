// Collects what is wrong with a request body, each fault at its place, and throws them as one 50035.
import { ApiError } from './api-error.js'
import { isJson, type Json, lengthOf } from './json.js'

interface Fault {
  readonly path: readonly (string | number)[]
  readonly code: string
  readonly message: string
}

interface TextRule {
  readonly min?: number
  readonly max: number
  readonly required?: boolean
}

/** A place in a request body; places below it share its faults. */
export class Form {
  constructor(
    private readonly path: readonly (string | number)[] = [],
    private readonly faults: Fault[] = [],
  ) {}

  at(...keys: (string | number)[]): Form {
    return new Form([...this.path, ...keys], this.faults)
  }

  add(code: string, message: string): void {
    this.faults.push({ path: this.path, code, message })
  }

  get clean(): boolean {
    return this.faults.length === 0
  }

  throwIfFaulty(): void {
    if (this.clean) return
    throw new ApiError(400, 50035, 'Invalid Form Body', true, nested(this.faults))
  }

  required(value: unknown): boolean {
    if (value !== undefined && value !== null) return true
    this.add('BASE_TYPE_REQUIRED', 'This field is required')
    return false
  }

  /** A string within its length, counted in code points. */
  text(value: unknown, { min, max, required = false }: TextRule): void {
    if (value === undefined || value === null) {
      if (required) this.required(value)
    } else if (typeof value !== 'string') {
      this.add('STRING_TYPE_CONVERT', `Could not interpret "${String(value)}" as string.`)
    } else {
      this.length(lengthOf(value), min, max)
    }
  }

  /** A list within its length; gives its items, or none if it is no list. */
  list(value: unknown, { min, max, required = false }: TextRule): readonly unknown[] {
    if (value === undefined || value === null) {
      if (required) this.required(value)
      return []
    }
    if (!Array.isArray(value)) {
      this.add('LIST_TYPE_CONVERT', 'Only iterables may be used in a ListType')
      return []
    }
    this.length(value.length, min, max)
    return value
  }

  /** An object; undefined, and a fault, if it is none. */
  object(value: unknown): Json | undefined {
    if (isJson(value)) return value
    this.add('MODEL_TYPE_CONVERT', 'Only dictionaries may be used in a ModelType')
    return undefined
  }

  number(value: unknown, min: number, max: number): void {
    if (value === undefined || value === null) return
    if (typeof value !== 'number') this.add('NUMBER_TYPE_COERCE', `Value "${String(value)}" is not int.`)
    else if (value < min) this.add('NUMBER_TYPE_MIN', `int value should be greater than or equal to ${min}.`)
    else if (value > max) this.add('NUMBER_TYPE_MAX', `int value should be less than or equal to ${max}.`)
  }

  choice(value: unknown, choices: readonly unknown[]): void {
    if (choices.includes(value)) return
    this.add('BASE_TYPE_CHOICES', `Value must be one of {${choices.join(', ')}}.`)
  }

  url(value: unknown, schemes: readonly string[] = ['http', 'https']): void {
    if (value === undefined || value === null) return
    const scheme = typeof value === 'string' ? (/^([^:]*):/.exec(value)?.[1] ?? '') : ''
    if (!schemes.includes(scheme)) {
      const known = schemes.map((each) => `'${each}'`).join(', ')
      this.add(
        'URL_TYPE_INVALID_SCHEME',
        `Scheme "${scheme}" is not supported. Scheme must be one of (${known}).`,
      )
    } else if (scheme !== 'attachment' && !URL.canParse(String(value))) {
      this.add('URL_TYPE_INVALID_URL', 'Not a well formed URL.')
    }
  }

  private length(length: number, min: number | undefined, max: number): void {
    if (length >= (min ?? 0) && length <= max) return
    if (min) this.add('BASE_TYPE_BAD_LENGTH', `Must be between ${min} and ${max} in length.`)
    else this.add('BASE_TYPE_MAX_LENGTH', `Must be ${max} or fewer in length.`)
  }
}

function nested(faults: readonly Fault[]): Json {
  const root: Json = {}
  for (const { path, code, message } of faults) {
    let place = root
    for (const key of path) {
      const below = place[key]
      const next = isJson(below) ? below : {}
      place[key] = next
      place = next
    }
    const errors = place._errors
    if (Array.isArray(errors)) errors.push({ code, message })
    else place._errors = [{ code, message }]
  }
  return root
}
