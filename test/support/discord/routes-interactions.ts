// Answering interactions: the one callback within the deadline, then the webhook of the interaction's token.
import type { APIApplicationCommandOptionChoice } from 'discord.js'
import { ApiError, refuse } from './api-error.js'
import { checkChoices } from './check-commands.js'
import { checkChange, checkNewMessage, type Sent } from './check-message.js'
import { checkModal } from './check-modal.js'
import { Form } from './form.js'
import type { Interaction, Modal } from './interaction.js'
import { answerWith, defer, followUpWith, show } from './interaction-answers.js'
import { isJson, type Json, listOf, wholeOf } from './json.js'
import { AUTOCOMPLETE } from './limits.js'
import { INTERACTION_DEFAULT } from './mentions.js'
import { messageJson } from './message-json.js'
import { edit, remove } from './messages.js'
import { EPHEMERAL, isLoading, LOADING, type Message } from './model.js'
import { type Call, NO_CONTENT, objectIn, ok, param, type Route, route } from './route.js'
import type { World } from './world.js'

export interface Deadlines {
  /** For the first answer; Discord's is 3 seconds. */
  readonly answerMs: number
  /** For everything after it; Discord's is 15 minutes. */
  readonly tokenMs: number
}

export function interactionRoutes(
  world: World,
  interactions: ReadonlyMap<string, Interaction>,
  deadlines: Deadlines,
): Route[] {
  /** The interaction of a token, if it was answered and is not too old. */
  const answered = (call: Call): Interaction => {
    const token = param(call, 'token')
    const found = [...interactions.values()].find((each) => each.origin.token === token)
    if (!found || param(call, 'application') !== world.applicationId) throw refuse('unknownWebhook')
    if (found.expired) throw excused(refuse('invalidWebhookToken'))
    if (Date.now() - found.at > deadlines.tokenMs) throw refuse('invalidWebhookToken')
    if (found.callback !== undefined) return found
    throw found.origin.mayFail ? excused(refuse('unknownWebhook')) : refuse('unknownWebhook')
  }
  const messageOf = (call: Call, interaction: Interaction): Message => {
    const id = param(call, 'message')
    const all = [interaction.original, ...interaction.followUps]
    const found = id === '@original' ? interaction.original : all.find((each) => each?.id === id)
    if (!found || found.deleted) throw refuse('unknownMessage')
    return found
  }
  const json = (message: Message): Json => messageJson(world, message, { mayReadContent: true })
  const open = { needsToken: false }
  const webhook = '/webhooks/:application/:token'

  return [
    route(
      'POST /interactions/:interaction/:token/callback',
      (call) => {
        const interaction = interactions.get(param(call, 'interaction'))
        if (interaction?.origin.token !== param(call, 'token')) throw refuse('unknownInteraction')
        const { late, mayFail } = interaction.origin
        if (late) throw excused(refuse('unknownInteraction'))
        if (interaction.failed || Date.now() - interaction.at > deadlines.answerMs)
          throw mayFail ? excused(refuse('unknownInteraction')) : refuse('unknownInteraction')
        if (interaction.callback !== undefined) throw refuse('alreadyAcknowledged')
        const body = objectIn(call)
        respond(world, interaction, body, sentBy(call, 'callback'))
        interaction.callback = wholeOf(body.type)
        if (call.query.get('with_response') !== 'true') return NO_CONTENT
        return ok(callbackJson(interaction, json))
      },
      open,
    ),
    route(
      `POST ${webhook}`,
      (call) => {
        const interaction = answered(call)
        const body = objectIn(call)
        const sent = sentBy(call, 'follow-up')
        const { original } = interaction
        // Right after "thinking…" this fills in the response, and cannot change who sees it.
        if (original && isLoading(original)) return ok(json(fill(world, original, body, sent)))
        return ok(json(followUpWith(world, interaction, checkNewMessage(world, new Form(), body, sent))))
      },
      open,
    ),
    route(`GET ${webhook}/messages/:message`, (call) => ok(json(messageOf(call, answered(call)))), open),
    route(
      `PATCH ${webhook}/messages/:message`,
      (call) => {
        const message = messageOf(call, answered(call))
        return ok(json(fill(world, message, objectIn(call), sentBy(call, 'follow-up'))))
      },
      open,
    ),
    route(
      `DELETE ${webhook}/messages/:message`,
      (call) => {
        remove(world, messageOf(call, answered(call)))
        return NO_CONTENT
      },
      open,
    ),
  ]
}

/** Carries out a callback. */
function respond(world: World, interaction: Interaction, body: Json, sent: Sent): void {
  const type = wholeOf(body.type)
  const form = new Form()
  form.at('type').choice(type, ALLOWED[interaction.origin.type] ?? [])
  form.throwIfFaulty()
  const at = form.at('data')
  const data = isJson(body.data) ? body.data : {}
  const source = interaction.origin.source
  switch (type) {
    case 4:
      answerWith(world, interaction, checkNewMessage(world, at, data, sent))
      break
    case 5: {
      const flags = wholeOf(data.flags)
      if (flags & ~EPHEMERAL) world.violate(sent.where, `flags: ${flags & ~EPHEMERAL} cannot be set here`)
      defer(world, interaction, flags & EPHEMERAL)
      break
    }
    case 6:
      interaction.original = demandSource(source, at)
      break
    case 7: {
      const message = demandSource(source, at)
      edit(world, message, checkChange(world, at, message, data, sent))
      interaction.original = message
      break
    }
    case 8:
      checkChoices(at.at('choices'), data.choices, {
        max: AUTOCOMPLETE.choices,
        type: interaction.origin.data.focusedType,
      })
      at.at('choices').required(data.choices)
      form.throwIfFaulty()
      // Guarantee of the cast: checked.
      interaction.choices = listOf(data.choices) as APIApplicationCommandOptionChoice[]
      break
    case 9:
      checkModal(at, data)
      form.throwIfFaulty()
      interaction.modal = show(data) as Modal
      break
  }
}

/** Changes a response; the first text of a "thinking…" message ends its loading. */
function fill(world: World, message: Message, body: Json, sent: Sent): Message {
  const isSilent = isLoading(message)
  const changes = checkChange(world, new Form(), message, body, sent)
  edit(world, message, { ...changes, flags: (changes.flags ?? message.flags) & ~LOADING }, { isSilent })
  return message
}

function demandSource(source: Message | undefined, form: Form): Message {
  if (!source) {
    form.add('INTERACTION_CALLBACK_WITHOUT_MESSAGE', 'This interaction has no message to update')
    form.throwIfFaulty()
  }
  if (!source || source.deleted) throw refuse('unknownMessage')
  return source
}

function callbackJson(interaction: Interaction, json: (message: Message) => Json): Json {
  const { callback, original } = interaction
  const made = callback === 4 || callback === 5 ? original : undefined
  return {
    interaction: {
      id: interaction.id,
      type: interaction.origin.type,
      ...(made && {
        response_message_id: made.id,
        response_message_loading: isLoading(made),
        response_message_ephemeral: made.visibleTo !== undefined,
      }),
    },
    // By its documentation only a message or an update comes with its message, "thinking…" does not.
    ...((callback === 4 || callback === 7) &&
      original && { resource: { type: callback, message: json(original) } }),
  }
}

function sentBy(call: Call, as: Sent['as']): Sent {
  return { where: call.where, files: call.files, byDefault: INTERACTION_DEFAULT, as }
}

/** The same refusal, not held against the bot. */
function excused({ status, code, message }: ApiError): ApiError {
  return new ApiError(status, code, message, false)
}

/** Callback types by interaction type. */
const ALLOWED: Readonly<Record<number, readonly number[]>> = {
  2: [4, 5, 9],
  3: [4, 5, 6, 7, 9],
  4: [8],
  5: [4, 5, 6, 7],
}
