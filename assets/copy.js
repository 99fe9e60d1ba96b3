// Copies what a page offers: a text for a customer, the link of a question, a snippet.

/** What was handed out of a panel, which is copied again as it is, and what the panel said before. */
const handedOut = new WeakMap()

document.addEventListener('click', (event) => {
  const button = event.target.closest('[data-copy]')
  if (!button) return
  if (button.dataset.copy === 'letter') copyLetter(button.closest('[data-letter]'))
  else copyPlain(button)
})

/** `data-copy` is `link`, or the id of what is to be copied. */
async function copyPlain(button) {
  const isLink = button.dataset.copy === 'link'
  const text = isLink
    ? document.querySelector('[data-permalink]').href
    : document.getElementById(button.dataset.copy).textContent
  const done = isLink ? document.querySelector('.done') : button.parentElement.querySelector('.done')
  const copied = await copy({ text })
  if (done) say(done, copied ? 'copied' : 'failed')
}

/** Copies the panel that is chosen. The server notes it first and says under which id; the panel then shows that too. */
async function copyLetter(letter) {
  const chosen = (group) => letter.querySelector(`input[name$="-${group}"]:checked`).value
  const language = chosen('language')
  const format = chosen('format')
  const panelOf = (form) => letter.querySelector(`[data-panel="${form}"][data-language="${language}"]`)
  const panel = panelOf(format)
  const plain = panelOf(format === 'html' ? 'text' : format)
  const shown = {
    // Without the id that another copy may have put there.
    text: handedOut.get(plain)?.before ?? plain.textContent,
    ...(format === 'html' ? { html: panel.innerHTML } : {}),
  }
  const done = letter.querySelector('.done')
  const known = handedOut.get(panel)
  if (known?.draft) return tell(known.draft, await copy(known.draft))
  // Pressed twice in a row, it is still handed out once.
  const coming = known?.coming ?? handOut({ format, language, shown })
  handedOut.set(panel, { coming })
  const isCopied = await copyComing(coming, format === 'html')
  const draft = await coming
  if (draft.state === 'copied') {
    handedOut.set(panel, { coming, draft, before: panel.textContent })
    show(panel, draft)
  } else handedOut.delete(panel)
  tell(draft, isCopied)

  function tell({ state, id = '' }, copied) {
    say(done, copied || state === 'changed' ? state : 'failed', copied ? id : '')
    if (!copied) letter.querySelector('details').open = true
  }
}

/** What the server gives to copy; what is shown if it gives nothing; nothing at all if that no longer holds. */
async function handOut({ format, language, shown }) {
  const asked = new URL(document.querySelector('[data-permalink]').href).searchParams
  try {
    const response = await fetch('/handed-out', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        question: asked.get('q'),
        service: asked.get('service') ?? '',
        thread: asked.getAll('t'),
        format,
        language,
        shown: shown.text,
      }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    if (response.status === 409) return { state: 'changed' }
    if (response.ok) return { state: 'copied', ...(await response.json()) }
  } catch {
    // Not reached, or not in time: it can still be copied as it is shown.
  }
  return { state: 'unrecorded', ...shown }
}

function show(panel, { text, html }) {
  if (html === undefined) panel.textContent = text
  else panel.replaceChildren(...new DOMParser().parseFromString(html, 'text/html').body.childNodes)
}

/** A status that says the same again is read again only if it was empty in between. */
function say(done, state, id = '') {
  done.textContent = ''
  requestAnimationFrame(() => {
    done.dataset.state = state
    const words = done.closest('[data-copied]').dataset
    done.textContent = [words[state], id].filter((part) => part).join(' ')
  })
}

/** Copies what is still on its way: the clipboard is asked at once, while the press of the button still counts. */
async function copyComing(coming, isRich) {
  try {
    const part = (kind, type) => {
      const blob = coming.then((draft) => {
        if (draft.state === 'changed') throw new Error('nothing to copy')
        return new Blob([draft[kind]], { type })
      })
      blob.catch(() => undefined)
      return blob
    }
    await navigator.clipboard.write([
      new ClipboardItem({
        'text/plain': part('text', 'text/plain'),
        ...(isRich ? { 'text/html': part('html', 'text/html') } : {}),
      }),
    ])
    return true
  } catch {
    const draft = await coming
    return draft.state === 'changed' ? false : copy(draft)
  }
}

/** Copies a text, or rich text with a plain one beside it. Returns whether it worked. */
async function copy({ text, html }) {
  try {
    if (html === undefined) await navigator.clipboard.writeText(text)
    else
      await navigator.clipboard.write([
        new ClipboardItem({
          'text/html': new Blob([html], { type: 'text/html' }),
          'text/plain': new Blob([text], { type: 'text/plain' }),
        }),
      ])
    return true
  } catch {
    return copyByEvent(text, html)
  }
}

/** For pages without HTTPS that are not on this machine: there the clipboard is only open to a copy event. */
function copyByEvent(text, html) {
  let copied = false
  const fill = (event) => {
    event.clipboardData.setData('text/plain', text)
    if (html !== undefined) event.clipboardData.setData('text/html', html)
    event.preventDefault()
    copied = true
  }
  document.addEventListener('copy', fill, { once: true })
  document.execCommand('copy')
  document.removeEventListener('copy', fill)
  return copied
}

/** A press of a button opens the clipboard for about five seconds. */
const PATIENCE_MS = 3000
