// Who is in a thread, and whether it is archived or locked.
import { GatewayIntentBits } from 'discord.js'
import type { Channel } from './model.js'
import { channelJson, memberJson, threadMemberJson } from './wire.js'
import type { World } from './world.js'

/** Makes a user a member of the thread. */
export function joinThread(world: World, channel: Channel, userId: string): void {
  const { thread, guild } = channel
  if (!thread || !guild || thread.members.has(userId)) return
  thread.members.set(userId, new Date().toISOString())
  const member = guild.members.get(userId)
  world.emit({
    t: 'THREAD_MEMBERS_UPDATE',
    // Of others only with the members intent.
    intents: userId === world.bot.id ? GatewayIntentBits.Guilds : GatewayIntentBits.GuildMembers,
    guildId: guild.id,
    channel,
    d: () => ({
      id: channel.id,
      guild_id: guild.id,
      member_count: thread.members.size,
      added_members: [
        {
          ...threadMemberJson(channel, userId),
          member: member ? memberJson(member) : undefined,
          presence: null,
        },
      ],
    }),
  })
}

export function leaveThread({ thread }: Channel, userId: string): void {
  thread?.members.delete(userId)
}

/** Changes whether a thread is archived or locked, or its name. */
export function changeThread(
  world: World,
  channel: Channel,
  { name, archived, locked }: { name?: string; archived?: boolean; locked?: boolean },
): void {
  const { thread } = channel
  if (!thread) return
  thread.archived = archived ?? thread.archived
  thread.locked = locked ?? thread.locked
  channel.name = name ?? channel.name
  world.emit({
    t: 'THREAD_UPDATE',
    intents: GatewayIntentBits.Guilds,
    guildId: channel.guild?.id,
    channel,
    d: () => channelJson(channel, world.bot.id),
  })
}

/** A message in an archived thread opens it again. */
export function wakeThread(world: World, channel: Channel): void {
  if (channel.thread?.archived) changeThread(world, channel, { archived: false })
}
