// The question in the bot's own message: shown quietly to readers, and read again when a button is pressed after a
// restart. What a button works on is thus always the question that is displayed.

import { shorten } from '../../answer/shorten.js'
import type { Language } from '../../knowledge/model.js'
import { escapeText, printable, unescapeText } from './escape.js'
import { QUESTION, sizeOf } from './limits.js'
import { SHOWN } from './phrases.js'

/** A question as it is kept: its text, and the name of the service that was taken because the text names none. */
export interface KeptQuestion {
  readonly text: string
  readonly service?: string
}

/** The text that is asked and kept: printable, trimmed, and no longer than a message can keep. */
export function keepable(text: string): string {
  const clean = printable(text).trim()
  if (fits(clean)) return clean
  const characters = [...clean]
  let [from, to] = [0, characters.length]
  while (to - from > 1) {
    const middle = Math.floor((from + to) / 2)
    if (fits(characters.slice(0, middle).join(''))) from = middle
    else to = middle
  }
  return characters.slice(0, from).join('').trim()
}

function fits(text: string): boolean {
  const { characters, bytes } = sizeOf(quiet(text))
  return characters <= QUESTION.characters && bytes <= QUESTION.bytes
}

/** `-# 質問: バックアップは何世代？`, with the service on a line of its own before it. */
export function questionLine({ text, service }: KeptQuestion, language: Language): string {
  const named = service === undefined ? [] : [`${QUIET}${SHOWN.service[language]}: ${escapeText(service)}`]
  return [...named, `${QUIET}${SHOWN.question[language]}: ${quiet(text).slice(QUIET.length)}`].join('\n')
}

/** The same with the beginning of the question only, for messages that an answer goes on after. */
export function questionExcerpt({ text, service }: KeptQuestion, language: Language): string {
  const excerpt = shorten(text.replace(/\s+/g, ' '), EXCERPT)
  return questionLine({ text: excerpt, ...(service === undefined ? {} : { service }) }, language)
}

/** Reads such a line; undefined if it is none. */
export function readQuestionLine(markdown: string): KeptQuestion | undefined {
  const lines = markdown.split('\n')
  const service = valueAfter(lines[0], SHOWN.service)
  const [first, ...further] = service === undefined ? lines : lines.slice(1)
  const begin = valueAfter(first, SHOWN.question)
  if (begin === undefined) return undefined
  const text = [begin, ...further.map((line) => line.replace(/^-# ?/, ''))].join('\n').replaceAll(EMPTY, '')
  return { text: unescapeText(text), ...(service === undefined ? {} : { service: unescapeText(service) }) }
}

function valueAfter(
  line: string | undefined,
  labels: Readonly<Record<Language, string>>,
): string | undefined {
  const prefix = Object.values(labels)
    .map((label) => `${QUIET}${label}: `)
    .find((each) => line?.startsWith(each))
  return prefix === undefined ? undefined : line?.slice(prefix.length)
}

/** Small text holds for one line; a line without text would show its marks. */
const quiet = (text: string) =>
  escapeText(text)
    .split('\n')
    .map((line) => `${QUIET}${line.trim() === '' ? EMPTY : line}`)
    .join('\n')

const QUIET = '-# '
const EMPTY = '\u200b'
const EXCERPT = 100
