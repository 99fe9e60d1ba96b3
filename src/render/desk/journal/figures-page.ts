// Figures: how much was asked and answered, day by day, on which topics and services.
import { html } from 'hono/html'
import type { Figures } from '../../../journal/figures.js'
import type { Html } from '../html.js'
import { type JournalView, journalPage, periods } from './frame.js'
import { dayPlot, type PlottedDay, STATUSES } from './plot.js'
import { JOURNAL_WORDS } from './words.js'

export interface FiguresPage {
  readonly figures: Figures
  /** Every day of the period, oldest first. */
  readonly days: readonly string[]
}

export function figuresPage(view: JournalView, { figures, days }: FiguresPage): Html {
  const { language, names } = view
  const words = JOURNAL_WORDS[language]
  const counts = new Map(figures.days.map((day) => [day.day, day.counts]))
  const plotted: PlottedDay[] = days.map((day) => ({ day, counts: counts.get(day) ?? {} }))
  const total = Object.values(figures.byStatus).reduce((sum, n) => sum + n, 0)
  return journalPage(
    view,
    'figures',
    html`<div class="narrowing">${periods(view, days.length, (other) => `/figures?days=${other}`)}</div>
${tiles(view, figures, total)}
<section><h2>${words.figures.byDay}</h2>
${total === 0 ? html`<p class="empty-list">${words.figures.none(days.length)}</p>` : dayPlot(language, plotted)}</section>
<section><h2>${words.figures.topics}</h2>
${bars(
  figures.topics.slice(0, MOST_TOPICS).map(({ topic, count }) => ({ label: names.topic(topic), count })),
  words.figures.unknownTopics,
  language,
)}</section>
<section><h2>${words.figures.services}</h2>
${bars(
  figures.services.map(({ service, count }) => ({ label: names.service(service), count })),
  words.figures.unknownServices,
  language,
)}</section>`,
  )
}

function tiles({ language }: JournalView, { byStatus, feedback, texts, lost }: Figures, total: number): Html {
  const words = JOURNAL_WORDS[language].figures
  const number = (n: number) => n.toLocaleString(language)
  const answered = byStatus.answered ?? 0
  const inField = total - (byStatus.out_of_scope ?? 0)
  const share = inField === 0 ? '–' : `${Math.round((100 * answered) / inField)} %`
  const split = STATUSES.map((status) => `${words.status[status]} ${number(byStatus[status] ?? 0)}`)
  const tile = (term: string, value: string, about: string, isWarning = false) =>
    html`<div class="tile"${isWarning ? html` data-warning` : ''}><dt>${term}</dt><dd><strong>${value}</strong>${about === '' ? '' : html`<span class="quiet">${about}</span>`}</dd></div>`
  return html`<dl class="tiles">
${tile(words.share, share, inField === 0 ? '' : words.shareOf(answered, inField))}
${tile(words.questions, number(total), total === 0 ? '' : split.join(' · '))}
${tile(
  words.feedback,
  `${number(feedback.helpful)} / ${number(feedback.unhelpful)}`,
  `${words.helpful} / ${words.unhelpful}`,
)}
${tile(words.texts, number(texts), '')}
${tile(words.lost, number(lost), lost > 0 ? words.lostWhy : '', lost > 0)}
</dl>`
}

/** A list of bars: each with its figure in words, the bar itself is only for the eye. */
function bars(
  rows: readonly { readonly label: string; readonly count: number }[],
  none: string,
  language: string,
): Html {
  if (rows.length === 0) return html`<p class="empty-list">${none}</p>`
  const most = Math.max(...rows.map(({ count }) => count))
  return html`<ol class="bars">${rows.map(
    ({ label, count }) =>
      html`<li><span class="bar-label">${label}</span> <span class="bar-count">${count.toLocaleString(language)}</span><svg viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect class="bar" data-status="answered" width="${Math.max(0.5, Math.round((1000 * count) / most) / 10)}" height="1"/></svg></li>`,
  )}</ol>`
}

const MOST_TOPICS = 12
