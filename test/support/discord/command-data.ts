// What Discord's client sends for a command, after checking what it lets a person enter.
import { ApplicationCommandOptionType as Option, PermissionFlagsBits } from 'discord.js'
import { isJson, type Json, lengthOf, listOf, textOf } from './json.js'
import type { Channel } from './model.js'
import { permissionsIn } from './permissions.js'
import type { Command } from './routes-commands.js'
import { channelJson, partialMemberJson } from './wire.js'
import type { World } from './world.js'

export type OptionValues = Readonly<Record<string, string | number | boolean>>

/** The command of a name, in any language it is localised to, if it can be used there; guild commands go first. */
export function findCommand(
  commands: readonly Command[],
  { name, type, channel, userId }: { name: string; type: number; channel: Channel; userId: string },
): Command {
  const here = commands.filter(
    (each) =>
      each.type === type && hasName(each, name) && (!each.guild_id || each.guild_id === channel.guild?.id),
  )
  const command = here.find(({ guild_id }) => guild_id) ?? here[0]
  if (!command) throw new Error(`no command ${name} is registered here`)
  const context = channel.guild ? 0 : 1
  const contexts = command.contexts
  if (Array.isArray(contexts) && !contexts.includes(context))
    throw new Error(`${name} is not for this kind of channel`)
  const needed = command.default_member_permissions
  const own = permissionsIn(channel, userId)
  if (needed !== null && needed !== undefined && channel.guild) {
    const isAdministrator = (own & PermissionFlagsBits.Administrator) !== 0n
    if (!isAdministrator && (needed === '0' || (own & BigInt(String(needed))) !== BigInt(String(needed))))
      throw new Error(`${name} is not for this person`)
  }
  return command
}

/** The data of a slash command. `focused` is the option being typed, for suggestions. */
export function slashData(
  world: World,
  command: Command,
  {
    path,
    values,
    focused,
    guildId,
  }: {
    path: readonly string[]
    values: OptionValues
    focused?: string
    guildId?: string | undefined
  },
): Json {
  const resolved: Record<string, Json> = {}
  const common = {
    id: command.id,
    name: command.name,
    type: command.type,
    ...(guildId && { guild_id: guildId }),
  }
  const nest = (definitions: readonly Json[], rest: readonly string[]): Json[] => {
    const [sub, ...below] = rest
    if (sub === undefined) return entered(world, definitions, { values, focused, resolved, guildId })
    const found = definitions.find((each) => hasName(each, sub))
    if (!found) throw new Error(`${command.name} has no part ${sub}`)
    const inner = nest(listOf(found.options).filter(isJson), below)
    return [{ name: found.name, type: found.type, options: inner }]
  }
  const options = nest(listOf(command.options).filter(isJson), path)
  return {
    ...common,
    ...(options.length > 0 && { options }),
    ...(Object.keys(resolved).length > 0 && { resolved }),
  }
}

interface Entering {
  readonly values: OptionValues
  readonly focused: string | undefined
  readonly resolved: Record<string, Json>
  readonly guildId: string | undefined
}

/** The entered options, in the order in which the command has them. */
function entered(world: World, definitions: readonly Json[], entering: Entering): Json[] {
  const { values, focused } = entering
  for (const name of Object.keys(values))
    if (!definitions.some((each) => hasName(each, name))) throw new Error(`there is no option ${name}`)
  return definitions.flatMap((definition) => {
    const key = Object.keys(values).find((each) => hasName(definition, each))
    const value = key === undefined ? undefined : values[key]
    const isFocused = focused !== undefined && hasName(definition, focused)
    if (isFocused && definition.autocomplete !== true) throw new Error(`${focused} has no autocomplete`)
    if (value === undefined && !isFocused) {
      if (definition.required === true && focused === undefined)
        throw new Error(`${textOf(definition.name)} is required`)
      return []
    }
    if (focused === undefined && value !== undefined) checkEntered(definition, value)
    if (value !== undefined) resolve(world, definition, String(value), entering)
    const entry = { name: definition.name, type: definition.type, value: value ?? '' }
    return [isFocused ? { ...entry, value: String(value ?? ''), focused: true } : entry]
  })
}

/** Refuses what Discord's client would not let a person send. */
function checkEntered(definition: Json, value: string | number | boolean): void {
  const name = textOf(definition.name)
  const choices = listOf(definition.choices).filter(isJson)
  if (choices.length > 0 && !choices.some((each) => each.value === value))
    throw new Error(`${String(value)} is not a choice of ${name}`)
  const expected = { [Option.Integer]: 'number', [Option.Number]: 'number', [Option.Boolean]: 'boolean' }
  const type = (expected as Record<number, string>)[Number(definition.type)] ?? 'string'
  if (typeof value !== type) throw new Error(`${name} takes a ${type}`)
  if (typeof value !== 'string') return
  const [least, most] = [Number(definition.min_length ?? 0), Number(definition.max_length ?? 6000)]
  const length = lengthOf(value)
  if (length < least || length > most) throw new Error(`${name} takes ${least} to ${most} characters`)
}

/** Adds what an id stands for: a user, a channel, a role. */
function resolve(world: World, { type }: Json, id: string, { resolved, guildId }: Entering): void {
  const add = (kind: string, json: unknown) => {
    if (json !== undefined) resolved[kind] = { ...resolved[kind], [id]: json }
  }
  const guild = world.guilds.get(guildId ?? '')
  if (type === Option.User || type === Option.Mentionable) {
    const member = guild?.members.get(id)
    add('users', world.users.get(id))
    add('members', member && partialMemberJson(member))
  }
  const channel = world.channels.get(id)
  if (type === Option.Channel && channel) add('channels', channelJson(channel, world.bot.id))
  if (type === Option.Role || type === Option.Mentionable)
    add(
      'roles',
      guild?.roles.find((each) => each.id === id),
    )
}

function hasName(named: Json, name: string): boolean {
  const translations = named.name_localizations
  return named.name === name || (isJson(translations) && Object.values(translations).includes(name))
}
