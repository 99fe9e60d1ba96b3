// The environment variables, checked: which is wrong, what is wrong with it, and what would be right.
import { isIP } from 'node:net'
import { z } from 'zod'
import { SHIPPED_KNOWLEDGE } from './shipped.js'

export const LOG_LEVELS = ['error', 'warn', 'info', 'debug'] as const

/** What an operator may set. Empty values count as not set. */
export interface Environment {
  readonly slack?: SlackEnvironment
  readonly discord?: DiscordEnvironment
  readonly host: string
  readonly port: number
  readonly knowledgeDir: string
  readonly dataDir: string
  readonly logLevel: (typeof LOG_LEVELS)[number]
  readonly desk: DeskEnvironment
  readonly journal: JournalEnvironment
  /** Where the desk is reached from outside, without a slash at the end; absent: no links to clauses. */
  readonly publicUrl?: string
}

export interface SlackEnvironment {
  readonly botToken: string
  /** Socket Mode if present, else HTTP mode with the signing secret. */
  readonly appToken?: string
  readonly signingSecret?: string
  readonly apiUrl?: string
}

export interface DiscordEnvironment {
  readonly token: string
  readonly apiUrl?: string
  /** Commands are registered in this guild only: they show at once, for trying out. */
  readonly guildId?: string
  readonly shards?: 'auto'
  /** Asks for the message content intent, which must be switched on in the developer portal. */
  readonly messageContent: boolean
}

/** Who may use the desk, and how much. Without password and header it asks nobody who they are. */
export interface DeskEnvironment {
  readonly password?: string
  /** Header in which a reverse proxy names the person who signed in there. */
  readonly userHeader?: string
  /** Addresses or networks besides loopback from which that header is believed: `10.0.0.2`, `172.16.0.0/12`. */
  readonly trustedProxies: readonly string[]
  /** Requests a minute for each person or address; 0: no limit. */
  readonly requestsPerMinute: number
}

/** Where and how long the journal is kept. */
export interface JournalEnvironment {
  /** PostgreSQL; absent: a file in the data folder. */
  readonly databaseUrl?: string
  readonly days: number
  /** `redacted`: without mails, phone numbers and tokens. `off`: no words of the askers. */
  readonly questions: 'redacted' | 'off'
  /** Instances that share a database but no data folder need the same key to know the same person. */
  readonly key?: string
}

/** One line for each variable that is wrong: `PORT: "abc" is no port → a number from 1 to 65535, e.g. 3000`. */
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError'
}

const rules = {
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
} as const

/** Reads the variables. Throws an EnvironmentError that names every one that is wrong, never its value if it is secret. */
export function readEnvironment(env: Readonly<Record<string, string | undefined>>): Environment {
  const faults: string[] = []
  const get = (name: keyof typeof rules): string | undefined => {
    const value = env[name]?.trim()
    if (!value) return undefined
    const result = rules[name].safeParse(value)
    if (result.success) return result.data
    faults.push(
      `${name}${SECRET.test(name) ? '' : ` ${JSON.stringify(value)}`}: ${result.error.issues[0]?.message}`,
    )
    return undefined
  }
  const slack = slackOf(get, faults)
  const desk = deskOf(get, faults)
  const token = get('DISCORD_TOKEN')
  const environment = {
    ...(slack ? { slack } : {}),
    ...(token
      ? {
          discord: {
            token,
            ...optional('apiUrl', get('DISCORD_API_URL')),
            ...optional('guildId', get('DISCORD_GUILD_ID')),
            ...(get('DISCORD_SHARDS') ? { shards: 'auto' as const } : {}),
            messageContent: get('DISCORD_MESSAGE_CONTENT') === '1',
          },
        }
      : {}),
    host: get('HOST') ?? '127.0.0.1',
    port: Number(get('PORT') ?? 3000),
    knowledgeDir: get('KNOWLEDGE_DIR') ?? SHIPPED_KNOWLEDGE,
    dataDir: get('DATA_DIR') ?? 'data',
    // Guarantee of the cast: the rule lets only these through.
    logLevel: (get('LOG_LEVEL') ?? 'info') as Environment['logLevel'],
    desk,
    journal: {
      ...optional('databaseUrl', get('DATABASE_URL')),
      days: Number(get('JOURNAL_DAYS') ?? 180),
      questions: get('JOURNAL_QUESTIONS') === 'off' ? ('off' as const) : ('redacted' as const),
      ...optional('key', get('JOURNAL_KEY')),
    },
    ...optional('publicUrl', get('PUBLIC_URL')?.replace(/\/+$/, '')),
  }
  if (faults.length > 0) throw new EnvironmentError(faults.join('\n'))
  return environment
}

function slackOf(get: (name: keyof typeof rules) => string | undefined, faults: string[]) {
  const botToken = get('SLACK_BOT_TOKEN')
  const appToken = get('SLACK_APP_TOKEN')
  const signingSecret = get('SLACK_SIGNING_SECRET')
  const apiUrl = get('SLACK_API_URL')
  if (!botToken) {
    if (appToken || signingSecret)
      faults.push(
        'SLACK_BOT_TOKEN: missing, though another Slack variable is set → the token that begins with xoxb-',
      )
    return undefined
  }
  if (!appToken && !signingSecret)
    faults.push(
      'SLACK_APP_TOKEN: missing → the token that begins with xapp- (Socket Mode), or SLACK_SIGNING_SECRET (HTTP mode)',
    )
  return {
    botToken,
    ...optional('appToken', appToken),
    ...optional('signingSecret', signingSecret),
    ...optional('apiUrl', apiUrl),
  }
}

function deskOf(get: (name: keyof typeof rules) => string | undefined, faults: string[]): DeskEnvironment {
  const userHeader = get('DESK_USER_HEADER')
  const proxies = get('DESK_TRUSTED_PROXIES')
  if (proxies && !userHeader)
    faults.push(
      'DESK_USER_HEADER: missing, though DESK_TRUSTED_PROXIES is set → the header in which the proxy names the person, e.g. X-Forwarded-User',
    )
  return {
    ...optional('password', get('DESK_PASSWORD')),
    ...optional('userHeader', userHeader),
    trustedProxies: listOf(proxies ?? ''),
    requestsPerMinute: Number(get('DESK_REQUESTS_PER_MINUTE') ?? 600),
  }
}

const listOf = (value: string) =>
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

function optional<K extends string>(key: K, value: string | undefined): { [P in K]?: string } {
  return value === undefined ? {} : ({ [key]: value } as { [P in K]?: string })
}

function rule(pattern: RegExp, wrong: string, right: string) {
  return z.string().regex(pattern, `is ${wrong} → ${right}`)
}

function url() {
  return z.url({ protocol: /^https?$/, error: 'is no address → one that begins with https:// or http://' })
}

/** The password of an address, which must not be shown anywhere; undefined if it has none. */
export function passwordOf(address: string): string | undefined {
  const password = URL.canParse(address) ? new URL(address).password : ''
  return password === '' ? undefined : decodeURIComponent(password)
}

function isPostgresAddress(value: string): boolean {
  return /^postgres(?:ql)?:\/\/\S+$/.test(value) && URL.canParse(value)
}

/** An address of a database holds its password. */
const SECRET = /TOKEN|SECRET|PASSWORD|KEY|DATABASE_URL/
