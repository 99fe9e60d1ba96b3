// What each environment variable may hold, said so that the message names what is wrong and what would be right. What
// variables mean together is decided in environment.ts.
import { isIP } from 'node:net'
import { z } from 'zod'
import { readWeeklyHour } from './weekly/hour.js'

export const LOG_LEVELS = ['error', 'warn', 'info', 'debug'] as const

/** For each variable what its value has to be; the message goes on after the name and the value. */
export const RULES = {
  SLACK_BOT_TOKEN: rule(/^xoxb-\S+$/, 'no bot token', 'the token that begins with xoxb-'),
  SLACK_APP_TOKEN: rule(/^xapp-\S+$/, 'no app-level token', 'the token that begins with xapp-'),
  SLACK_SIGNING_SECRET: rule(/^\S{8,}$/, 'no signing secret', 'the Signing Secret of “Basic Information”'),
  SLACK_API_URL: url(),
  DISCORD_TOKEN: rule(/^\S{20,}$/, 'no bot token', 'the token of “Bot” in the developer portal'),
  DISCORD_API_URL: url(),
  DISCORD_GUILD_ID: rule(/^\d{5,25}$/, 'no guild id', 'the id of a server, digits only'),
  DISCORD_SHARDS: rule(/^auto$/, 'no way of sharding', 'auto, or leave it out'),
  DISCORD_MESSAGE_CONTENT: rule(/^1$/, 'no switch', '1, or leave it out'),
  HOST: rule(/^\S+$/, 'no host', 'an address such as 127.0.0.1 or 0.0.0.0'),
  PORT: rule(
    /^(?:[1-9]\d{0,3}|[1-5]\d{4}|6[0-4]\d{3}|65[0-4]\d\d|655[0-2]\d|6553[0-5]|0)$/,
    'no port',
    'a number from 0 to 65535, e.g. 3000',
  ),
  KNOWLEDGE_DIR: rule(/./, 'no folder', 'the path of a folder with YAML files'),
  DATA_DIR: rule(/./, 'no folder', 'the path of a folder that can be written'),
  LOG_LEVEL: rule(/^(?:error|warn|info|debug)$/, 'no level', LOG_LEVELS.join(', ')),
  PUBLIC_URL: url(),
  DESK_PASSWORD: rule(/^.{8,}$/, 'too short', 'at least 8 characters'),
  DESK_USER_HEADER: rule(/^[A-Za-z][A-Za-z0-9-]*$/, 'no header name', 'a name such as X-Forwarded-User'),
  DESK_TRUSTED_PROXIES: z.string().refine((value) => listOf(value).every(isNetwork), {
    error: 'is no list of addresses → addresses or networks with commas, e.g. 10.0.0.2, 172.16.0.0/12',
  }),
  DESK_REQUESTS_PER_MINUTE: rule(/^\d{1,7}$/, 'no number', 'a whole number, e.g. 600; 0 for no limit'),
  DATABASE_URL: z.string().refine(isPostgresAddress, {
    error: 'is no address of PostgreSQL → postgres://user:password@host:5432/database',
  }),
  JOURNAL_DAYS: rule(/^[1-9]\d{0,3}$/, 'no number of days', 'a whole number from 1 to 9999, e.g. 180'),
  JOURNAL_QUESTIONS: rule(/^(?:redacted|off)$/, 'no way of keeping questions', 'redacted, or off'),
  JOURNAL_KEY: rule(/^\S{16,}$/, 'too short', 'at least 16 characters, the same for every instance'),
  WORKLIST_CHANNEL: rule(
    /^(?:slack:[CG][A-Z0-9]{2,29}|discord:\d{5,25})$/,
    'no channel',
    'slack: or discord: and the id of the channel, e.g. slack:C0123ABCD or discord:123456789012345678',
  ),
  WORKLIST_POST: z.string().refine((value) => readWeeklyHour(value) !== undefined, {
    error: 'is no day and time → sun, mon, tue, wed, thu, fri or sat and the time, e.g. mon 09:00',
  }),
} as const

export type Variable = keyof typeof RULES

/** Variables whose value must not be repeated; an address of a database holds its password. */
export const SECRET = /TOKEN|SECRET|PASSWORD|KEY|DATABASE_URL/

/** Parts between commas, without blanks around them and empty ones. */
export const listOf = (value: string) =>
  value
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')

/** `10.0.0.2` or `10.0.0.0/8`, in either version of IP. */
function isNetwork(value: string): boolean {
  const [address = '', prefix, ...more] = value.split('/')
  const family = isIP(address)
  if (family === 0 || more.length > 0) return false
  return prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= (family === 4 ? 32 : 128))
}

function rule(pattern: RegExp, wrong: string, right: string) {
  return z.string().regex(pattern, `is ${wrong} → ${right}`)
}

function url() {
  return z.url({ protocol: /^https?$/, error: 'is no address → one that begins with https:// or http://' })
}

function isPostgresAddress(value: string): boolean {
  return /^postgres(?:ql)?:\/\/\S+$/.test(value) && URL.canParse(value)
}
