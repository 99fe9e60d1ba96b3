// What people do with a modal: fill it in, submit it, close it.

import type { Delivery } from './delivery.js'
import { type Choices, placesIn, stateOf } from './element-state.js'
import { ApiError } from './errors.js'
import { type Fields, isFields, lengthOf, listOf, textOf } from './fields.js'
import { origin } from './hands.js'
import type { View } from './views.js'
import type { User } from './workspace.js'
import type { World } from './world.js'

/** What became of a submission. */
export interface Submitted {
  readonly delivery: Delivery
  readonly result: 'closed' | 'errors' | 'updated' | 'pushed' | 'cleared' | 'failed'
  /** The modal that is now on top. */
  readonly view?: View
}

/** Chooses and types in a view, without submitting it. */
export function fill(view: View, choices: Choices): void {
  const places = placesIn(listOf(view.fields.blocks))
  for (const action_id of Object.keys(choices))
    if (!places.some((place) => place.action_id === action_id))
      throw new Error(`the view has no ${action_id}`)
  view.choices = { ...view.choices, ...choices }
}

/** Submits a modal and does with it what the app answers. */
export async function submit(world: World, user: User, view: View, choices: Choices): Promise<Submitted> {
  if (!view.open || world.views.stack(user.id).at(-1) !== view) throw new Error('this modal is not on top')
  fill(view, choices)
  refuseUnfilled(view)
  const fields = world.views.fieldsOf(view)
  const payload = {
    ...origin(world, user),
    type: 'view_submission',
    trigger_id: world.trigger(user.id, view.id),
    view: fields,
    response_urls: responseUrlsOf(world, user, view),
  }
  const delivery = world.interact('interactive', payload, true)
  const done = (result: Submitted['result']): Submitted => {
    const top = world.views.stack(user.id).at(-1)
    return top ? { delivery, result, view: top } : { delivery, result }
  }
  // Not acknowledged: the modal stays and shows that there was trouble.
  if (!(await delivery.settled)) return done('failed')
  const response = isFields(delivery.response) ? delivery.response : {}
  try {
    return done(respond(world, user, view, response))
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    world.violate('view_submission', error.code, error.messages)
    return done('failed')
  }
}

function respond(world: World, user: User, view: View, response: Fields): Submitted['result'] {
  switch (response.response_action) {
    case undefined:
      view.open = false
      return 'closed'
    case 'clear':
      for (const one of world.views.stack(user.id)) one.open = false
      return 'cleared'
    case 'update':
      world.views.update(view, response.view)
      return 'updated'
    case 'push':
      world.views.pushOnto(user.id, response.view)
      return 'pushed'
    case 'errors': {
      const errors = isFields(response.errors) ? response.errors : {}
      const inputs = listOf(view.fields.blocks).filter((block) => block.type === 'input')
      const wrong = Object.keys(errors).filter((id) => !inputs.some((block) => block.block_id === id))
      if (wrong.length > 0 || Object.keys(errors).length === 0)
        throw ApiError.withMessages('invalid_errors', [`errors name no input block: ${wrong.join(', ')}`])
      view.errors = Object.fromEntries(Object.entries(errors).map(([id, text]) => [id, String(text)]))
      return 'errors'
    }
    default:
      throw ApiError.withMessages('invalid_response_action', [String(response.response_action)])
  }
}

/** The client itself does not submit what is missing, too short or too long. */
function refuseUnfilled(view: View): void {
  for (const { block, element, action_id } of placesIn(listOf(view.fields.blocks))) {
    if (block.type !== 'input') continue
    const state = Object.values(stateOf([block], view.choices).values)[0]?.[action_id]
    const value = isFields(state) ? Object.entries(state).find(([name]) => name !== 'type')?.[1] : undefined
    const empty =
      value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
    if (empty && block.optional !== true) throw new Error(`${action_id} has to be filled in`)
    const length = lengthOf(textOf(value) ?? '')
    if (length > Number(element.max_length ?? 3_000)) throw new Error(`${action_id} is too long`)
    if (!empty && length < Number(element.min_length ?? 0)) throw new Error(`${action_id} is too short`)
  }
}

function responseUrlsOf(world: World, user: User, view: View): Fields[] {
  return placesIn(listOf(view.fields.blocks)).flatMap(({ element, block_id, action_id }) => {
    const channel_id = textOf(view.choices[action_id])
    if (element.response_url_enabled !== true || channel_id === undefined) return []
    return [{ block_id, action_id, channel_id, response_url: world.responseUrls.create(channel_id, user.id) }]
  })
}

/** Closes the modal on top, or all of them with the cross. */
export function close(world: World, user: User, view: View, all: boolean): Delivery | undefined {
  const closing = all || view.fields.clear_on_close === true ? world.views.stack(user.id) : [view]
  for (const one of closing) one.open = false
  if (view.fields.notify_on_close !== true) return undefined
  const payload = {
    ...origin(world, user),
    type: 'view_closed',
    view: world.views.fieldsOf(view),
    is_cleared: closing.length > 1 || all,
  }
  return world.interact('interactive', payload, false)
}
