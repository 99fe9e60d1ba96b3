// Errors as the Web API answers them.

import type { Fields } from './fields.js'

/** Errors that a well-behaved app can run into: things change while it works. All others are violations. */
const ORDINARY = new Set([
  'already_reacted',
  'channel_not_found',
  'hash_conflict',
  'is_archived',
  'message_not_found',
  'not_found',
  'not_in_channel',
  'ratelimited',
  'thread_not_found',
  'user_not_found',
  'user_not_in_channel',
])

/** A method answers `{ ok: false, error }`. */
export class ApiError extends Error {
  constructor(
    readonly code: string,
    readonly fields: Fields = {},
    readonly status = 200,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(code)
  }

  /** With the messages of the validator, at both places where Slack puts them. */
  static withMessages(code: string, errors: readonly string[]): ApiError {
    return new ApiError(code, {
      ...(code.startsWith('invalid_blocks') ? { errors } : {}),
      response_metadata: { messages: errors.map((error) => `[ERROR] ${error}`) },
    })
  }

  get isViolation(): boolean {
    return !ORDINARY.has(this.code)
  }

  get messages(): string[] {
    const metadata = this.fields.response_metadata
    const messages = typeof metadata === 'object' && metadata !== null ? Object.values(metadata)[0] : []
    return Array.isArray(messages) ? messages.map(String) : []
  }
}
