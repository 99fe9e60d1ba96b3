// The week's worklist as one Discord message: one post is there or it is not, half of it cannot be missing.
import { type APITextDisplayComponent, ComponentType } from 'discord.js'
import {
  DIGEST,
  type Digest,
  type DigestGap,
  digestSummary,
  furtherLine,
  gapFigures,
  gapTitle,
  nearestName,
} from '../digest.js'
import type { MessageComponents } from './answer-messages.js'
import { escapeText, link } from './escape.js'
import { MESSAGE, sizeOf } from './limits.js'

/** `mark` becomes the id of the first component. Gaps that do not fit are counted among the further ones. */
export function digestMessage(digest: Digest, mark: number): MessageComponents {
  let shown = digest.gaps.length
  let texts = textsOf(digest, shown)
  while (shown > 0 && !fits(texts)) texts = textsOf(digest, --shown)
  return texts.map(
    (content, index): APITextDisplayComponent => ({
      type: ComponentType.TextDisplay,
      ...(index === 0 ? { id: mark } : {}),
      content,
    }),
  )
}

function textsOf(digest: Digest, shown: number): string[] {
  const { language, gaps } = digest
  const summary = escapeText(digestSummary(digest))
  if (gaps.length === 0) return [[summary, ...nextStep(digest)].join('\n')]
  const further = furtherLine(digest.further + gaps.length - shown, language)
  const last = [...(further === '' ? [] : [`-# ${escapeText(further)}`]), ...nextStep(digest)]
  return [
    `**${escapeText(DIGEST.heading[language])}**\n${summary}`,
    ...gaps.slice(0, shown).map((gap, index) => gapText(gap, index + 1, digest)),
    ...(last.length > 0 ? [last.join('\n')] : []),
  ]
}

function gapText(gap: DigestGap, place: number, { language }: Digest): string {
  const name = nearestName(gap)
  const near = name === '' ? '' : ` · ${DIGEST.nearest[language]}: ${link(name, gap.nearest?.url)}`
  return `${escapeText(`${place}. ${gapTitle(gap, language)}`)}\n-# ${escapeText(gapFigures(gap, language))}${near}`
}

/** Nothing to do, nothing said. */
function nextStep({ language, open, worklistUrl }: Digest): string[] {
  if (open === 0) return []
  if (worklistUrl === undefined) return [`-# ${escapeText(DIGEST.decideByCommand[language])}`]
  return [`-# ${escapeText(DIGEST.decideThere[language])}: ${link(DIGEST.worklist[language], worklistUrl)}`]
}

function fits(texts: readonly string[]): boolean {
  const sizes = texts.map(sizeOf)
  const sum = (of: 'characters' | 'bytes') => sizes.reduce((total, size) => total + size[of], 0)
  return sum('characters') <= MESSAGE.characters && sum('bytes') <= MESSAGE.bytes
}
