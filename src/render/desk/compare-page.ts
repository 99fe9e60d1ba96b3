// Services side by side: a table on a wide screen, blocks of topics on a narrow one.
import { html } from 'hono/html'
import type { Matrix, MatrixRow } from '../../answer/matrix.js'
import type { SaidStatement } from '../../answer/model.js'
import type { Language, Service } from '../../knowledge/model.js'
import { areaName } from './areas.js'
import { page, type View } from './frame.js'
import type { Html } from './html.js'
import { ALL, type CompareQuery, clauseHref, compareHref, SHARED } from './links.js'
import { signs } from './signs.js'
import { WORDS } from './words.js'

/** What is compared, and what it can be narrowed down to. */
export interface ComparePage {
  readonly query: CompareQuery
  readonly matrix: Matrix
  readonly areas: readonly string[]
  readonly services: readonly Service[]
}

/** The whole page: filters, links to the exports, the table. */
export function comparePage(view: View, content: ComparePage): Html {
  const words = WORDS[view.language].compare
  const { matrix, query } = content
  return page(
    view,
    { title: words.title, section: 'compare', wide: true },
    html`<h1>${words.title}</h1>
<p class="promise">${words.intro}</p>
${filters(view, content)}
<div class="found"><p role="status">${words.found(matrix.rows.length)}</p>
<p class="exports"><span id="_export">${words.export}</span> ${(['.csv', '.md', '.xlsx'] as const).map(
      (format) =>
        html`<a href="${compareHref(query, format)}" aria-describedby="_export" download>${EXPORTS[format]}</a>`,
    )}</p></div>
${matrix.rows.length === 0 ? html`<p class="lead">${words.none}</p>` : table(view, matrix)}`,
  )
}

function filters({ language }: View, { query, areas, services }: ComparePage): Html {
  const words = WORDS[language].compare
  const option = (value: string, label: string) =>
    html`<option value="${value}"${query.area === value ? html` selected` : ''}>${label}</option>`
  return html`<form class="filters" method="get" action="/compare" role="search" aria-label="${words.title}">
<p><label for="_area">${words.area}</label>
<select id="_area" name="area">${option(SHARED, words.shared)}${option(ALL, words.all)}${areas.map((area) => option(area, areaName(area, language)))}</select></p>
<p><label for="_search">${words.search}</label>
<input id="_search" name="search" type="search" value="${query.search}" autocomplete="off"></p>
<fieldset><legend>${words.services}</legend>${services.map(
    ({ id, name }) =>
      html`<label><input type="checkbox" name="service" value="${id}"${
        query.services.length === 0 || query.services.includes(id) ? html` checked` : ''
      }> ${name[language]}</label>`,
  )}</fieldset>
<p class="filter-actions"><button class="primary">${words.show}</button> <a href="/compare">${words.reset}</a></p>
</form>`
}

function table({ language }: View, matrix: Matrix): Html {
  const words = WORDS[language].compare
  const areas = [...new Set(matrix.rows.map(({ area }) => area))]
  const columns = matrix.services.length + 1
  return html`<div class="matrix" role="region" aria-label="${words.table}" tabindex="0">
<table>
<thead><tr><th scope="col">${words.topic}</th>${matrix.services.map(({ name }) => html`<th scope="col">${name}</th>`)}</tr></thead>
${areas.map(
  (area) => html`<tbody>
<tr class="area"><th scope="rowgroup" colspan="${columns}">${areaName(area, language)}</th></tr>
${matrix.rows.filter((row) => row.area === area).map((row) => tableRow(row, matrix, language))}
</tbody>`,
)}
</table>
</div>`
}

function tableRow(row: MatrixRow, { services }: Matrix, language: Language): Html {
  return html`<tr id="${row.topic}"><th scope="row">${row.label}</th>${row.cells.map((cell, i) => {
    const [first, ...others] = cell.statements
    const name = html`<span class="cell-service">${services[i]?.name ?? cell.service}</span>`
    if (!first)
      return html`<td class="empty">${name}<span class="quiet">${WORDS[language].compare.notStated}</span></td>`
    return html`<td>${name}${cellStatement(first, language)}${
      others.length > 0
        ? html`<details><summary>${WORDS[language].compare.more(others.length)}</summary>${others.map((one) => cellStatement(one, language))}</details>`
        : ''
    }</td>`
  })}</tr>`
}

function cellStatement(statement: SaidStatement, language: Language): Html {
  const { citation } = statement
  return html`<div class="cell-said"><p>${statement.text}</p>
<p class="cell-foot">${signs(statement, language, true)}<a href="${clauseHref(citation.document, citation.clause)}">${citation.number}</a></p></div>`
}

const EXPORTS = { '.csv': 'CSV', '.md': 'Markdown', '.xlsx': 'Excel' } as const
