// Who a message notifies: what its text mentions, what allowed_mentions lets through, what permissions allow.
import type { APIUser } from 'discord.js'
import type { Form } from './form.js'
import { isJson, listOf } from './json.js'
import { type Channel, NO_PINGS, type Pings } from './model.js'
import { may } from './permissions.js'

export interface AllowedMentions {
  readonly parse: readonly string[]
  readonly users: readonly string[]
  readonly roles: readonly string[]
  readonly replied_user: boolean
}

/** What is allowed if a request says nothing: interactions and webhooks notify users only. */
export const MESSAGE_DEFAULT: AllowedMentions = {
  parse: ['users', 'roles', 'everyone'],
  users: [],
  roles: [],
  replied_user: true,
}
export const INTERACTION_DEFAULT: AllowedMentions = { ...MESSAGE_DEFAULT, parse: ['users'] }
export const NOBODY: AllowedMentions = { parse: [], users: [], roles: [], replied_user: false }

/** Checks the field and gives its meaning. */
export function readAllowedMentions(form: Form, value: unknown, byDefault: AllowedMentions): AllowedMentions {
  if (value === undefined || value === null) return byDefault
  const given = form.object(value)
  if (!given) return byDefault
  const parse = form.at('parse').list(given.parse, { max: 3 })
  parse.forEach((each, index) => {
    form.at('parse', index).choice(each, ['users', 'roles', 'everyone'])
  })
  for (const kind of ['users', 'roles'] as const) {
    const ids = form.at(kind).list(given[kind], { max: 100 })
    if (ids.length > 0 && parse.includes(kind))
      form.add(
        'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
        `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`,
      )
  }
  return {
    parse: parse.map(String),
    users: listOf(given.users).map(String),
    roles: listOf(given.roles).map(String),
    replied_user: given.replied_user === true,
  }
}

export interface Mentioning {
  readonly channel: Channel
  readonly author: APIUser
  readonly allowed: AllowedMentions
  /** The author of the message that is replied to. */
  readonly repliedTo?: APIUser | undefined
  /** Of an ephemeral message: the only one it can notify. */
  readonly visibleTo?: string | undefined
}

/**
 * Computes who is notified. Code is left out, a backslash is not; embeds never notify, so their text is not given.
 * Whether the one mentioned can see the channel is not looked at, except that they must be there.
 */
export function pingsOf(text: string, context: Mentioning): Pings {
  const { channel, author, allowed, repliedTo, visibleTo } = context
  const prose = text.replace(/```[\s\S]*?```|`[^`\n]+`/g, ' ')
  const mayMentionAll = may(channel, author.id, 'MentionEveryone')
  const isPresent = (id: string) =>
    channel.guild ? channel.guild.members.has(id) : channel.recipients.some((each) => each.id === id)
  const mentioned = idsIn(prose, /<@!?(\d+)>/g).filter(isPresent)
  const named = mentioned.filter((id) => allowed.parse.includes('users') || allowed.users.includes(id))
  const replied = repliedTo && allowed.replied_user && isPresent(repliedTo.id) ? [repliedTo.id] : []
  const notified = [...new Set([...named, ...replied])]
  if (visibleTo) return { ...NO_PINGS, users: notified.filter((id) => id === visibleTo) }
  const roles = idsIn(prose, /<@&(\d+)>/g).filter((id) => {
    const role = channel.guild?.roles.find((each) => each.id === id)
    return role && (role.mentionable || mayMentionAll)
  })
  return {
    users: notified,
    roles: roles.filter((id) => allowed.parse.includes('roles') || allowed.roles.includes(id)),
    everyone: /@(everyone|here)/.test(prose) && mayMentionAll && allowed.parse.includes('everyone'),
  }
}

/** Both together, for a message that was edited. */
export function joinPings(a: Pings, b: Pings): Pings {
  return {
    users: [...new Set([...a.users, ...b.users])],
    roles: [...new Set([...a.roles, ...b.roles])],
    everyone: a.everyone || b.everyone,
  }
}

/** The text of components that can mention: that of all text displays. */
export function componentText(components: unknown): string {
  return displays(components).join('\n')
}

/** The texts of all text displays, at any depth. */
export function displays(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(displays)
  if (!isJson(value)) return []
  const own = value.type === TEXT_DISPLAY ? [String(value.content)] : []
  return [...own, ...displays(value.components), ...displays(value.accessory)]
}

function idsIn(text: string, pattern: RegExp): string[] {
  return [...new Set([...text.matchAll(pattern)].map(([, id = '']) => id))]
}

const TEXT_DISPLAY = 10
