// Modals and home tabs.

import { withIds } from './block-kit/ids.js'
import { inspectView } from './block-kit/inspect.js'
import { type Choices, placesIn, stateOf } from './element-state.js'
import { ApiError } from './errors.js'
import { type Fields, isFields, listOf, textOf } from './fields.js'
import type { Markup } from './markup.js'
import type { World } from './world.js'

const MAX_STACK = 3
const TRIGGER_LIFETIME = 3_000
const MAX_BYTES = 250_000

/** A modal or a home tab that somebody has before them. */
export interface View extends Markup {
  readonly id: string
  readonly type: 'modal' | 'home'
  readonly user: string
  readonly root_view_id: string
  readonly previous_view_id: string | null
  /** As the app gave it, with ids filled in. */
  fields: Fields
  hash: string
  mentions: Markup['mentions']
  links: Markup['links']
  open: boolean
  /** What was chosen in it so far. */
  choices: Choices
  /** What it looked like before each update. */
  readonly earlier: Fields[]
  /** Complaints of the app about the last submission, by block_id. */
  errors: Readonly<Record<string, string>>
}

/** All views of the workspace. */
export class Views {
  readonly all: View[] = []

  constructor(readonly world: World) {}

  /** The open modals of somebody, the topmost last. */
  stack(user: string): View[] {
    return this.all.filter((view) => view.type === 'modal' && view.user === user && view.open)
  }

  home(user: string): View | undefined {
    return this.all.find((view) => view.type === 'home' && view.user === user)
  }

  find(view_id: string | undefined, external_id?: string): View | undefined {
    return this.all.find(
      (view) =>
        view.open &&
        (view.id === view_id || (external_id !== undefined && view.fields.external_id === external_id)),
    )
  }

  openModal(trigger_id: string | undefined, fields: unknown): View {
    const inspected = this.#inspect(fields, 'modal')
    const { user } = this.#exchange(trigger_id)
    this.#refuseTaken(inspected)
    for (const view of this.stack(user)) view.open = false
    return this.#add('modal', user, inspected, null)
  }

  push(trigger_id: string | undefined, fields: unknown): View {
    const inspected = this.#inspect(fields, 'modal')
    const { user, view } = this.#exchange(trigger_id)
    if (view === undefined) throw new ApiError('invalid_trigger_id')
    return this.pushOnto(user, inspected)
  }

  /** Also for the response_action `push`. */
  pushOnto(user: string, fields: unknown): View {
    const inspected = this.#inspect(fields, 'modal')
    const stack = this.stack(user)
    if (stack.length >= MAX_STACK) throw new ApiError('push_limit_reached')
    this.#refuseTaken(inspected)
    return this.#add('modal', user, inspected, stack.at(-1) ?? null)
  }

  update(view: View, fields: unknown, hash?: string): View {
    const inspected = this.#inspect(fields, view.type)
    if (hash !== undefined && hash !== view.hash) throw new ApiError('hash_conflict')
    if (inspected.external_id !== view.fields.external_id) this.#refuseTaken(inspected)
    view.earlier.push(view.fields)
    view.fields = this.#filled(inspected)
    view.hash = this.#hash()
    view.errors = {}
    Object.assign(view, this.world.markupOf(view.type, view.fields))
    const left = new Set(placesIn(listOf(view.fields.blocks)).map((place) => place.action_id))
    view.choices = Object.fromEntries(
      Object.entries(view.choices).filter(([action_id]) => left.has(action_id)),
    )
    return view
  }

  publish(user: string, fields: unknown, hash?: string): View {
    const shown = this.home(user)
    if (shown) return this.update(shown, fields, hash)
    return this.#add('home', user, this.#inspect(fields, 'home'), null)
  }

  /** A view as payloads and answers carry it. */
  fieldsOf(view: View): Fields {
    const { workspace } = this.world
    const {
      title = null,
      close = null,
      submit = null,
      blocks,
      callback_id,
      private_metadata,
      external_id,
    } = view.fields
    return {
      id: view.id,
      team_id: workspace.team.id,
      type: view.type,
      blocks,
      private_metadata: private_metadata ?? '',
      callback_id: callback_id ?? '',
      state: stateOf(listOf(blocks), view.choices),
      hash: view.hash,
      title,
      clear_on_close: view.fields.clear_on_close ?? false,
      notify_on_close: view.fields.notify_on_close ?? false,
      close,
      submit,
      previous_view_id: view.previous_view_id,
      root_view_id: view.root_view_id,
      app_id: workspace.bot.app_id,
      external_id: external_id ?? '',
      app_installed_team_id: workspace.team.id,
      bot_id: workspace.bot.bot_id,
    }
  }

  #add(type: View['type'], user: string, fields: Fields, below: View | null): View {
    const id = this.world.workspace.id('V')
    const filled = this.#filled(fields)
    const view: View = {
      id,
      type,
      user,
      root_view_id: below?.root_view_id ?? id,
      previous_view_id: below?.id ?? null,
      fields: filled,
      hash: this.#hash(),
      open: true,
      choices: {},
      earlier: [],
      errors: {},
      ...this.world.markupOf(type, filled),
    }
    this.all.push(view)
    return view
  }

  #filled(fields: Fields): Fields {
    const fresh = () => this.world.workspace.id('').slice(-5)
    return { ...fields, blocks: withIds(listOf(fields.blocks), fresh) }
  }

  #inspect(fields: unknown, type: View['type']): Fields {
    const seen = inspectView(fields, type)
    if (seen.faults.length > 0 || !isFields(fields))
      throw ApiError.withMessages('invalid_arguments', seen.errors)
    if (Buffer.byteLength(JSON.stringify(fields)) > MAX_BYTES) throw new ApiError('view_too_large')
    return fields
  }

  #refuseTaken(fields: Fields): void {
    const external_id = textOf(fields.external_id)
    if (external_id && this.find(undefined, external_id)) throw new ApiError('duplicate_external_id')
  }

  #exchange(trigger_id: string | undefined): { user: string; view?: string } {
    if (trigger_id === undefined)
      throw ApiError.withMessages('invalid_arguments', ['missing required field: trigger_id'])
    const trigger = this.world.triggers.get(trigger_id)
    if (!trigger) throw new ApiError('invalid_trigger_id')
    if (trigger.used) throw new ApiError('exchanged_trigger_id')
    if (this.world.workspace.clock.now() - trigger.at > TRIGGER_LIFETIME)
      throw new ApiError('expired_trigger_id')
    trigger.used = true
    return trigger
  }

  #hash(): string {
    return `${this.world.workspace.ts()}.${this.world.workspace.id('').slice(-6)}`
  }
}
