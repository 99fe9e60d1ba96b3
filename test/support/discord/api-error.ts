// The refusals of Discord: status, code and message as it words them, and whose fault they are.
import type { Json } from './json.js'

/**
 * A refusal in Discord's form. `breach` is true if the bot broke a documented rule, false if the refusal comes
 * from circumstances that a right bot meets too (a message deleted meanwhile, a permission not given).
 */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: number,
    message: string,
    readonly breach: boolean,
    readonly errors?: Json,
  ) {
    super(message)
  }

  get body(): Json {
    return { message: this.message, code: this.code, ...(this.errors && { errors: this.errors }) }
  }
}

/** Makes one of the known refusals. */
export function refuse(name: keyof typeof REFUSALS): ApiError {
  const [status, code, message, breach] = REFUSALS[name]
  return new ApiError(status, code, message, breach === 'breach')
}

const REFUSALS = {
  unauthorized: [401, 0, '401: Unauthorized', 'circumstance'],
  notFound: [404, 0, '404: Not Found', 'breach'],
  methodNotAllowed: [405, 0, '405: Method Not Allowed', 'breach'],
  serverError: [500, 0, '500: Internal Server Error', 'breach'],
  invalidJson: [400, 50109, 'The request body contains invalid JSON.', 'breach'],
  tooLarge: [413, 40005, 'Request entity too large', 'breach'],
  unknownApplication: [404, 10002, 'Unknown Application', 'breach'],
  unknownChannel: [404, 10003, 'Unknown Channel', 'circumstance'],
  unknownGuild: [404, 10004, 'Unknown Guild', 'circumstance'],
  unknownMember: [404, 10007, 'Unknown Member', 'circumstance'],
  unknownMessage: [404, 10008, 'Unknown Message', 'circumstance'],
  unknownUser: [404, 10013, 'Unknown User', 'circumstance'],
  unknownEmoji: [400, 10014, 'Unknown Emoji', 'breach'],
  unknownWebhook: [404, 10015, 'Unknown Webhook', 'breach'],
  unknownInteraction: [404, 10062, 'Unknown interaction', 'breach'],
  unknownCommand: [404, 10063, 'Unknown application command', 'breach'],
  tooManyReactions: [400, 30010, 'Maximum number of reactions reached (20)', 'circumstance'],
  tooManyCommands: [400, 30032, 'Maximum number of application commands reached', 'breach'],
  alreadyAcknowledged: [400, 40060, 'Interaction has already been acknowledged.', 'breach'],
  missingAccess: [403, 50001, 'Missing Access', 'circumstance'],
  dmChannel: [403, 50003, 'Cannot execute action on a DM channel', 'breach'],
  othersMessage: [403, 50005, 'Cannot edit a message authored by another user', 'breach'],
  emptyMessage: [400, 50006, 'Cannot send an empty message', 'breach'],
  userUnreachable: [403, 50007, 'Cannot send messages to this user', 'circumstance'],
  notTextChannel: [400, 50008, 'Cannot send messages in a non-text channel', 'breach'],
  missingPermissions: [403, 50013, 'Missing Permissions', 'circumstance'],
  systemMessage: [403, 50021, 'Cannot execute action on a system message', 'breach'],
  wrongChannelType: [400, 50024, 'Cannot execute action on this channel type', 'breach'],
  invalidWebhookToken: [401, 50027, 'Invalid Webhook Token', 'breach'],
  invalidRecipient: [400, 50033, 'Invalid Recipient(s)', 'breach'],
  threadArchived: [400, 50083, 'Thread is archived', 'circumstance'],
  replyWithoutHistory: [
    400,
    160002,
    'Cannot reply without permission to read message history',
    'circumstance',
  ],
  threadExists: [400, 160004, 'A thread has already been created for this message', 'circumstance'],
  threadLocked: [400, 160005, 'Thread is locked', 'circumstance'],
} as const
