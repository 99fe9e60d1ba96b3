// HTTP mode: requests to the app's own address, signed as Slack signs them.

import { createHmac } from 'node:crypto'
import type { Envelope, Outcome, Timing, Transport } from './delivery.js'
import type { Fields } from './fields.js'

/** What is wrong with a request that the app has to turn away. */
export type Forgery = 'wrong signature' | 'old timestamp' | 'no signature' | 'changed body'

/** What the app answered to a request. */
export interface HttpAnswer {
  readonly status: number
  readonly body: string
}

/** Sends to the Request URL of the app. */
export class HttpMode implements Transport {
  constructor(
    readonly timing: Timing,
    readonly signingSecret: string,
    readonly url: string,
    readonly onViolation: (message: string) => void,
  ) {}

  async ready(): Promise<void> {}

  async send(envelope: Envelope): Promise<Outcome> {
    const { type, payload, retry_attempt, retry_reason } = envelope
    const retry: Record<string, string> =
      retry_attempt > 0
        ? { 'x-slack-retry-num': String(retry_attempt), 'x-slack-retry-reason': retry_reason }
        : {}
    let response: Response
    let body: string
    try {
      response = await this.#post(...encode(type, payload), retry)
      body = await response.text()
    } catch (error) {
      const timedOut = error instanceof Error && error.name === 'TimeoutError'
      return { ok: false, reason: timedOut ? 'http_timeout' : 'connection_failed' }
    }
    const noRetry = response.headers.get('x-slack-no-retry') === '1'
    if (!response.ok) return { ok: false, reason: 'http_error', noRetry }
    if (body !== '' && !envelope.accepts_response_payload && type !== 'events_api')
      this.onViolation('an acknowledgement had a body where none is accepted')
    return { ok: true, response: body === '' ? undefined : parsed(body) }
  }

  /** The request by which Slack checks the address; true if the challenge came back. */
  async verifyUrl(): Promise<boolean> {
    const challenge = 'stand-in-challenge'
    const body = JSON.stringify({ token: 'verification-token', challenge, type: 'url_verification' })
    const response = await this.#post(body, 'application/json', {})
    const text = await response.text()
    const answer = parsed(text)
    return (
      response.ok &&
      (answer === challenge ||
        (typeof answer === 'object' &&
          answer !== null &&
          'challenge' in answer &&
          answer.challenge === challenge))
    )
  }

  /** The request by which Slack checks the certificate from time to time; it is not signed. */
  async checkSsl(): Promise<HttpAnswer> {
    const response = await fetch(this.url, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'ssl_check=1&token=verification-token',
    })
    return { status: response.status, body: await response.text() }
  }

  /** A request that does not come from Slack. */
  async forge(forgery: Forgery, type: Envelope['type'], payload: Fields): Promise<HttpAnswer> {
    const response = await this.#post(...encode(type, payload), {}, forgery)
    return { status: response.status, body: await response.text() }
  }

  #post(
    body: string,
    contentType: string,
    more: Record<string, string>,
    forgery?: Forgery,
  ): Promise<Response> {
    const seconds = Math.floor(Date.now() / 1_000) - (forgery === 'old timestamp' ? 301 : 0)
    const secret = forgery === 'wrong signature' ? 'not the secret' : this.signingSecret
    const signature = `v0=${createHmac('sha256', secret).update(`v0:${seconds}:${body}`).digest('hex')}`
    return fetch(this.url, {
      method: 'POST',
      headers: {
        'content-type': contentType,
        'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
        'x-slack-request-timestamp': String(seconds),
        ...(forgery === 'no signature' ? {} : { 'x-slack-signature': signature }),
        ...more,
      },
      body: forgery === 'changed body' ? `${body} ` : body,
      redirect: 'error',
      signal: AbortSignal.timeout(this.timing.ackTimeout),
    })
  }
}

/** Events are JSON, commands a form, everything else JSON in a form. */
function encode(type: Envelope['type'], payload: Fields): [string, string] {
  if (type === 'events_api') return [JSON.stringify(payload), 'application/json']
  const form =
    type === 'slash_commands'
      ? Object.entries(payload).map(([name, value]): [string, string] => [name, String(value)])
      : [['payload', JSON.stringify(payload)] as [string, string]]
  return [new URLSearchParams(form).toString(), 'application/x-www-form-urlencoded']
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return body
  }
}
