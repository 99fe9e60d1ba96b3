// Rich text: what people's own messages are made of.

import { anything, boolean, type Check, integer, list, object, oneOf, string, typed } from './schema.js'

const style = object(
  {},
  {
    bold: boolean,
    italic: boolean,
    strike: boolean,
    code: boolean,
    underline: boolean,
    highlight: boolean,
    client_highlight: boolean,
    unlink: boolean,
  },
)

const inline: Check = typed({
  text: object({ text: string() }, { style }),
  link: object({ url: string() }, { text: string(), unsafe: boolean, style }),
  user: object({ user_id: string() }, { style }),
  usergroup: object({ usergroup_id: string() }, { style }),
  channel: object({ channel_id: string() }, { style }),
  team: object({ team_id: string() }, { style }),
  broadcast: object({ range: oneOf('here', 'channel', 'everyone') }, { style }),
  emoji: object({ name: string() }, { unicode: string(), url: string(), skin_tone: integer(1, 6), style }),
  date: object({ timestamp: integer(), format: string() }, { url: string(), fallback: string(), style }),
  color: object({ value: string() }, { style }),
})

const section = object({ elements: list(inline) })
const border = { border: oneOf(0, 1) }

/** A rich_text block, also where it stands in a table or a task. */
export const richText: Check = object(
  {
    elements: list(
      typed({
        rich_text_section: section,
        rich_text_list: object(
          { elements: list(typed({ rich_text_section: section })), style: oneOf('bullet', 'ordered') },
          { indent: integer(0, 8), offset: integer(0), ...border },
        ),
        rich_text_quote: object({ elements: list(inline) }, border),
        rich_text_preformatted: object({ elements: list(inline) }, { language: anything, ...border }),
      }),
    ),
  },
  { block_id: string(255) },
)
