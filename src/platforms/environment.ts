// The environment variables, checked: which is wrong, what is wrong with it, and what would be right.
import { type LOG_LEVELS, listOf, RULES, SECRET, type Variable } from './environment-rules.js'
import type { Platform } from './settings.js'
import { SHIPPED_KNOWLEDGE } from './shipped.js'
import { readWeeklyHour, type WeeklyHour } from './weekly/hour.js'

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
  /** Absent: the worklist is posted nowhere. */
  readonly worklist?: WorklistEnvironment
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

/** Where and when the worklist of the week is posted. */
export interface WorklistEnvironment {
  readonly platform: Platform
  /** The platform's id of it. */
  readonly channel: string
  readonly hour: WeeklyHour
}

/** One line for each variable that is wrong: `PORT: "abc" is no port → a number from 1 to 65535, e.g. 3000`. */
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError'
}

/** Reads the variables. Throws an EnvironmentError that names every one that is wrong, never its value if it is secret. */
export function readEnvironment(env: Readonly<Record<string, string | undefined>>): Environment {
  const faults: string[] = []
  const get = (name: Variable): string | undefined => {
    const value = env[name]?.trim()
    if (!value) return undefined
    const result = RULES[name].safeParse(value)
    if (result.success) return result.data
    faults.push(
      `${name}${SECRET.test(name) ? '' : ` ${JSON.stringify(value)}`}: ${result.error.issues[0]?.message}`,
    )
    return undefined
  }
  const slack = slackOf(get, faults)
  const desk = deskOf(get, faults)
  const token = get('DISCORD_TOKEN')
  const worklist = worklistOf(get, faults, (name) => Boolean(env[name]?.trim()))
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
    ...(worklist ? { worklist } : {}),
  }
  if (faults.length > 0) throw new EnvironmentError(faults.join('\n'))
  return environment
}

function slackOf(get: (name: Variable) => string | undefined, faults: string[]) {
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

function deskOf(get: (name: Variable) => string | undefined, faults: string[]): DeskEnvironment {
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

function worklistOf(
  get: (name: Variable) => string | undefined,
  faults: string[],
  isSet: (name: Variable) => boolean,
): WorklistEnvironment | undefined {
  const hour = readWeeklyHour(get('WORKLIST_POST') ?? DEFAULT_POST)
  const where = get('WORKLIST_CHANNEL')
  if (isSet('WORKLIST_POST') && !isSet('WORKLIST_CHANNEL'))
    faults.push(
      'WORKLIST_CHANNEL: missing, though WORKLIST_POST is set → the channel for the post, e.g. slack:C0123ABCD',
    )
  if (where === undefined || !hour) return undefined
  const platform = where.startsWith('slack:') ? 'slack' : 'discord'
  const token = platform === 'slack' ? 'SLACK_BOT_TOKEN' : 'DISCORD_TOKEN'
  if (!isSet(token))
    faults.push(
      `WORKLIST_CHANNEL "${where}": ${token} is not set → set it, or name a channel of the other chat`,
    )
  return { platform, channel: where.slice(platform.length + 1), hour }
}

function optional<K extends string>(key: K, value: string | undefined): { [P in K]?: string } {
  return value === undefined ? {} : ({ [key]: value } as { [P in K]?: string })
}

/** The password of an address, which must not be shown anywhere; undefined if it has none. */
export function passwordOf(address: string): string | undefined {
  const password = URL.canParse(address) ? new URL(address).password : ''
  return password === '' ? undefined : decodeURIComponent(password)
}

const DEFAULT_POST = 'mon 09:00'
