// What a user may do in a channel: roles, then the channel's overwrites, as Discord computes it.
import { ChannelType, PermissionFlagsBits } from 'discord.js'
import { refuse } from './api-error.js'
import type { Channel, Guild, Overwrite } from './model.js'

export type Permission = keyof typeof PermissionFlagsBits

/** The permissions of a user in a channel; none if they are not there. A thread has those of its parent. */
export function permissionsIn(channel: Channel, userId: string): bigint {
  const { guild } = channel
  if (!guild) return channel.recipients.some(({ id }) => id === userId) ? DM_PERMISSIONS : 0n
  const member = guild.members.get(userId)
  if (!member) return 0n
  const base = guildPermissions(guild, userId)
  if (base & PermissionFlagsBits.Administrator) return ALL
  const { overwrites } = channel.thread?.parent ?? channel
  const everyone = overwrites.filter(({ id }) => id === guild.id)
  const roles = overwrites.filter(({ id, type }) => type === 0 && member.roles.includes(id))
  const own = overwrites.filter(({ id, type }) => type === 1 && id === userId)
  const result = [everyone, roles, own].reduce(apply, base)
  return result & PermissionFlagsBits.ViewChannel ? result : 0n
}

/** The permissions of a member from their roles alone. */
export function guildPermissions(guild: Guild, userId: string): bigint {
  if (guild.owner_id === userId) return ALL
  const ids = [guild.id, ...(guild.members.get(userId)?.roles ?? [])]
  const roles = guild.roles.filter(({ id }) => ids.includes(id))
  return roles.reduce((sum, role) => sum | BigInt(role.permissions), 0n)
}

export function may(channel: Channel, userId: string, permission: Permission): boolean {
  return (permissionsIn(channel, userId) & PermissionFlagsBits[permission]) !== 0n
}

/** Refuses as Discord does: 50001 if the channel is out of sight, 50013 if only the permission is missing. */
export function demand(channel: Channel, userId: string, ...permissions: Permission[]): void {
  if (!may(channel, userId, 'ViewChannel')) throw refuse('missingAccess')
  if (permissions.some((permission) => !may(channel, userId, permission))) throw refuse('missingPermissions')
}

/** The permission that posting in a channel of this kind needs. */
export function sendPermission(channel: Channel): Permission {
  return channel.thread ? 'SendMessagesInThreads' : 'SendMessages'
}

/** Sets bits in the overwrite of a role or member, which is made if there is none. */
export function overwrite(
  channel: Channel,
  { id, type }: Pick<Overwrite, 'id' | 'type'>,
  { allow = [], deny = [] }: { allow?: readonly Permission[]; deny?: readonly Permission[] },
): void {
  let found = channel.overwrites.find((each) => each.id === id)
  if (!found) {
    found = { id, type, allow: 0n, deny: 0n }
    channel.overwrites.push(found)
  }
  const [given, taken] = [bits(allow), bits(deny)]
  found.allow = (found.allow | given) & ~taken
  found.deny = (found.deny | taken) & ~given
}

export function bits(permissions: readonly Permission[]): bigint {
  return permissions.reduce((sum, permission) => sum | PermissionFlagsBits[permission], 0n)
}

/** Whether messages can be posted in channels of this type. */
export function isTextual({ type }: Channel): boolean {
  return !NOT_TEXTUAL.includes(type)
}

function apply(permissions: bigint, overwrites: readonly Overwrite[]): bigint {
  const deny = overwrites.reduce((sum, each) => sum | each.deny, 0n)
  const allow = overwrites.reduce((sum, each) => sum | each.allow, 0n)
  return (permissions & ~deny) | allow
}

const NOT_TEXTUAL: readonly ChannelType[] = [
  ChannelType.GuildForum,
  ChannelType.GuildMedia,
  ChannelType.GuildCategory,
]

const ALL = bits(Object.keys(PermissionFlagsBits) as Permission[])

const DM_PERMISSIONS = bits([
  'ViewChannel',
  'SendMessages',
  'EmbedLinks',
  'AttachFiles',
  'ReadMessageHistory',
  'AddReactions',
  'MentionEveryone',
  'UseExternalEmojis',
])

/** What @everyone may do in a new guild, which includes mentioning everyone. */
export const NEW_GUILD_PERMISSIONS = 2_248_473_465_835_073n

/** What a bot is usually invited with. */
export const INVITED_BOT_PERMISSIONS = bits([
  'ViewChannel',
  'SendMessages',
  'SendMessagesInThreads',
  'CreatePublicThreads',
  'EmbedLinks',
  'AttachFiles',
  'ReadMessageHistory',
  'AddReactions',
])
