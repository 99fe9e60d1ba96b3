// One interaction: what a person did, and what the bot made of it.
import type { APIApplicationCommandOptionChoice, APIUser, InteractionType } from 'discord.js'
import type { Json } from './json.js'
import { type Channel, isLoading, type Message } from './model.js'
import { until } from './until.js'

/** A modal that the bot opened. */
export interface Modal extends Json {
  readonly custom_id: string
  readonly title: string
  readonly components: readonly Json[]
}

interface Origin {
  readonly id: string
  readonly token: string
  readonly type: InteractionType
  readonly user: APIUser
  readonly channel: Channel
  /** The command's name, or the custom id of the component or modal. */
  readonly name: string
  readonly data: Json
  /** The message whose component was used, also if that opened the modal that was submitted. */
  readonly source?: Message | undefined
  /** The message that a message command was used on. */
  readonly target?: Message | undefined
  /** Whether the bot cannot answer in time, because the test wants it so. */
  readonly late: boolean
  /** Whether it is no violation if the bot never answers. */
  readonly mayFail: boolean
}

export class Interaction {
  readonly at = Date.now()
  /** The callback by which the bot answered, by Discord's numbers: 4 a message, 5 "thinking…", 6, 7, 8, 9 a modal. */
  callback: number | undefined
  /** The response: a new message, or the source if that was updated. */
  original: Message | undefined
  readonly followUps: Message[] = []
  modal: Modal | undefined
  choices: readonly APIApplicationCommandOptionChoice[] | undefined
  /** Whether the person was told that the application did not respond. */
  failed = false
  /** Set by a test to let the token expire before its 15 minutes. */
  expired = false

  constructor(readonly origin: Origin) {}

  get id(): string {
    return this.origin.id
  }

  /** Waits for the bot to acknowledge, in whatever way. */
  async acknowledged(ms?: number): Promise<this> {
    await until(() => this.callback, ms, `an answer to ${this.origin.name}`)
    return this
  }

  /** Waits for the response to be there in full, not just "thinking…". */
  async response(ms?: number): Promise<Message> {
    const isThere = () => this.original && !isLoading(this.original) && this.original
    return until(isThere, ms, `a response to ${this.origin.name}`)
  }

  /** Waits for the n-th message after the response. */
  async followUp(n = 1, ms?: number): Promise<Message> {
    return until(() => this.followUps[n - 1], ms, `follow-up ${n} to ${this.origin.name}`)
  }

  /** Waits for the bot to open a modal. */
  async opened(ms?: number): Promise<Modal> {
    return until(() => this.modal, ms, `a modal from ${this.origin.name}`)
  }

  /** Waits for suggestions. */
  async suggestions(ms?: number): Promise<readonly APIApplicationCommandOptionChoice[]> {
    return until(() => this.choices, ms, `suggestions for ${this.origin.name}`)
  }
}
