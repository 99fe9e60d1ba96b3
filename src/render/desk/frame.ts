// What every page of the desk has around it.
import { html } from 'hono/html'
import type { Language } from '../../knowledge/model.js'
import type { Html } from './html.js'
import { WORDS } from './words.js'

/** What a page needs to know besides its own content. */
export interface View {
  readonly language: Language
  /** Addresses of the stylesheets, the scripts and the icon; they change with their content. */
  readonly assets: Readonly<Record<'style' | 'journalStyle' | 'script' | 'copyScript' | 'icon', string>>
  /** This page in the other language. */
  readonly otherLanguage: string
  readonly knowledgeVersion: string
  readonly documents: number
  /** Why the files as they are now are not in use; shown to staff only. */
  readonly faults: readonly string[]
  /** Whether there are pages of the journal, and the reader may see them. */
  readonly hasJournal: boolean
  readonly canSignOut: boolean
}

/** The entry of the navigation to which a page belongs. */
export type Section = 'ask' | 'documents' | 'compare' | 'journal'

/** A whole page. `title` is what the tab and the history say. */
export function page(
  view: View,
  { title, section, wide = false }: { title: string; section?: Section; wide?: boolean },
  content: Html,
): Html {
  const words = WORDS[view.language]
  const link = (own: Section, href: string) =>
    html`<a href="${href}"${own === section ? html` aria-current="page"` : ''}>${words.nav[own]}</a>`
  const other = view.language === 'ja' ? 'en' : 'ja'
  return html`<!doctype html>
<html lang="${view.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title === words.product ? title : `${title} – ${words.product}`}</title>
<link rel="stylesheet" href="${view.assets.style}">${
    section === 'journal' ? html`<link rel="stylesheet" href="${view.assets.journalStyle}">` : ''
  }
<link rel="icon" type="image/svg+xml" href="${view.assets.icon}">
<script src="${view.assets.script}" defer></script>
<script src="${view.assets.copyScript}" defer></script>
</head>
<body>
<a class="skip" href="#_main">${words.skip}</a>
<header class="top">
<a class="brand" href="/">${words.product}</a>
<nav aria-label="${words.navLabel}">${link('ask', '/')}${link('documents', '/documents')}${link('compare', '/compare')}${
    view.hasJournal ? link('journal', '/worklist') : ''
  }</nav>
<div class="top-end"><a href="${view.otherLanguage}" lang="${other}" hreflang="${other}">${words.otherLanguage}</a>${
    view.canSignOut
      ? html`<form method="post" action="/sign-out"><button class="plain">${words.signOut}</button></form>`
      : ''
  }</div>
</header>
${banner(view)}
<main id="_main" class="${wide ? 'wide' : 'narrow'}" tabindex="-1">
${content}
</main>
<footer class="foot">${words.knowledge(view.knowledgeVersion, view.documents)}</footer>
</body>
</html>
`
}

function banner({ language, faults, knowledgeVersion }: View): Html | '' {
  if (faults.length === 0) return ''
  const words = WORDS[language].faults
  const more = faults.length - MOST_FAULTS
  return html`<div class="banner" role="status">
<p><strong>${words.title}</strong> ${words.explain(knowledgeVersion)}</p>
<ul>${faults.slice(0, MOST_FAULTS).map((line) => html`<li><code>${line}</code></li>`)}</ul>
${more > 0 ? html`<p>${words.more(more)}</p>` : ''}
</div>`
}

/** More than these do not help whoever reads the page; all are in the log. */
const MOST_FAULTS = 5
