// Pages that say one thing: what went wrong, or that one has to sign in.
import { html } from 'hono/html'
import { page, type View } from './frame.js'
import type { Html } from './html.js'
import { type Problem, WORDS } from './words.js'

/** What went wrong and what to do, in one calm line each. */
export function problemPage(view: View, problem: Problem): Html {
  const { title, mend } = WORDS[view.language].problems[problem]
  return page(view, { title }, html`<h1>${title}</h1><p class="promise">${mend}</p>`)
}

/** Asks for the password, if there is one, and leads on to `next`. */
export function signInPage(
  view: View,
  { next, wrong, withPassword }: { next: string; wrong: boolean; withPassword: boolean },
): Html {
  const words = WORDS[view.language].signIn
  return page(
    view,
    { title: words.title },
    html`<h1>${words.title}</h1>
${
  withPassword
    ? html`<form class="sign-in" method="post" action="/sign-in">
<input type="hidden" name="next" value="${next}">
<label for="password">${words.password}</label>
${wrong ? html`<p class="refused" id="why" role="alert">${words.wrong}</p>` : ''}
<input id="password" name="password" type="password" required autofocus autocomplete="current-password"${wrong ? html` aria-describedby="why" aria-invalid="true"` : ''}>
<button class="primary">${words.button}</button>
</form>`
    : html`<p class="promise">${words.proxyOnly}</p>`
}`,
  )
}
