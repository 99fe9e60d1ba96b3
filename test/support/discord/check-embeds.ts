// Embeds against their limits.
import type { Form } from './form.js'
import { isJson, type Json, lengthOf, listOf, textOf } from './json.js'
import { EMBED, MESSAGE } from './limits.js'

const MEDIA = ['http', 'https', 'attachment']

/** Checks the embeds of a message, each and all together. */
export function checkEmbeds(form: Form, value: unknown): void {
  const embeds = form.list(value, { max: MESSAGE.embeds })
  let all = 0
  embeds.forEach((each, index) => {
    const at = form.at(index)
    const embed = at.object(each)
    if (!embed) return
    checkEmbed(at, embed)
    all += sizeOf(embed)
  })
  if (all > EMBED.all) form.add('MAX_EMBED_SIZE_EXCEEDED', `Embed size exceeds maximum size of ${EMBED.all}`)
}

function checkEmbed(form: Form, embed: Json): void {
  form.at('title').text(trimmed(embed.title), { max: EMBED.title })
  form.at('description').text(trimmed(embed.description), { max: EMBED.description })
  form.at('url').url(embed.url)
  form.at('color').number(embed.color, 0, 0xffffff)
  part(form, embed, 'footer', (footer, at) => {
    at.at('text').text(trimmed(footer.text), { max: EMBED.footer, required: true })
    at.at('icon_url').url(footer.icon_url, MEDIA)
  })
  part(form, embed, 'author', (author, at) => {
    at.at('name').text(trimmed(author.name), { max: EMBED.author, required: true })
    at.at('url').url(author.url)
    at.at('icon_url').url(author.icon_url, MEDIA)
  })
  for (const media of ['image', 'thumbnail'])
    part(form, embed, media, (image, at) => {
      if (at.at('url').required(image.url)) at.at('url').url(image.url, MEDIA)
    })
  const { timestamp } = embed
  if (timestamp !== undefined && timestamp !== null && Number.isNaN(Date.parse(String(timestamp))))
    form.at('timestamp').add('DATE_TIME_TYPE_PARSE', `Could not parse ${String(timestamp)}.`)
  checkFields(form.at('fields'), embed.fields)
  if (sizeOf(embed) === 0 && !embed.image && !embed.thumbnail)
    form.at('description').add('BASE_TYPE_REQUIRED', 'This field is required')
}

function checkFields(form: Form, value: unknown): void {
  form.list(value, { max: EMBED.fields }).forEach((each, index) => {
    const at = form.at(index)
    const field = at.object(each)
    if (!field) return
    for (const [key, max] of [
      ['name', EMBED.fieldName],
      ['value', EMBED.fieldValue],
    ] as const) {
      // A field of blanks only is empty, and so missing.
      if (textOf(field[key]).trim() === '') at.at(key).required(undefined)
      else at.at(key).text(trimmed(field[key]), { max })
    }
  })
}

function part(form: Form, embed: Json, key: string, check: (part: Json, at: Form) => void): void {
  const value = embed[key]
  if (value === undefined || value === null) return
  const at = form.at(key)
  const object = at.object(value)
  if (object) check(object, at)
}

/** The characters that count for the limit of all embeds. */
function sizeOf(embed: Json): number {
  const { footer, author } = embed
  const texts = [
    embed.title,
    embed.description,
    isJson(footer) ? footer.text : '',
    isJson(author) ? author.name : '',
    ...listOf(embed.fields).flatMap((each) => (isJson(each) ? [each.name, each.value] : [])),
  ]
  return texts.reduce((sum: number, text) => sum + lengthOf(textOf(text).trim()), 0)
}

/** Blanks at the ends do not count. */
function trimmed(value: unknown): unknown {
  return typeof value === 'string' ? value.trim() : value
}
