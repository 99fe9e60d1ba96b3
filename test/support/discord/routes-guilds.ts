// Reading users, channels, guilds and members; opening direct messages; uploaded files; the gateway's address.
import { refuse } from './api-error.js'
import { type Answer, type Call, objectIn, ok, param, type Route, route } from './route.js'
import { channelJson, guildJson, memberJson } from './wire.js'
import type { World } from './world.js'

export function guildRoutes(world: World, gatewayUrl: () => string): Route[] {
  const { bot } = world
  const member = (call: Call, id: string): Answer => {
    const found = world.guild(param(call, 'guild')).members.get(id)
    if (!found) throw refuse('unknownMember')
    return ok(memberJson(found))
  }

  return [
    route('GET /gateway/bot', () =>
      ok({
        url: gatewayUrl(),
        shards: world.shards,
        session_start_limit: { total: 1000, remaining: 999, reset_after: 86_400_000, max_concurrency: 1 },
      }),
    ),
    route('GET /gateway', () => ok({ url: gatewayUrl() }), { needsToken: false }),
    route('GET /users/@me', () => ok({ ...bot, verified: true, mfa_enabled: true, flags: 0 })),
    route('GET /users/:user', (call) => {
      const user = world.users.get(param(call, 'user'))
      if (!user) throw refuse('unknownUser')
      return ok(user)
    }),
    route('POST /users/@me/channels', (call) => {
      const user = world.users.get(String(objectIn(call).recipient_id))
      if (!user || user.id === bot.id) throw refuse('invalidRecipient')
      return ok(channelJson(world.dm(user), bot.id))
    }),
    route('GET /channels/:channel', (call) => ok(channelJson(world.channel(param(call, 'channel')), bot.id))),
    route('GET /guilds/:guild', (call) => ok(guildJson(world.guild(param(call, 'guild'))))),
    route('GET /guilds/:guild/channels', (call) => {
      const guild = world.guild(param(call, 'guild'))
      const channels = [...world.channels.values()].filter((each) => each.guild === guild && !each.thread)
      return ok(channels.map((each) => channelJson(each, bot.id)))
    }),
    route('GET /guilds/:guild/roles', (call) => ok(world.guild(param(call, 'guild')).roles)),
    route('GET /guilds/:guild/members/@me', (call) => member(call, bot.id)),
    route('GET /guilds/:guild/members/:user', (call) => member(call, param(call, 'user'))),
    route('PATCH /guilds/:guild/members/@me', (call) => {
      const own = world.guild(param(call, 'guild')).members.get(bot.id)
      const { nick } = objectIn(call)
      if (own && nick !== undefined) own.nick = nick === null ? null : String(nick)
      return member(call, bot.id)
    }),
    route(
      'GET /attachments/:id/:name',
      (call) => {
        const file = world.files.get(param(call, 'id'))
        if (!file) throw refuse('notFound')
        return { status: 200, bytes: file }
      },
      { needsToken: false, base: '' },
    ),
  ]
}
