// How a question was read, as text for `ask --explain`.
import type { Explanation } from '../answer/model.js'

/** The language, then some lines a segment, in English like the log: it is for maintainers. */
export function renderExplanation(explanation: Explanation): string {
  const lines = explanation.segments.flatMap((segment, i) => [
    `[${i + 1}] ${segment.text}`,
    row('services', segment.services),
    row('strangers', segment.strangers),
    row('references', segment.references),
    row('wants', segment.wants),
    row('carried', segment.carried),
    row(
      'topics',
      segment.topics.map(({ topic, score }) => `${topic} ${score.toFixed(1)}`),
    ),
    row(
      'considered',
      segment.considered.map(({ clause, score }) => `${clause} ${score.toFixed(1)}`),
    ),
    row('because', segment.why),
  ])
  return [`language ${explanation.language}`, ...lines].filter((line) => line !== '').join('\n')
}

const row = (label: string, values: readonly string[]) =>
  values.length > 0 ? `    ${label.padEnd(10)} ${values.join(', ')}` : ''
