// The commands of the bot as Discord is told of them, and their registration when they have changed.
import {
  ApplicationCommandType,
  ApplicationIntegrationType,
  type Client,
  InteractionContextType,
  Locale,
  ApplicationCommandOptionType as Option,
  type RESTPostAPIApplicationCommandsJSONBody,
} from 'discord.js'
import type { Log } from '../../ports/log.js'
import { COMMANDS } from '../../render/discord/phrases.js'

export const ASK = 'sla'
/** Names of options are English; Discord shows their translation. */
export const OPTIONS = { question: 'question', service: 'service', visible: 'visible' } as const
/** Values of `visible`. */
export const VISIBLE = { onlyMe: 'me', everybody: 'all' } as const

const WHERE = {
  integration_types: [ApplicationIntegrationType.GuildInstall],
  contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
}
const inJapanese = ({ ja }: { readonly ja: string }) => ({ [Locale.Japanese]: ja })

export const COMMAND_DATA: readonly RESTPostAPIApplicationCommandsJSONBody[] = [
  {
    type: ApplicationCommandType.ChatInput,
    name: ASK,
    description: COMMANDS.ask.en,
    description_localizations: inJapanese(COMMANDS.ask),
    ...WHERE,
    options: [
      {
        type: Option.String,
        name: OPTIONS.question,
        name_localizations: inJapanese(COMMANDS.question),
        description: COMMANDS.questionHelp.en,
        description_localizations: inJapanese(COMMANDS.questionHelp),
        required: true,
        autocomplete: true,
        max_length: 2000,
      },
      {
        type: Option.String,
        name: OPTIONS.service,
        name_localizations: inJapanese(COMMANDS.service),
        description: COMMANDS.serviceHelp.en,
        description_localizations: inJapanese(COMMANDS.serviceHelp),
        autocomplete: true,
        max_length: 100,
      },
      {
        type: Option.String,
        name: OPTIONS.visible,
        name_localizations: inJapanese(COMMANDS.visible),
        description: COMMANDS.visibleHelp.en,
        description_localizations: inJapanese(COMMANDS.visibleHelp),
        choices: [
          {
            name: COMMANDS.onlyMe.en,
            name_localizations: inJapanese(COMMANDS.onlyMe),
            value: VISIBLE.onlyMe,
          },
          {
            name: COMMANDS.everybody.en,
            name_localizations: inJapanese(COMMANDS.everybody),
            value: VISIBLE.everybody,
          },
        ],
      },
    ],
  },
  {
    type: ApplicationCommandType.Message,
    name: COMMANDS.menu.ja,
    name_localizations: {
      [Locale.Japanese]: COMMANDS.menu.ja,
      [Locale.EnglishUS]: COMMANDS.menu.en,
      [Locale.EnglishGB]: COMMANDS.menu.en,
    },
    ...WHERE,
  },
]

/**
 * Registers the commands, globally or for one guild, only if Discord has others: each registration makes clients
 * load them anew, and there is a limit a day. Never throws: the bot answers messages without commands too.
 */
export async function registerCommands(
  { application }: Client<true>,
  guildId: string | undefined,
  log: Log,
): Promise<void> {
  try {
    const registered = await application.commands.fetch({
      withLocalizations: true,
      ...(guildId === undefined ? {} : { guildId }),
    })
    const isSame =
      registered.size === COMMAND_DATA.length &&
      COMMAND_DATA.every((data) =>
        // Guarantee of the cast: the library compares the JSON form as well, its types only know some of it.
        registered.some((command) => command.equals(data as Parameters<typeof command.equals>[0], true)),
      )
    if (isSame) return
    const data = [...COMMAND_DATA]
    await (guildId === undefined ? application.commands.set(data) : application.commands.set(data, guildId))
    log('info', 'commands-registered', { platform: 'discord', guild: guildId ?? 'all' })
  } catch (error) {
    const mend = 'invite the bot with the scope applications.commands, and check DISCORD_GUILD_ID'
    log('error', 'commands-not-registered', { platform: 'discord', error, mend })
  }
}
