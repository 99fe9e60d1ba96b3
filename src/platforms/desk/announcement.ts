// What whoever starts the bot is told on the terminal.
import type { Language } from '../../knowledge/model.js'

/** Where the desk is, and that it is the bot if no chat is configured. Ends with a line break. */
export function announcement(language: Language, url: string, hasChat: boolean): string {
  return `${(hasChat ? WITH_CHAT : ALONE)[language](url)}\n`
}

const WITH_CHAT = {
  ja: (url: string) => `条項ボットの画面: ${url}/`,
  en: (url: string) => `The desk of clausebot: ${url}/`,
}
const ALONE = {
  ja: (url: string) =>
    `条項ボットの画面: ${url}/ (SlackとDiscordのトークンがないので、この画面だけでお答えします)`,
  en: (url: string) =>
    `The desk of clausebot: ${url}/ (no Slack or Discord token is set, so the desk is the bot)`,
}
