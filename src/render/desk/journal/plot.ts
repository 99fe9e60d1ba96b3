// Questions by day as stacked bars: an SVG without style or script, with the same figures as a table beside it.
import { html } from 'hono/html'
import type { Status } from '../../../answer/model.js'
import type { Language } from '../../../knowledge/model.js'
import type { Html } from '../html.js'
import { JOURNAL_WORDS } from './words.js'

/** One day; `day` as 2026-04-01. */
export interface PlottedDay {
  readonly day: string
  readonly counts: Readonly<Record<string, number>>
}

/** From the bottom up. */
export const STATUSES: readonly Status[] = ['answered', 'clarify', 'no_answer', 'out_of_scope']

export const totalOf = ({ counts }: PlottedDay) =>
  STATUSES.reduce((sum, status) => sum + (counts[status] ?? 0), 0)

/** Every day has its place, also one without questions. There is at least one day. */
export function dayPlot(language: Language, days: readonly PlottedDay[]): Html {
  const words = JOURNAL_WORDS[language].figures
  const most = Math.max(1, ...days.map(totalOf))
  const top = roundUp(most)
  const total = days.reduce((sum, day) => sum + totalOf(day), 0)
  const busiest = days.find((day) => totalOf(day) === most) ?? days[0]
  const first = days[0]?.day ?? ''
  const last = days.at(-1)?.day ?? ''
  return html`<figure class="plot">
<ul class="legend">${STATUSES.map((status) => html`<li><span class="swatch" data-status="${status}" aria-hidden="true"></span>${words.status[status]}</li>`)}</ul>
<div class="plot-area"><div class="scale" aria-hidden="true"><span>${top.toLocaleString(language)}</span><span>0</span></div>
<svg viewBox="0 0 ${days.length * STEP} ${HEIGHT}" preserveAspectRatio="none" role="img" aria-labelledby="plot-title plot-text">
<title id="plot-title">${words.byDay}</title>
<desc id="plot-text">${words.byDayText(total, days.length, most, busiest?.day ?? '')}</desc>
<path class="grid" d="M0 0.5H${days.length * STEP}M0 ${HEIGHT / 2}H${days.length * STEP}M0 ${HEIGHT - 0.5}H${days.length * STEP}"/>
${days.map((day, i) => bar(language, day, i, top))}
</svg></div>
<div class="axis" aria-hidden="true"><span>${first}</span><span>${last}</span></div>
<details><summary>${words.asTable}</summary>${table(language, days)}</details>
</figure>`
}

function bar(language: Language, day: PlottedDay, position: number, top: number): Html | '' {
  const total = totalOf(day)
  if (total === 0) return ''
  const words = JOURNAL_WORDS[language].figures
  let y = HEIGHT
  const parts = STATUSES.flatMap((status) => {
    const count = day.counts[status] ?? 0
    if (count === 0) return []
    const height = (count / top) * HEIGHT
    y -= height
    return [
      html`<rect class="bar" data-status="${status}" x="${position * STEP + GAP / 2}" y="${round(y)}" width="${STEP - GAP}" height="${round(height)}"/>`,
    ]
  })
  // Shown by the browser when the pointer rests on the bar.
  const hint = STATUSES.filter((status) => day.counts[status])
    .map((status) => `${words.status[status]} ${day.counts[status]}`)
    .join(', ')
  return html`<g><title>${day.day}: ${hint}</title>${parts}</g>`
}

function table(language: Language, days: readonly PlottedDay[]): Html {
  const words = JOURNAL_WORDS[language].figures
  const rows = days.filter((day) => totalOf(day) > 0).reverse()
  return html`<div class="day-table" tabindex="0" role="region" aria-label="${words.byDay}"><table>
<thead><tr><th scope="col">${words.day}</th>${STATUSES.map((status) => html`<th scope="col">${words.status[status]}</th>`)}<th scope="col">${words.total}</th></tr></thead>
<tbody>${rows.map((day) => html`<tr><th scope="row">${day.day}</th>${STATUSES.map((status) => html`<td>${day.counts[status] ?? 0}</td>`)}<td>${totalOf(day)}</td></tr>`)}</tbody>
</table></div>`
}

/** The next number that reads well on a scale: 7 → 8, 83 → 100, 1240 → 1500. */
function roundUp(value: number): number {
  const unit = 10 ** Math.floor(Math.log10(value))
  const step =
    [1, 1.5, 2, 3, 4, 5, 6, 8, 10].find((one) => one * unit >= value && (one * unit) % 1 === 0) ?? 10
  return step * unit
}

const round = (value: number) => Math.round(value * 100) / 100
/** Units of the drawing, which is stretched to the room there is. */
const STEP = 10
const GAP = 2
const HEIGHT = 100
