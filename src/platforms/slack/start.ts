// Starts the Slack edge: checks the tokens, listens to every way in, and stops with nothing left unanswered.
import type { RequestListener } from 'node:http'
import { App, type Logger, type Receiver, type webApi } from '@slack/bolt'
import type { Edge, EdgeOptions } from '../edge.js'
import type { SlackEnvironment } from '../environment.js'
import { createInFlight, type InFlight } from '../in-flight.js'
import { createLanes, createTurns } from '../lanes.js'
import { acknowledgeWhenClaimed } from './acknowledge.js'
import { listenToHome } from './app-home.js'
import type { Bot, Identity } from './bot.js'
import { listenToButtons } from './buttons.js'
import { listenToCommands } from './command.js'
import { listenToFeedback } from './feedback.js'
import type { Listen } from './http.js'
import { adoptMessages, listenToMessages } from './messages.js'
import { listenToModals } from './modals.js'
import { createPlaces } from './place.js'
import { listenToSharing } from './share.js'
import { reachStaffChannel } from './staff-channel.js'
import { createThreads } from './thread.js'
import { quietLogger, SlackStartError, said, slackApi, wayIn } from './way-in.js'
import { createWeb, SlackRefusal, type Web } from './web.js'

/** A running Slack edge; in HTTP mode with the port it listens on, and what answers a request. */
export interface SlackEdge extends Edge {
  readonly name: 'slack'
  readonly port?: number
  /** For another server of the program to pass on what it gets at /slack/events. */
  readonly requests?: RequestListener
}

/**
 * Starts it. Throws a SlackStartError if a token is wrong or Slack cannot be reached. In HTTP mode without `listen` it
 * has no server of its own: its `requests` are to be given what comes in.
 */
export async function startSlack(
  options: EdgeOptions,
  environment: SlackEnvironment,
  listen?: Listen,
): Promise<SlackEdge> {
  const { log } = options
  const logger = quietLogger(log)
  const clientOptions = { logger, ...slackApi(environment.apiUrl) }
  const web = createWeb(environment.botToken, clientOptions, log)
  const me = await identify(web)
  const bot: Bot = {
    options,
    me,
    web,
    lanes: createLanes(),
    turn: createTurns(),
    places: createPlaces({
      web,
      settings: options.settings,
      hasInternal: () =>
        options
          .clerk()
          .documents('internal')
          .some(({ audience }) => audience === 'internal'),
      now: Date.now,
    }),
    threads: createThreads(web, me),
  }
  warmUp(bot)
  const inFlight = createInFlight()
  const way = wayIn(environment, clientOptions, logger, log, listen)
  listenWith(way.receiver, bot, environment.botToken, clientOptions, logger, inFlight)
  const connection = await way.open()
  const adoptNoMore = adoptMessages(bot)
  let stopping: Promise<void> | undefined
  const stop = async () => {
    adoptNoMore()
    await connection.close()
    const left = await inFlight.settle(STOP_MS)
    if (left > 0) log('warn', 'slack-stopped-with-work-left', { left })
  }
  return {
    name: 'slack',
    ...(connection.port === undefined ? {} : { port: connection.port }),
    ...(way.requests === undefined ? {} : { requests: way.requests }),
    staffChannel: (id) => reachStaffChannel(bot, inFlight, id),
    stop: () => {
      stopping ??= stop()
      return stopping
    },
  }
}

/** The first question takes a hundred times as long as the others; nobody should wait for it, nor Slack for its answer. */
function warmUp({ options }: Bot): void {
  const clerk = options.clerk()
  const [text = ''] = clerk.examples('customer', 'ja')
  for (const audience of ['customer', 'internal'] as const) clerk.ask({ text }, audience)
}

/** auth.test first: with a wrong token Bolt itself would end the process without saying why. */
async function identify(web: Web): Promise<Identity> {
  try {
    const who = await web.call((client) => client.auth.test(), { forMs: START_MS })
    const { user_id: userId = '', bot_id: botId = '', team_id: teamId = '', user: name = '' } = who ?? {}
    return { userId, botId, teamId, name }
  } catch (error) {
    if (error instanceof SlackRefusal)
      throw new SlackStartError(
        `SLACK_BOT_TOKEN: Slack answers ${error.code} → the Bot User OAuth Token of “OAuth & Permissions”, of the workspace that the app is installed in`,
      )
    throw new SlackStartError(
      `Slack cannot be reached (${said(error)}) → check the network, or SLACK_API_URL`,
    )
  }
}

function listenWith(
  receiver: Receiver,
  bot: Bot,
  botToken: string,
  clientOptions: webApi.WebClientOptions,
  logger: Logger,
  inFlight: InFlight,
): void {
  const { userId: botUserId, botId, teamId } = bot.me
  const app = new App({
    receiver,
    logger,
    // Bolt writes into the options that it is given.
    clientOptions: { ...clientOptions },
    authorize: async () => ({ botToken, botUserId, botId, teamId }),
  })
  acknowledgeWhenClaimed(app)
  app.use(({ next }) => inFlight.run(next()))
  app.error(async (error) => bot.options.log('error', 'slack-listener-failed', { error }))
  listenToMessages(app, bot)
  listenToCommands(app, bot)
  listenToModals(app, bot)
  listenToButtons(app, bot)
  listenToSharing(app, bot)
  listenToFeedback(app, bot)
  listenToHome(app, bot)
}

const START_MS = 10_000
/** Orchestrators commonly kill after half a minute. */
const STOP_MS = 20_000
