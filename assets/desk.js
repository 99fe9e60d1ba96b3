// Adds to the pages of the desk what needs a script: suggestions as one types, Enter to send, follow-ups in place.
// Without it, and without copy.js, everything but copying works; the pages are the same.

enhance()
addEventListener('popstate', () => location.reload())

/** Brings what is on the page to life; called again when a follow-up has replaced it. */
function enhance() {
  const form = document.querySelector('form[data-ask]')
  if (form) {
    const field = form.querySelector('textarea')
    const list = suggestions(form, field)
    field.addEventListener('keydown', (event) => {
      // Enter within an input method ends a conversion, not the question.
      if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.defaultPrevented) return
      event.preventDefault()
      form.requestSubmit()
    })
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      list.close()
      ask(form)
    })
  }
  // Only a script can copy: without one there are no buttons for it. What they do is in copy.js.
  for (const button of document.querySelectorAll('[data-copy]')) button.hidden = false
  const next = document.querySelector('.sign-in input[name="next"]')
  // The clause that was linked to is not sent to the server.
  if (next) next.value += location.hash
}

/** Sends the question and puts the page that comes back in the place of this one. */
async function ask(form) {
  if (form.getAttribute('aria-busy') === 'true') return
  form.setAttribute('aria-busy', 'true')
  try {
    const response = await fetch(form.action, {
      method: 'POST',
      body: new URLSearchParams(new FormData(form)),
    })
    const page = new DOMParser().parseFromString(await response.text(), 'text/html')
    const main = page.querySelector('main')
    const here = document.querySelector('main')
    if (!main || !here || response.status === 401) throw new Error('not a page of the desk')
    here.replaceWith(document.adoptNode(main))
    document.title = page.title
    const top = document.querySelector('header.top')
    const otherTop = page.querySelector('header.top')
    if (top && otherTop) top.replaceWith(document.adoptNode(otherTop))
    if (response.redirected) history.pushState(null, '', response.url)
    enhance()
    const turn = [...document.querySelectorAll('.turn')].at(-1)
    if (turn) {
      turn.focus({ preventScroll: true })
      turn.scrollIntoView({ block: 'start' })
    } else document.querySelector('form[data-ask] textarea')?.focus()
  } catch {
    // Whatever it was, the browser's own way of sending a form shows it.
    form.submit()
  }
}

/** A list below the field: arrow keys choose, Enter takes, Escape closes. */
function suggestions(form, field) {
  const list = document.createElement('ul')
  list.className = 'options'
  list.id = 'options'
  list.hidden = true
  list.setAttribute('role', 'listbox')
  list.setAttribute('aria-label', field.dataset.suggest)
  const said = document.createElement('p')
  said.className = 'visually-hidden'
  said.setAttribute('role', 'status')
  field.parentElement.append(list, said)
  field.setAttribute('aria-autocomplete', 'list')
  field.setAttribute('aria-controls', list.id)
  const counts = JSON.parse(field.dataset.counts)
  let chosen = -1
  let timer
  let asked = 0

  const close = () => {
    clearTimeout(timer)
    asked++
    list.hidden = true
    list.replaceChildren()
    choose(-1)
  }
  const choose = (at) => {
    chosen = at
    ;[...list.children].forEach((option, i) => {
      option.setAttribute('aria-selected', String(i === at))
      if (i === at) option.scrollIntoView({ block: 'nearest' })
    })
    if (at < 0) field.removeAttribute('aria-activedescendant')
    else field.setAttribute('aria-activedescendant', `option-${at}`)
  }
  const take = (option) => {
    const { kind } = option.dataset
    field.value = option.textContent
    close()
    field.focus()
    if (kind === 'question') form.requestSubmit()
    else look()
  }
  const show = (found) => {
    list.replaceChildren(
      ...found.map(({ kind, text }, i) => {
        const option = document.createElement('li')
        option.id = `option-${i}`
        option.dataset.kind = kind
        option.textContent = text
        option.setAttribute('role', 'option')
        // Before the field loses the focus.
        option.addEventListener('pointerdown', (event) => {
          event.preventDefault()
          take(option)
        })
        return option
      }),
    )
    choose(-1)
    list.hidden = found.length === 0
    said.textContent = counts[Math.min(found.length, counts.length - 1)]
  }
  const look = () => {
    clearTimeout(timer)
    const typed = field.value.trim()
    if (typed === '' || typed.length > 40 || typed.includes('\n')) return close()
    timer = setTimeout(async () => {
      const mine = ++asked
      const response = await fetch(`/suggest?${new URLSearchParams({ q: typed })}`).catch(() => undefined)
      if (!response?.ok || mine !== asked) return
      const { suggestions } = await response.json()
      if (mine === asked && document.activeElement === field) show(suggestions)
    }, 120)
  }
  field.addEventListener('input', look)
  field.addEventListener('blur', close)
  field.addEventListener('keydown', (event) => {
    if (list.hidden || event.isComposing) return
    const last = list.children.length - 1
    if (event.key === 'ArrowDown') choose(chosen >= last ? 0 : chosen + 1)
    else if (event.key === 'ArrowUp') choose(chosen <= 0 ? last : chosen - 1)
    else if (event.key === 'Escape') close()
    else if (event.key === 'Enter' && chosen >= 0) take(list.children[chosen])
    else return
    event.preventDefault()
  })
  return { close }
}
