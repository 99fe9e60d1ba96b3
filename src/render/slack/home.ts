// The Home tab: what is held, in which version, how to ask, and questions to press.
import type { types } from '@slack/bolt'
import type { Document, Language, Service } from '../../knowledge/model.js'
import type { ClauseUrlIfAny } from '../clause-url.js'
import { ACTIONS, questionButtons, type Values } from './controls.js'
import { HEADER, VIEW_BLOCKS } from './limits.js'
import { bold, inert, link, mrkdwn, plainText } from './mrkdwn.js'
import { HOME } from './phrases.js'
import { quiet, sections } from './units.js'

/** What the tab shows. */
export interface Home {
  readonly language: Language
  readonly services: readonly Service[]
  readonly documents: readonly Document[]
  readonly examples: readonly string[]
  readonly values: Pick<Values, 'ask'>
  readonly clauseUrl: ClauseUrlIfAny
  /** The bot's user id: its name shows as a mention, which pings nobody here. */
  readonly botName: string
  readonly command: string
}

/** The tab within the limits of a view; services beyond them are counted. */
export function homeView(home: Home): types.HomeView {
  const { language } = home
  const held = home.services.slice(0, MOST_SERVICES)
  const left = home.services.length - held.length
  const blocks: types.KnownBlock[] = [
    header(HOME.title[language]),
    ...sections(HOME.intro[language]),
    header(HOME.how[language]),
    {
      type: 'section',
      text: mrkdwn(HOME.ways[language](`\`@${inert(home.botName)}\``, home.command)),
      expand: true,
    },
    ...questionButtons(home.examples, HOME.examples[language], home.values, ACTIONS.example).flatMap(
      (unit) => unit.blocks,
    ),
    header(HOME.held[language]),
    ...held.flatMap((service) => serviceBlocks(service, home)),
    ...(left > 0 ? quiet(HOME.further[language](left)) : []),
  ]
  return { type: 'home', blocks: blocks.slice(0, VIEW_BLOCKS) }
}

function serviceBlocks(service: Service, { language, documents, clauseUrl }: Home): types.KnownBlock[] {
  const lines = documents
    .filter((document) => document.service === service.id)
    .map((document) => {
      const [first] = document.clauses
      const url = first ? clauseUrl(document.id, first.id) : undefined
      const title = document.title[language]
      const version = [document.version, document.date].filter((part) => part !== undefined).join(', ')
      const versioned = version === '' ? '' : ` (${inert(version)})`
      return `• ${url === undefined ? inert(title) : link(url, title)}${versioned}`
    })
  const text = [bold(service.name[language]), ...lines.slice(0, MOST_DOCUMENTS)].join('\n')
  return [{ type: 'section', text: mrkdwn(text), expand: true }]
}

const header = (text: string): types.HeaderBlock => ({ type: 'header', text: plainText(text, HEADER) })

const MOST_SERVICES = 60
const MOST_DOCUMENTS = 8
