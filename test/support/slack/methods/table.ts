// All methods that the stand-in knows; any other answers unknown_method.

import type { Fields } from '../fields.js'
import type { World } from '../world.js'
import type { Args } from './args.js'
import { chatMethods } from './chat.js'
import { conversationMethods } from './conversations.js'
import { otherMethods } from './others.js'

/** One method of the Web API. */
export interface Method {
  /** Any of these is enough. */
  readonly scopes: readonly string[]
  /** Takes the app-level token, not the bot's. */
  readonly appToken?: boolean
  /** Gives the fields of the answer next to `ok`, or throws an ApiError. */
  readonly run: (args: Args, world: World) => Fields
}

export type Methods = Readonly<Record<string, Method>>

export const METHODS: Methods = { ...otherMethods, ...conversationMethods, ...chatMethods }
