// The slash command: an answer for the asker alone, with a button to share it.
import type { App } from '@slack/bolt'
import { LINES } from '../../render/slack/phrases.js'
import { answerInMessages } from './answering.js'
import type { Bot } from './bot.js'
import { calmly, showAlone, tell } from './respond.js'
import { plainOf } from './said.js'

/** Listens to every command of the app: what it is called is the manifest's business. */
export function listenToCommands(app: App, bot: Bot): void {
  app.command(/^\//, async ({ command, ack, respond }) => {
    await ack()
    const since = performance.now()
    const { language } = bot.places.settings(command.channel_id, command.team_id)
    await calmly(bot.options.log, command.command, respond, language, async () => {
      const text = plainOf(command.text ?? '')
      if (text === '') return tell(respond, LINES.askSomething[language](command.command))
      const place = await bot.places.of(command.channel_id, command.team_id)
      await bot.turn()
      const { service } = place.settings
      const asked = { text, thread: [], ...(service === undefined ? {} : { service }) }
      const { messages } = answerInMessages(bot, place, asked, {
        asker: command.user_id,
        notes: [LINES.asked[language](text)],
        shareIn: 'channel',
        since,
      })
      await showAlone(respond, messages)
    })
  })
}
