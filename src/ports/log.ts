// A structured log: one JSON object a line on standard error. Tokens never reach it, question texts do not by default.

export type LogLevel = 'error' | 'warn' | 'info' | 'debug'

/** Writes one event with its fields. Values that look like secrets are replaced, at any depth. */
export type Log = (level: LogLevel, event: string, fields?: Readonly<Record<string, unknown>>) => void

const ORDER: readonly LogLevel[] = ['error', 'warn', 'info', 'debug']

/** A log that drops what is below its level. `secrets` are replaced wherever they occur, whatever they look like. */
export function createLog(
  level: LogLevel,
  write: (line: string) => void,
  secrets: readonly string[] = [],
  now: () => Date = () => new Date(),
): Log {
  const known = secrets.filter((secret) => secret.length >= 6)
  return (at, event, fields = {}) => {
    if (ORDER.indexOf(at) > ORDER.indexOf(level)) return
    const line = JSON.stringify({ time: now().toISOString(), level: at, event, ...fields }, asPlain)
    write(
      `${known.reduce((text, secret) => text.replaceAll(secret, HIDDEN), line).replace(TOKEN_LIKE, HIDDEN)}\n`,
    )
  }
}

/** Errors as their message and kind: a stack is for the debugger, not for a log that others read. */
function asPlain(_key: string, value: unknown): unknown {
  if (!(value instanceof Error)) return value
  const { name, message } = value
  const code = 'code' in value ? { code: String(value.code) } : {}
  return { name, message, ...code }
}

const HIDDEN = '[secret]'
/** Slack and Discord tokens, bearer headers and signed URLs, wherever an error message repeats them. */
const TOKEN_LIKE =
  /xox[a-z]-[\w-]+|xapp-[\w-]+|(?:Bot|Bearer) [\w.-]{20,}|[MNO][\w-]{22,}\.[\w-]{6}\.[\w-]{27,}|(?<=[?&](?:token|ticket|secret)=)[^"&\s]+/g
