// The week's worklist as one Slack message: one post is there or it is not, half of it cannot be missing.
import type { types } from '@slack/bolt'
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
import { inert, link, mrkdwn } from './mrkdwn.js'
import { packMessages, type SlackMessage } from './pack.js'
import { line, quietLine, sections, strong, type Unit } from './units.js'

/** `mark` becomes the block_id of the first block. Gaps that do not fit are counted among the further ones. */
export function digestMessage(digest: Digest, mark: string): SlackMessage {
  for (let shown = digest.gaps.length; ; shown -= 1) {
    const [first, ...others] = packMessages(unitsOf(digest, shown), digest.language, mark)
    if (first && (others.length === 0 || shown === 0)) return first
  }
}

function unitsOf(digest: Digest, shown: number): Unit[] {
  const { language, gaps } = digest
  const summary = digestSummary(digest)
  if (gaps.length === 0) return [line(summary), ...nextStep(digest)]
  const further = furtherLine(digest.further + gaps.length - shown, language)
  return [
    strong(DIGEST.heading[language]),
    line(summary),
    ...gaps.slice(0, shown).map((gap, index) => gapUnit(gap, index + 1, digest)),
    ...(further === '' ? [] : [quietLine(further)]),
    ...nextStep(digest),
  ]
}

function gapUnit(gap: DigestGap, place: number, { language }: Digest): Unit {
  const title = `${place}. ${gapTitle(gap, language)}`
  const figures = gapFigures(gap, language)
  const name = nearestName(gap)
  const near = name === '' ? '' : ` · ${DIGEST.nearest[language]}: `
  const shownName = gap.nearest?.url === undefined ? inert(name) : link(gap.nearest.url, name)
  return {
    blocks: [...sections(title), quietMarkup(`${inert(figures)}${near}${shownName}`)],
    text: `${title} (${figures}${near}${name})`,
  }
}

/** Nothing to do, nothing said. */
function nextStep({ language, open, worklistUrl }: Digest): Unit[] {
  if (open === 0) return []
  if (worklistUrl === undefined) return [quietLine(DIGEST.decideByCommand[language])]
  const label = DIGEST.decideThere[language]
  return [
    {
      blocks: [quietMarkup(`${inert(label)}: ${link(worklistUrl, DIGEST.worklist[language])}`)],
      text: `${label}: ${DIGEST.worklist[language]}`,
    },
  ]
}

const quietMarkup = (text: string): types.ContextBlock => ({ type: 'context', elements: [mrkdwn(text)] })
