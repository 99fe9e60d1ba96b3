// What the parts of the desk share: what they are given, and what is known of a request.

import type { HttpBindings } from '@hono/node-server'
import type { Context } from 'hono'
import type { Journal } from '../../journal/journal.js'
import type { Language } from '../../knowledge/model.js'
import type { View } from '../../render/desk/frame.js'
import type { EdgeOptions } from '../edge.js'
import type { DeskEnvironment } from '../environment.js'
import type { Keeper } from '../keeper.js'
import type { Metrics } from '../metrics.js'
import type { Audience } from '../settings.js'
import type { Assets } from './assets.js'

/** Everything that the desk leans on. */
export interface DeskOptions extends Pick<EdgeOptions, 'clerk' | 'records' | 'log' | 'clauseUrl'> {
  readonly keeper: Pick<Keeper, 'faults'>
  readonly metrics: Pick<Metrics, 'text' | 'contentType'>
  readonly desk: DeskEnvironment
  readonly host: string
  readonly publicUrl?: string
  /** For the pages of the journal, which only staff may see; without it there are none. */
  readonly journal?: DeskJournal
}

/** What the pages of the journal lean on. */
export interface DeskJournal extends Pick<Journal, 'database' | 'hashPerson'> {
  /** The folder that the clerk's knowledge is read from: snippets say in which of its files they belong. */
  readonly knowledgeDir: string
}

/** Who asks, as records and limits call them. */
export interface Person {
  /** The name that a reverse proxy gives, or what is known instead. */
  readonly name: string
  /** Signed in here, so that one can sign out here. */
  readonly bySession: boolean
}

/** What middleware finds out about a request. */
export interface DeskEnv {
  readonly Bindings: HttpBindings
  readonly Variables: {
    readonly language: Language
    readonly audience: Audience
    readonly person: Person
    readonly view: View
  }
}

export type DeskContext = Context<DeskEnv>

/** The parts that every group of routes is made with. */
export interface DeskParts extends DeskOptions {
  readonly assets: Assets
  readonly audience: Audience
}
