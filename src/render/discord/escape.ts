// Text of questions and of the knowledge as Discord markdown that shows exactly that text: no markup, mention or link.

/** Any text, escaped: `*a* <@1> https://x` is shown as it is typed. Characters that are not shown are dropped. */
export function escapeText(text: string): string {
  return printable(text)
    .replace(/[\\*_~`|<>[\]@#]/g, '\\$&')
    .replace(/:\/\//g, ':\\/\\/')
    .replace(/^([ \t]*)([-+])/gm, '$1\\$2')
    .replace(/^([ \t]*\d+)([.)])/gm, '$1\\$2')
}

/** What `escapeText` was given, printable characters only. */
export function unescapeText(markdown: string): string {
  return markdown.replace(/\\([!-/:-@[-`{-~])/g, '$1')
}

/** A link on a text; without an address the text alone. */
export function link(text: string, url: string | undefined): string {
  if (url === undefined || !URL.canParse(url)) return escapeText(text)
  // A bracket or blank in an address would end the link, or let it show as text.
  const address = new URL(url).href.replace(/[()<>\s]/g, (c) => `%${c.charCodeAt(0).toString(16)}`)
  return `[${escapeText(text)}](${address})`
}

/** The text without what cannot be seen or reorders what can: control and direction characters, broken surrogates. */
export function printable(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(UNSEEN, '')
}

const UNSEEN = /(?![\n\t])\p{Cc}|\p{Cs}|[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu
