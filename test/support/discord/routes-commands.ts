// The application and its commands, global and of single guilds.
import { ApplicationCommandType } from 'discord.js'
import { ApiError, refuse } from './api-error.js'
import { checkCommand, checkTogether } from './check-commands.js'
import { Form } from './form.js'
import { isJson, type Json, textOf } from './json.js'
import {
  type Answer,
  type Call,
  created,
  NO_CONTENT,
  objectIn,
  ok,
  param,
  type Route,
  route,
} from './route.js'
import type { World } from './world.js'

/** A registered command, as Discord gives it back. */
export interface Command extends Json {
  readonly id: string
  readonly type: number
  readonly name: string
  readonly guild_id?: string
}

export function commandRoutes(world: World, commands: Command[]): Route[] {
  const application = () => ({
    id: world.applicationId,
    name: world.bot.username,
    description: '',
    icon: null,
    bot: world.bot,
    bot_public: true,
    bot_require_code_grant: false,
    verify_key: '',
    flags: world.mayReadContent ? MESSAGE_CONTENT_LIMITED : 0,
    owner: { ...world.bot, bot: false },
    team: null,
  })
  const scoped = (scope: string | undefined) => commands.filter((each) => each.guild_id === scope)
  const replace = (scope: string | undefined, next: readonly Command[]) => {
    commands.splice(0, commands.length, ...commands.filter((each) => each.guild_id !== scope), ...next)
  }
  const find = (call: Call, scope: string | undefined): Command => {
    const found = scoped(scope).find(({ id }) => id === param(call, 'command'))
    if (!found) throw refuse('unknownCommand')
    return found
  }

  const routesFor = (path: string, scopeOf: (call: Call) => string | undefined): Route[] => [
    route(`GET ${path}`, (call) => {
      const localised = call.query.get('with_localizations') === 'true'
      return ok(scoped(scopeOf(call)).map((each) => (localised ? each : unlocalised(each))))
    }),
    route(`PUT ${path}`, (call) => {
      const scope = scopeOf(call)
      const form = new Form()
      const list = form.list(call.body, { max: 130, required: true }).filter(isJson)
      list.forEach((each, index) => {
        checkCommand(form.at(index), each)
      })
      const few = checkTogether(form, list)
      form.throwIfFaulty()
      if (!few) throw refuse('tooManyCommands')
      const old = scoped(scope)
      replace(
        scope,
        list.map((each) => registered(world, each, old, scope)),
      )
      return ok(scoped(scope))
    }),
    route(`POST ${path}`, (call) => {
      const scope = scopeOf(call)
      const body = objectIn(call)
      const form = new Form()
      checkCommand(form, body)
      form.throwIfFaulty()
      const command = registered(world, body, scoped(scope), scope)
      const others = scoped(scope).filter(({ id }) => id !== command.id)
      if (!checkTogether(new Form(), [...others, command])) throw refuse('tooManyCommands')
      const answer = others.length < scoped(scope).length ? ok : created
      replace(scope, [...others, command])
      return answer(command)
    }),
    route(`GET ${path}/:command`, (call) => ok(find(call, scopeOf(call)))),
    route(`PATCH ${path}/:command`, (call): Answer => {
      const scope = scopeOf(call)
      const old = find(call, scope)
      const changed = { ...old, ...objectIn(call), id: old.id, type: old.type }
      const form = new Form()
      checkCommand(form, changed)
      form.throwIfFaulty()
      replace(
        scope,
        scoped(scope).map((each) => (each === old ? changed : each)),
      )
      return ok(changed)
    }),
    route(`DELETE ${path}/:command`, (call) => {
      const scope = scopeOf(call)
      const gone = find(call, scope)
      replace(
        scope,
        scoped(scope).filter((each) => each !== gone),
      )
      return NO_CONTENT
    }),
  ]
  const own = (call: Call): void => {
    if (param(call, 'application') !== world.applicationId) throw refuse('unknownApplication')
  }

  return [
    route('GET /applications/@me', () => ok(application())),
    route('GET /oauth2/applications/@me', () => ok(application())),
    ...routesFor('/applications/:application/commands', (call) => {
      own(call)
      return undefined
    }),
    ...routesFor('/applications/:application/guilds/:guild/commands', (call) => {
      own(call)
      const id = param(call, 'guild')
      // Discord says that access is missing, not that the guild is unknown.
      if (!world.guilds.get(id)?.members.has(world.bot.id))
        throw new ApiError(403, 50001, 'Missing Access', false)
      return id
    }),
  ]
}

/** A command that keeps the id it had under the same name and type. */
function registered(
  world: World,
  command: Json,
  old: readonly Command[],
  scope: string | undefined,
): Command {
  const type = Number(command.type ?? ApplicationCommandType.ChatInput)
  const name = textOf(command.name)
  const before = old.find((each) => each.type === type && each.name === name)
  return {
    default_member_permissions: null,
    nsfw: false,
    contexts: null,
    integration_types: [0],
    description: '',
    name_localizations: null,
    description_localizations: null,
    ...command,
    type,
    name,
    id: before?.id ?? world.ids.next(),
    application_id: world.applicationId,
    version: world.ids.next(),
    ...(scope && { guild_id: scope }),
  }
}

function unlocalised({ name_localizations: _, description_localizations: __, ...rest }: Command): Json {
  return rest
}

const MESSAGE_CONTENT_LIMITED = 1 << 19
