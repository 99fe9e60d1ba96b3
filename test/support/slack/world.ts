// Everything that the parts of the stand-in share: the workspace, what the app did, what it may do.

import type { Deliveries, Delivery, EnvelopeType } from './delivery.js'
import { EventFeed } from './events.js'
import { compact, type Fields } from './fields.js'
import { findMarkup, type Link, type Markup, type Mention, type Parsing } from './markup.js'
import type { Message } from './messages.js'
import { ResponseUrls } from './response-urls.js'
import { Views } from './views.js'
import { Workspace } from './workspace.js'

/** Something that Slack does not let pass, or that a bot must not do. */
export interface Violation {
  /** The method, or what kind of thing the app was doing. */
  readonly method: string
  readonly error: string
  readonly messages: readonly string[]
}

/** One call of the Web API. */
export interface Call {
  readonly method: string
  readonly args: Fields
  readonly at: number
  /** The error code of the answer, if it was one. */
  error?: string
  answered: boolean
}

/** A line under the composer, such as "is thinking...". */
export interface Status {
  readonly channel: string
  readonly thread_ts: string
  readonly status: string
  readonly loading_messages: readonly string[]
}

/** Prompts that were set for a conversation. */
export interface Prompts {
  readonly channel: string
  readonly thread_ts?: string
  readonly title?: string
  readonly prompts: readonly { readonly title: string; readonly message: string }[]
}

/** How the workspace and the app are set up. */
export interface Setup {
  /** The name of the bot. */
  readonly name: string
  /** Agent in the Messages tab (new apps), assistant threads (legacy), or neither. */
  readonly surface: 'agent_view' | 'assistant_view' | 'none'
  /** The scopes of the bot token; all that the methods here need if not given. */
  readonly scopes?: readonly string[]
  /** The events that the manifest subscribes to; all if not given. `message.channels` and so on. */
  readonly events?: readonly string[]
  /** The most that conversations.history and .replies give at once: 15 for apps sold outside the Marketplace. */
  readonly historyLimit?: number
}

/** The shared state. */
export class World {
  readonly workspace: Workspace
  readonly violations: Violation[] = []
  readonly calls: Call[] = []
  /** Everything that only one person saw. */
  readonly ephemerals: Message[] = []
  /** Every mention and every link that the app ever wrote, also where it was changed later. */
  readonly mentions: (Mention & { readonly where: string })[] = []
  readonly links: (Link & { readonly where: string })[] = []
  readonly statuses: Status[] = []
  readonly prompts: Prompts[] = []
  readonly triggers = new Map<
    string,
    { readonly user: string; readonly at: number; readonly view?: string; used: boolean }
  >()
  readonly views: Views
  readonly responseUrls: ResponseUrls
  readonly events: EventFeed
  /** `http://127.0.0.1:port`, known once it listens. */
  base = ''

  constructor(
    readonly setup: Setup,
    readonly deliveries: Deliveries,
  ) {
    this.workspace = new Workspace(setup.name)
    this.views = new Views(this)
    this.responseUrls = new ResponseUrls(this)
    this.events = new EventFeed(this)
  }

  violate(method: string, error: string, messages: readonly string[] = []): void {
    this.violations.push({ method, error, messages })
  }

  /** The markup of something that the app wrote; it is kept for tests to look at. */
  markupOf(where: string, content: object, parsing?: Parsing): Markup {
    const markup = findMarkup({ ...content }, parsing)
    this.mentions.push(...markup.mentions.map((mention) => ({ ...mention, where })))
    this.links.push(...markup.links.map((link) => ({ ...link, where })))
    return markup
  }

  /** A trigger_id: good for three seconds and one view. */
  trigger(user: string, view?: string): string {
    const { workspace } = this
    const id = `${workspace.id('')}.${workspace.id('')}.${workspace.id('').toLowerCase()}`
    this.triggers.set(id, {
      user,
      at: workspace.clock.now(),
      used: false,
      ...(view === undefined ? {} : { view }),
    })
    return id
  }

  /** Sends what a person did to the app. */
  interact(type: Exclude<EnvelopeType, 'events_api'>, payload: Fields, acceptsResponse: boolean): Delivery {
    return this.deliveries.send(type, compact(payload), acceptsResponse)
  }

  /** The last status of a thread; empty if it was cleared. */
  statusOf(channel: string, thread_ts: string): string {
    return (
      this.statuses.findLast((status) => status.channel === channel && status.thread_ts === thread_ts)
        ?.status ?? ''
    )
  }
}
