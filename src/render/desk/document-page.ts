// A document to read: every clause under its own anchor, with ways to the same topic in other services.
import { html } from 'hono/html'
import { areaOf } from '../../answer/matrix.js'
import type { ReadableClause, ReadableDocument } from '../../answer/read-document.js'
import type { Document } from '../../knowledge/model.js'
import { caveatList, statementBlock } from './clauses.js'
import { editionOf } from './documents-page.js'
import { page, type View } from './frame.js'
import type { Html } from './html.js'
import { clauseHref, compareHref } from './links.js'
import { WORDS } from './words.js'

/** The whole page; every clause has its id as anchor. */
export function documentPage(view: View, readable: ReadableDocument): Html {
  const { document, serviceName, clauses } = readable
  const words = WORDS[view.language].documents
  const title = document.title[view.language]
  return page(
    view,
    { title, section: 'documents' },
    html`<p class="crumb"><a href="/documents">${words.title}</a></p>
<h1>${title}</h1>
<p class="quiet">${serviceName} · ${words.kinds[document.kind]}${
      document.audience === 'internal'
        ? html` <span class="sign internal">${WORDS[view.language].answer.internal}</span>`
        : ''
    }</p>
${about(view, document)}
<details class="contents"><summary>${words.contents} (${words.clauses(clauses.length)})</summary>
<ol>${clauses.map((clause) => html`<li><a href="#${encodeURIComponent(clause.id)}">${clause.number} ${clause.heading}</a></li>`)}</ol>
</details>
<div class="clauses">${clauses.map((clause) => clauseSection(view, readable, clause))}</div>`,
  )
}

function about({ language }: View, document: Document): Html {
  const words = WORDS[language].documents
  const rows: [string, string | Html][] = [
    ...(document.issuer ? [[words.issuer, document.issuer[language]] as [string, string]] : []),
    ...(document.version ? [[words.version, document.version] as [string, string]] : []),
    ...(document.date
      ? [[words.date, html`<time datetime="${document.date}">${document.date}</time>`] as [string, Html]]
      : []),
    ...(document.version || document.date
      ? []
      : [[words.version, editionOf(document, language)] as [string, string]]),
    ...(document.source
      ? [
          [
            words.source,
            html`<a href="${document.source}" rel="noopener noreferrer external">${document.source}</a>`,
          ] as [string, Html],
        ]
      : []),
  ]
  return html`<dl class="about">${rows.map(([term, value]) => html`<div><dt>${term}</dt><dd>${value}</dd></div>`)}</dl>
<p class="quiet">${words.restated}</p>`
}

function clauseSection(view: View, { document, topics }: ReadableDocument, clause: ReadableClause): Html {
  const { language } = view
  const words = WORDS[language].documents
  const { id, number, heading, statements } = clause
  const spoken = [...new Set(statements.map((statement) => statement.topic))]
  return html`<section class="entry" id="${id}" aria-labelledby="${id}.heading" tabindex="-1">
<h2 id="${id}.heading"><a class="number" href="${clauseHref(document.id, id)}" title="${words.linkTo(number)}">${number}</a> ${heading}${
    clause.page === undefined ? '' : html` <small class="quiet">${words.page(clause.page)}</small>`
  }</h2>
${statements.map((statement) => statementBlock(statement, language))}
${caveatList(statements, language)}
<ul class="topics">${spoken.map((topic) => topicLine(view, topic, topics.get(topic), document))}</ul>
</section>`
}

function topicLine(
  { language }: View,
  topic: string,
  known: ReturnType<ReadableDocument['topics']['get']>,
  document: Document,
): Html | '' {
  if (!known) return ''
  const words = WORDS[language].documents
  const compare = compareHref({ area: areaOf(topic), search: '', services: [] })
  return html`<li><span class="visually-hidden">${words.topic}: </span>${known.label}${
    known.elsewhere.length > 0
      ? html`<span class="elsewhere"><span class="visually-hidden">${words.sameTopic}: </span>${known.elsewhere.map(
          ({ name, citation }) =>
            html`<a href="${clauseHref(citation.document, citation.clause)}">${name} ${citation.number}</a>`,
        )}<a href="${compare}#${encodeURIComponent(topic)}" aria-label="${known.label}: ${words.compareTopic}" data-from="${document.id}">${words.compareTopic}</a></span>`
      : ''
  }</li>`
}
