// What people do with what the app shows them: commands, shortcuts, buttons and menus.

import type { Delivery } from './delivery.js'
import { actionOf, type Choice, type Choices, type Place, placesIn, stateOf } from './element-state.js'
import { ApiError } from './errors.js'
import { type Fields, isFields, listOf } from './fields.js'
import { type Message, messageFields } from './messages.js'
import { fill } from './modals.js'
import type { View } from './views.js'
import type { Channel, User } from './workspace.js'
import type { World } from './world.js'

/** A command with what came back in its acknowledgement. */
export interface Answered {
  readonly delivery: Delivery
  /** The message made of the acknowledgement, if it had one. */
  readonly message?: Message
}

/** How a button is pressed. */
export interface Pressing {
  /** What else the person had chosen, for `state`. */
  readonly choices?: Choices
  /** Presses what was there before the last update, as somebody does whose client is behind. */
  readonly stale?: boolean
}

/** Who and where, as all payloads have it. */
export function origin(world: World, user: User): Fields {
  const { team, bot } = world.workspace
  return {
    token: 'verification-token',
    api_app_id: bot.app_id,
    team: { id: team.id, domain: team.domain },
    enterprise: null,
    is_enterprise_install: false,
    user: { id: user.id, username: user.name, name: user.name, team_id: user.team_id },
  }
}

/** Commands cannot be used in threads. */
export async function command(
  world: World,
  user: User,
  channel: Channel,
  name: string,
  text: string,
): Promise<Answered> {
  const { team, bot } = world.workspace
  const payload = {
    token: 'verification-token',
    team_id: team.id,
    team_domain: team.domain,
    channel_id: channel.id,
    channel_name: channel.type === 'group' ? 'privategroup' : channel.name,
    user_id: user.id,
    user_name: user.name,
    command: name,
    text,
    api_app_id: bot.app_id,
    is_enterprise_install: 'false',
    response_url: world.responseUrls.create(channel.id, user.id),
    trigger_id: world.trigger(user.id),
  }
  const delivery = world.interact('slash_commands', payload, true)
  await delivery.settled
  const { response } = delivery
  if (response === undefined) return { delivery }
  const body = isFields(response) ? response : { text: String(response) }
  try {
    const message = world.responseUrls.respond({ channel: channel.id, user: user.id }, body, name)
    return message ? { delivery, message } : { delivery }
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    // People then see "failed with the error invalid_command_response".
    world.violate(name, 'invalid_command_response', [error.code, ...error.messages])
    return { delivery }
  }
}

export function messageShortcut(world: World, user: User, message: Message, callback_id: string): Delivery {
  const channel = channelOf(world, message)
  const payload = {
    ...origin(world, user),
    type: 'message_action',
    action_ts: world.workspace.ts(),
    channel: { id: channel.id, name: channel.type === 'group' ? 'privategroup' : channel.name },
    callback_id,
    trigger_id: world.trigger(user.id),
    response_url: world.responseUrls.create(channel.id, user.id),
    message_ts: message.ts,
    message: messageFields(world.workspace, message),
  }
  return world.interact('interactive', payload, false)
}

export function globalShortcut(world: World, user: User, callback_id: string): Delivery {
  const trigger_id = world.trigger(user.id)
  const payload = {
    ...origin(world, user),
    type: 'shortcut',
    action_ts: world.workspace.ts(),
    callback_id,
    trigger_id,
  }
  return world.interact('interactive', payload, false)
}

/** block_actions, from wherever the element is. */
export function press(
  world: World,
  user: User,
  on: Message | View,
  action_id: string,
  choice: Choice | undefined,
  how: Pressing,
): Delivery {
  const isView = 'root_view_id' in on
  const blocks = isView
    ? listOf((how.stale ? on.earlier.at(-1) : on.fields)?.blocks)
    : [...((how.stale ? on.earlier.at(-1) : on.content)?.blocks ?? [])]
  const place = placesIn(blocks).find((one) => one.action_id === action_id)
  if (!place) throw new Error(`nothing here has the action_id ${action_id}`)
  if (isView && choice !== undefined) fill(on, { [action_id]: choice })
  const surface = isView
    ? viewSurface(world, user, on)
    : messageSurface(world, user, on, blocks, how.choices ?? {})
  const actions = [pressed(place, choice, world.workspace.ts())]
  return world.interact(
    'interactive',
    { ...origin(world, user), type: 'block_actions', ...surface, actions },
    false,
  )
}

function pressed(place: Place, choice: Choice | undefined, ts: string): Fields {
  return Object.fromEntries(
    Object.entries(actionOf(place, choice, ts)).filter(([, value]) => value !== undefined),
  )
}

function viewSurface(world: World, user: User, view: View): Fields {
  if (!view.open || view.user !== user.id) throw new Error('this view is not open')
  return {
    container: { type: 'view', view_id: view.id },
    trigger_id: world.trigger(user.id, view.type === 'modal' ? view.id : undefined),
    view: world.views.fieldsOf(view),
  }
}

function messageSurface(
  world: World,
  user: User,
  message: Message,
  blocks: readonly Fields[],
  choices: Choices,
): Fields {
  const channel = channelOf(world, message)
  const is_ephemeral = message.ephemeral_for !== undefined
  if (message.deleted) throw new Error('this message is gone')
  if (is_ephemeral && message.ephemeral_for !== user.id) throw new Error('somebody else sees this message')
  const thread = message.thread_ts === undefined ? {} : { thread_ts: message.thread_ts }
  return {
    container: {
      type: 'message',
      message_ts: message.ts,
      channel_id: channel.id,
      is_ephemeral,
      ...thread,
    },
    channel: { id: channel.id, name: channel.type === 'group' ? 'privategroup' : channel.name },
    // The app is not given back what it showed to one person only.
    ...(is_ephemeral ? {} : { message: messageFields(world.workspace, message) }),
    state: stateOf(blocks, choices),
    response_url: world.responseUrls.create(channel.id, user.id, message),
    trigger_id: world.trigger(user.id),
  }
}

function channelOf(world: World, message: Message): Channel {
  const channel = world.workspace.channels.get(message.channel)
  if (!channel) throw new Error(`there is no channel ${message.channel}`)
  return channel
}
