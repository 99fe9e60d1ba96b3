// What somebody said in Slack, as plain text: mentions, links and escapes taken out of Slack's way of writing them.

/** The question in a message: without the names of people and groups, links by what they are called. */
export function plainOf(text: string): string {
  return text
    .replace(/<@[^>]+>|<!subteam\^[^>]*>|<!(?:here|channel|everyone|group)(?:\|[^>]*)?>/g, ' ')
    .replace(/<#[^|>]*\|([^>]*)>/g, (_, name: string) => (name ? `#${name}` : ' '))
    .replace(/<#[^>]*>/g, ' ')
    .replace(/<!date[^|>]*\|([^>]*)>/g, '$1')
    .replace(/<(?:mailto:|tel:)?[^|>\s]*\|([^>]*)>/g, '$1')
    .replace(/<(?:mailto:|tel:)?([^>\s]*)>/g, '$1')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
    .replace(/[ \t]+/g, ' ')
    .trim()
}

export const mentions = (text: string, user: string): boolean =>
  text.includes(`<@${user}>`) || text.includes(`<@${user}|`)

/** Whether somebody else is spoken to: a person, a group, everybody, or a name in front as in 「田中さん、」. */
export function addressesOthers(text: string, bot: string): boolean {
  const others = [...text.matchAll(/<@([A-Z0-9]+)[^>]*>/g)].some(([, user]) => user !== bot)
  return others || /<!(?:subteam|here|channel|everyone)/.test(text) || NAME_IN_FRONT.test(plainOf(text))
}

const NAME_IN_FRONT =
  /^@?[^\s、,，。？?]{1,12}(?:さん|様|さま|くん|君|ちゃん|先輩|部長|課長|社長|リーダー)(?:[、,，:：\s]|$)|^@\S+|^(?:hey|hi)\s+(?!bot\b)[A-Z]\w+/
