// auth, views, the agent's surface, reactions.

import { ApiError } from '../errors.js'
import { type Fields, listOf, textOf } from '../fields.js'
import type { World } from '../world.js'
import { entered, visible } from './access.js'
import type { Args } from './args.js'
import type { Methods } from './table.js'

export const otherMethods: Methods = {
  'auth.test': { scopes: [], run: authTest },
  'apps.connections.open': { scopes: [], appToken: true, run: () => ({}) },
  'views.open': {
    scopes: [],
    run: (args, world) =>
      viewAnswer(world, world.views.openModal(args.text('trigger_id'), args.fields.view).id),
  },
  'views.push': {
    scopes: [],
    run: (args, world) => viewAnswer(world, world.views.push(args.text('trigger_id'), args.fields.view).id),
  },
  'views.update': { scopes: [], run: viewsUpdate },
  'views.publish': { scopes: [], run: viewsPublish },
  'assistant.threads.setStatus': { scopes: ['chat:write', 'assistant:write'], run: setStatus },
  'assistant.threads.setSuggestedPrompts': { scopes: ['assistant:write'], run: setSuggestedPrompts },
  'assistant.threads.setTitle': { scopes: ['assistant:write'], run: setTitle },
  'reactions.add': { scopes: ['reactions:write'], run: react },
  'reactions.remove': { scopes: ['reactions:write'], run: unreact },
}

function authTest(_: Args, { workspace }: World): Fields {
  const { team, bot } = workspace
  return {
    url: team.url,
    team: team.name,
    user: bot.name,
    team_id: team.id,
    user_id: bot.id,
    bot_id: bot.bot_id,
    is_enterprise_install: false,
  }
}

function viewAnswer(world: World, id: string): Fields {
  const view = world.views.find(id)
  return { view: view ? world.views.fieldsOf(view) : null }
}

function viewsUpdate(args: Args, world: World): Fields {
  const view_id = args.text('view_id')
  const external_id = args.text('external_id')
  if (view_id !== undefined && external_id !== undefined)
    throw ApiError.withMessages('invalid_arguments', ['Cannot provide both `view_id` and `external_id`'])
  const view = world.views.find(view_id, external_id)
  if (!view) throw new ApiError('not_found')
  return viewAnswer(world, world.views.update(view, args.fields.view, args.text('hash')).id)
}

function viewsPublish(args: Args, world: World): Fields {
  const user = args.need('user_id')
  if (!world.workspace.users.has(user)) throw new ApiError('user_not_found')
  return viewAnswer(world, world.views.publish(user, args.fields.view, args.text('hash')).id)
}

function setStatus(args: Args, world: World): Fields {
  const channel = entered(world, args.need('channel_id')).id
  const thread_ts = args.need('thread_ts')
  if (!world.workspace.message(channel, thread_ts)) throw new ApiError('invalid_thread_ts')
  const given = args.fields.loading_messages
  const loading_messages = Array.isArray(given) ? given.map(String) : []
  if (loading_messages.length > 10)
    throw ApiError.withMessages('invalid_arguments', [
      'no more than 10 items allowed [json-pointer:/loading_messages]',
    ])
  world.statuses.push({ channel, thread_ts, status: args.text('status') ?? '', loading_messages })
  return {}
}

function setSuggestedPrompts(args: Args, world: World): Fields {
  const channel = visible(world, args.need('channel_id'))
  const prompts = listOf(args.fields.prompts).map((prompt) => ({
    title: textOf(prompt.title) ?? '',
    message: textOf(prompt.message) ?? '',
  }))
  if (prompts.length > 4)
    throw ApiError.withMessages('invalid_arguments', ['no more than 4 items allowed [json-pointer:/prompts]'])
  if (prompts.length === 0 || prompts.some((prompt) => !prompt.title || !prompt.message))
    throw ApiError.withMessages('invalid_arguments', [
      'each prompt needs a title and a message [json-pointer:/prompts]',
    ])
  const thread_ts = args.text('thread_ts')
  const { surface } = world.setup
  if (surface === 'none') throw new ApiError('not_allowed')
  // For an agent the call does nothing then, without an error.
  if (surface === 'agent_view' && thread_ts !== undefined) {
    world.violate('assistant.threads.setSuggestedPrompts', 'ignored', [
      'thread_ts is only for assistant_view',
    ])
    return {}
  }
  if (surface === 'assistant_view' && thread_ts === undefined)
    throw ApiError.withMessages('invalid_arguments', ['missing required field: thread_ts'])
  const title = args.text('title')
  world.prompts.push({
    channel: channel.id,
    prompts,
    ...(thread_ts === undefined ? {} : { thread_ts }),
    ...(title === undefined ? {} : { title }),
  })
  return {}
}

function setTitle(args: Args, world: World): Fields {
  visible(world, args.need('channel_id'))
  args.need('thread_ts')
  args.need('title')
  return {}
}

function react(args: Args, world: World): Fields {
  const { message, name, me } = reactionOf(args, world)
  const reaction = message.reactions.find((one) => one.name === name)
  if (reaction?.users.includes(me)) throw new ApiError('already_reacted')
  if (reaction) reaction.users.push(me)
  else message.reactions.push({ name, users: [me] })
  return {}
}

function unreact(args: Args, world: World): Fields {
  const { message, name, me } = reactionOf(args, world)
  const users = message.reactions.find((one) => one.name === name)?.users
  if (!users?.includes(me)) throw new ApiError('no_reaction')
  users.splice(users.indexOf(me), 1)
  return {}
}

function reactionOf(args: Args, world: World) {
  const channel = entered(world, args.need('channel'))
  const name = args.need('name')
  if (!/^[\w+'-]+(?:::skin-tone-[2-6])?$/.test(name)) throw new ApiError('invalid_name')
  const message = world.workspace.message(channel.id, args.need('timestamp'))
  if (!message || message.deleted) throw new ApiError('message_not_found')
  return { message, name, me: world.workspace.bot.id }
}
