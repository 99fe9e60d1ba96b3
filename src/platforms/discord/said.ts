// What somebody wrote on Discord, as plain text, and to whom.
import type { Message } from 'discord.js'

/** The text without mentions, custom emoji, commands and time marks; links as they are. */
export function plainOf(content: string): string {
  return content
    .replace(/<(?:@[!&]?|#|id:)\w+>|<a?:\w+:\d+>|<\/[^:>]+:\d+>|<t:-?\d+(?::\w)?>/g, ' ')
    .replace(/(?<![\w.])@(?:everyone|here)\b/g, ' ')
    .replace(/<(https?:\/\/[^\s>]+)>/g, '$1')
    .replace(/[ \t]+/g, ' ')
    .trim()
}

/** Whether a person wrote it: not a bot, a webhook or Discord itself. */
export function isFromPerson(message: Message): boolean {
  return !message.author.bot && message.webhookId === null && !message.system
}

/** Whether the bot is spoken to: in a direct message, by its name or its own role, or by a reply to it. */
export function isToBot(message: Message, botId: string): boolean {
  const { users, roles, repliedUser } = message.mentions
  const ownRole = message.guild?.members.me?.roles.botRole
  return (
    message.guildId === null ||
    users.has(botId) ||
    repliedUser?.id === botId ||
    (ownRole !== undefined && ownRole !== null && roles.has(ownRole.id))
  )
}

/** Whether somebody else is spoken to: a person, a role, everybody, or the author of another message. */
export function addressesOthers(message: Message, botId: string): boolean {
  const { users, roles, everyone, repliedUser } = message.mentions
  const isReplyToOther = repliedUser !== null && repliedUser.id !== botId
  return everyone || roles.size > 0 || isReplyToOther || users.some(({ id }) => id !== botId)
}
