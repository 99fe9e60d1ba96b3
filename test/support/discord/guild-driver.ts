// A guild as a test sets it up: channels, members, roles, who may do what; posts by webhooks.
import { type APIRole, ChannelType, GatewayIntentBits } from 'discord.js'
import { NOBODY } from './mentions.js'
import { post } from './messages.js'
import type { Channel, Guild, Member, Message } from './model.js'
import { bits, overwrite, type Permission } from './permissions.js'
import type { Person } from './person.js'
import { changeThread } from './thread-state.js'
import { channelJson, guildCreateJson, memberJson } from './wire.js'
import type { World } from './world.js'

export class GuildDriver {
  constructor(
    readonly guild: Guild,
    private readonly world: World,
  ) {}

  get id(): string {
    return this.guild.id
  }

  text(name: string): Channel {
    return this.#channel(name, ChannelType.GuildText)
  }

  announcement(name: string): Channel {
    return this.#channel(name, ChannelType.GuildAnnouncement)
  }

  forum(name: string, tags: readonly string[] = []): Channel {
    return this.#channel(name, ChannelType.GuildForum, tags)
  }

  role(name: string, { permissions = [] as Permission[], mentionable = false } = {}): APIRole {
    const role = newRole(this.world.ids.next(), name, { permissions: bits(permissions), mentionable })
    this.guild.roles.push(role)
    this.world.emit({
      t: 'GUILD_ROLE_CREATE',
      intents: GatewayIntentBits.Guilds,
      guildId: this.id,
      d: () => ({ guild_id: this.id, role }),
    })
    return role
  }

  /** Makes people members. */
  join(...people: Person[]): void {
    for (const { user } of people)
      this.#join({ user, nick: null, roles: [], joined_at: new Date().toISOString() })
  }

  give({ id }: Person, role: APIRole): void {
    this.guild.members.get(id)?.roles.push(role.id)
  }

  /** Takes permissions from the bot in a channel, or gives them back with `allow`. */
  restrictBot(channel: Channel, deny: readonly Permission[], allow: readonly Permission[] = []): void {
    overwrite(channel, { id: this.world.bot.id, type: 1 }, { deny, allow })
    this.#update(channel)
  }

  /** Takes permissions from everybody in a channel, or gives them with `allow`. */
  restrictEveryone(channel: Channel, deny: readonly Permission[], allow: readonly Permission[] = []): void {
    overwrite(channel, { id: this.id, type: 0 }, { deny, allow })
    this.#update(channel)
  }

  archive(thread: Channel, { locked = false } = {}): void {
    changeThread(this.world, thread, { archived: true, locked })
  }

  /** A post by a webhook, such as another system's notice. */
  webhookPost(channel: Channel, name: string, content: string): Message {
    const id = this.world.ids.next()
    const author = { id, username: name, discriminator: '0000', global_name: null, avatar: null, bot: true }
    return post(this.world, { channel, author, content, webhook_id: id, allowed: NOBODY })
  }

  /** The bot is thrown out of the guild. */
  removeBot(): void {
    this.world.emit({
      t: 'GUILD_DELETE',
      intents: GatewayIntentBits.Guilds,
      guildId: this.id,
      d: () => ({ id: this.id, unavailable: false }),
    })
    this.guild.members.delete(this.world.bot.id)
  }

  /** The bot is invited to the guild, with the permissions of its role. */
  addBot(permissions: bigint): void {
    const { bot, ids } = this.world
    const role = newRole(ids.next(), bot.username, { permissions, mentionable: false, managed: true })
    this.guild.roles.push(role)
    const joined_at = new Date().toISOString()
    this.guild.members.set(bot.id, { user: bot, nick: null, roles: [role.id], joined_at })
    const channels = [...this.world.channels.values()].filter((each) => each.guild === this.guild)
    this.world.emit({
      t: 'GUILD_CREATE',
      intents: GatewayIntentBits.Guilds,
      guildId: this.id,
      d: () => ({ ...guildCreateJson(this.guild, channels, { botId: bot.id, allMembers: false }) }),
    })
  }

  #join(member: Member): void {
    this.guild.members.set(member.user.id, member)
    this.world.emit({
      t: 'GUILD_MEMBER_ADD',
      intents: GatewayIntentBits.GuildMembers,
      guildId: this.id,
      d: () => ({ ...memberJson(member), guild_id: this.id }),
    })
  }

  #update(channel: Channel): void {
    this.#announce('CHANNEL_UPDATE', channel)
  }

  #channel(name: string, type: ChannelType, tags: readonly string[] = []): Channel {
    const channel: Channel = {
      id: this.world.ids.next(),
      type,
      name,
      guild: this.guild,
      recipients: [],
      overwrites: [],
      tags: tags.map((tag) => ({ id: this.world.ids.next(), name: tag })),
      thread: undefined,
      messages: new Map(),
    }
    this.world.channels.set(channel.id, channel)
    this.#announce('CHANNEL_CREATE', channel)
    return channel
  }

  #announce(t: string, channel: Channel): void {
    this.world.emit({
      t,
      intents: GatewayIntentBits.Guilds,
      guildId: this.id,
      d: () => channelJson(channel, this.world.bot.id),
    })
  }
}

/** Makes a role; that of @everyone has the guild's id. */
export function newRole(
  id: string,
  name: string,
  {
    permissions,
    mentionable,
    managed = false,
  }: {
    permissions: bigint
    mentionable: boolean
    managed?: boolean
  },
): APIRole {
  return {
    id,
    name,
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    position: 1,
    permissions: String(permissions),
    managed,
    mentionable,
    flags: 0 as APIRole['flags'],
  }
}
