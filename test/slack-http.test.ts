// HTTP mode: what is signed by Slack is taken, and nothing else.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it } from 'vitest'
import { posted } from './support/slack-bot.js'
import { scene } from './support/slack-scene.js'

const start = scene()

describe('the request URL', () => {
  it('answers the check of Slack and a real signed request', async () => {
    const { bot, slack, alice, channel } = await start('http')
    const http = slack.useHttp(`http://127.0.0.1:${bot.edge.port}/slack/events`)
    expect(await http.verifyUrl()).toBe(true)
    expect((await http.checkSsl()).status).toBe(200)
    await posted(bot, channel, alice.ask(channel, 'CRAKOのバックアップは何世代？'))
  })

  it.each([
    'wrong signature',
    'old timestamp',
    'no signature',
    'changed body',
  ] as const)('turns away a request with: %s', async (forgery) => {
    const { bot, slack, alice } = await start('http')
    const http = slack.useHttp(`http://127.0.0.1:${bot.edge.port}/slack/events`)
    const event = {
      type: 'message',
      channel: alice.dm.id,
      channel_type: 'im',
      user: alice.id,
      text: 'CRAKOのバックアップは何世代？',
      ts: '1700000000.000100',
    }
    const answer = await http.forge(forgery, 'events_api', slack.world.events.wrap(event))
    expect(answer).toEqual({ status: 401, body: '' })
    await slack.quiet()
    expect(slack.posts()).toEqual([])
    expect(bot.recorded.asked).toEqual([])
  })

  it('can be served by another server of the program', async () => {
    const { bot, slack, alice, channel } = await start('http')
    const server = createServer((request, response) => bot.edge.requests?.(request, response))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    // Guarantee of the cast: a server that listens on a port has an address with one.
    const { port } = server.address() as AddressInfo
    slack.useHttp(`http://127.0.0.1:${port}/slack/events`)
    await posted(bot, channel, alice.ask(channel, 'CRAKOのバックアップは何世代？'))
    await slack.quiet()
    server.closeAllConnections()
    server.close()
  })

  it('knows no other path', async () => {
    const { bot } = await start('http')
    for (const path of ['/', '/slack', '/slack/events'])
      expect((await fetch(`http://127.0.0.1:${bot.edge.port}${path}`)).status).toBe(404)
  })
})
