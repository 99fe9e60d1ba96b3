// How guilds, channels and members look over the wire.
import { ChannelType } from 'discord.js'
import type { Json } from './json.js'
import type { Channel, Guild, Member } from './model.js'
import { guildPermissions } from './permissions.js'

export function memberJson(member: Member): Json {
  return { user: member.user, ...partialMemberJson(member) }
}

/** A member without the user, as it stands beside one. */
export function partialMemberJson(member: Member): Json {
  return {
    nick: member.nick,
    roles: member.roles,
    joined_at: member.joined_at,
    avatar: null,
    banner: null,
    premium_since: null,
    deaf: false,
    mute: false,
    pending: false,
    flags: 0,
    communication_disabled_until: null,
  }
}

/** A channel as the bot gets it; a thread has the bot's own membership if there is one. */
export function channelJson(channel: Channel, botId: string): Json {
  const { id, type, guild, thread } = channel
  const last_message_id = [...channel.messages.keys()].at(-1) ?? null
  if (!guild)
    return {
      id,
      type,
      last_message_id,
      flags: 0,
      recipients: channel.recipients.filter((user) => user.id !== botId),
    }
  const common = { id, type, guild_id: guild.id, name: channel.name, last_message_id, flags: 0 }
  if (thread) return { ...common, ...threadJson(channel, botId) }
  return {
    ...common,
    parent_id: null,
    position: 0,
    topic: null,
    nsfw: false,
    rate_limit_per_user: 0,
    permission_overwrites: channel.overwrites.map((each) => ({
      id: each.id,
      type: each.type,
      allow: String(each.allow),
      deny: String(each.deny),
    })),
    ...(type === ChannelType.GuildForum && forumJson(channel)),
  }
}

export function threadMemberJson(channel: Channel, userId: string): Json {
  return { id: channel.id, user_id: userId, join_timestamp: channel.thread?.members.get(userId), flags: 0 }
}

/** All of a guild, as GUILD_CREATE has it: the only member listed without the members intent is the bot. */
export function guildCreateJson(
  guild: Guild,
  channels: readonly Channel[],
  { botId, allMembers }: { botId: string; allMembers: boolean },
): Json {
  const members = [...guild.members.values()].filter(({ user }) => allMembers || user.id === botId)
  return {
    ...guildJson(guild),
    joined_at: guild.members.get(botId)?.joined_at,
    large: false,
    unavailable: false,
    member_count: guild.members.size,
    voice_states: [],
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
    members: members.map(memberJson),
    channels: channels.filter(({ thread }) => !thread).map((each) => channelJson(each, botId)),
    threads: channels
      .filter(({ thread }) => thread && !thread.archived)
      .map((each) => channelJson(each, botId)),
  }
}

export function guildJson(guild: Guild): Json {
  return {
    id: guild.id,
    name: guild.name,
    owner_id: guild.owner_id,
    preferred_locale: guild.preferred_locale,
    roles: guild.roles,
    emojis: [],
    stickers: [],
    features: ['COMMUNITY'],
    icon: null,
    splash: null,
    banner: null,
    description: null,
    discovery_splash: null,
    afk_channel_id: null,
    afk_timeout: 300,
    application_id: null,
    system_channel_id: null,
    system_channel_flags: 0,
    rules_channel_id: null,
    public_updates_channel_id: null,
    safety_alerts_channel_id: null,
    vanity_url_code: null,
    verification_level: 0,
    default_message_notifications: 0,
    explicit_content_filter: 0,
    mfa_level: 0,
    nsfw_level: 0,
    premium_tier: 0,
    premium_progress_bar_enabled: false,
  }
}

/** A member with the permissions that an interaction brings along. */
export function interactionMemberJson(guild: Guild, member: Member, permissions: bigint): Json {
  const all = permissions | guildPermissions(guild, member.user.id)
  return { ...memberJson(member), permissions: String(all) }
}

function threadJson(channel: Channel, botId: string): Json {
  const { thread, messages } = channel
  if (!thread) return {}
  return {
    parent_id: thread.parent.id,
    owner_id: thread.owner_id,
    rate_limit_per_user: 0,
    message_count: [...messages.values()].filter(({ deleted }) => !deleted).length,
    total_message_sent: thread.sent,
    member_count: Math.min(thread.members.size, 50),
    applied_tags: thread.applied_tags,
    thread_metadata: {
      archived: thread.archived,
      locked: thread.locked,
      auto_archive_duration: thread.auto_archive_duration,
      archive_timestamp: thread.created,
      create_timestamp: thread.created,
    },
    ...(thread.members.has(botId) && { member: threadMemberJson(channel, botId) }),
  }
}

function forumJson({ tags }: Channel): Json {
  return {
    available_tags: tags.map((tag) => ({ ...tag, moderated: false, emoji_id: null, emoji_name: null })),
    default_reaction_emoji: null,
    default_sort_order: null,
    default_forum_layout: 0,
  }
}
