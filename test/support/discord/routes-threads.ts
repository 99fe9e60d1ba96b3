// Threads over HTTP: starting, joining, leaving, archiving.
import { ChannelType } from 'discord.js'
import { refuse } from './api-error.js'
import { checkNewMessage } from './check-message.js'
import { Form } from './form.js'
import { isJson, type Json, listOf } from './json.js'
import { THREAD } from './limits.js'
import { messageJson } from './message-json.js'
import type { Channel } from './model.js'
import { demand } from './permissions.js'
import { type Call, created, NO_CONTENT, objectIn, ok, param, type Route, route } from './route.js'
import { demandFor, EDITABLE, sentBy } from './routes-messages.js'
import { changeThread, joinThread, leaveThread } from './thread-state.js'
import { forumPost, threadFromMessage, threadWithout } from './threads.js'
import { channelJson, threadMemberJson } from './wire.js'
import type { World } from './world.js'

export function threadRoutes(world: World): Route[] {
  const { bot } = world
  const channelOf = (call: Call): Channel => world.channel(param(call, 'channel'))
  const threadOf = (call: Call): Channel => {
    const channel = channelOf(call)
    if (!channel.thread) throw refuse('wrongChannelType')
    return channel
  }
  const member = 'channels/:channel/thread-members'

  return [
    route('POST /channels/:channel/messages/:message/threads', (call) => {
      const channel = channelOf(call)
      const message = world.message(channel, param(call, 'message'))
      if (!THREADABLE.includes(channel.type)) throw refuse('wrongChannelType')
      demand(channel, bot.id, 'CreatePublicThreads', 'ReadMessageHistory')
      if (message.thread) throw refuse('threadExists')
      if (!EDITABLE.includes(message.type)) throw refuse('systemMessage')
      const start = checkStart(objectIn(call))
      return created(channelJson(threadFromMessage(world, message, { ...start, ownerId: bot.id }), bot.id))
    }),
    route('POST /channels/:channel/threads', (call) => {
      const channel = channelOf(call)
      if (channel.type === ChannelType.GuildForum) return created(postInForum(world, call, channel))
      if (!THREADABLE.includes(channel.type)) throw refuse('wrongChannelType')
      const body = objectIn(call)
      const start = checkStart(body)
      // Left out, the type is that of a private thread.
      const type = (body.type ?? ChannelType.PrivateThread) as ChannelType
      const isPrivate = type === ChannelType.PrivateThread
      demand(channel, bot.id, isPrivate ? 'CreatePrivateThreads' : 'CreatePublicThreads')
      const thread = threadWithout(world, channel, { ...start, type, ownerId: bot.id })
      return created(channelJson(thread, bot.id))
    }),
    route(`PUT /${member}/@me`, (call) => {
      const thread = threadOf(call)
      if (thread.thread?.archived) throw refuse('threadArchived')
      joinThread(world, thread, bot.id)
      return NO_CONTENT
    }),
    route(`DELETE /${member}/@me`, (call) => {
      leaveThread(threadOf(call), bot.id)
      return NO_CONTENT
    }),
    route(`GET /${member}/:user`, (call) => {
      const thread = threadOf(call)
      const id = param(call, 'user') === '@me' ? bot.id : param(call, 'user')
      if (!thread.thread?.members.has(id)) throw refuse('unknownMember')
      return ok(threadMemberJson(thread, id))
    }),
    route('PATCH /channels/:channel', (call) => {
      const channel = threadOf(call)
      const { name, archived, locked } = objectIn(call)
      const isOwn = channel.thread?.owner_id === bot.id && locked === undefined
      if (!isOwn) demand(channel, bot.id, 'ManageThreads')
      const form = new Form()
      if (name !== undefined) form.at('name').text(name, { min: 1, max: THREAD.name })
      form.throwIfFaulty()
      changeThread(world, channel, {
        ...(name !== undefined && { name: String(name) }),
        ...(archived !== undefined && { archived: archived === true }),
        ...(locked !== undefined && { locked: locked === true }),
      })
      return ok(channelJson(channel, bot.id))
    }),
    route('GET /guilds/:guild/threads/active', (call) => {
      const guild = world.guild(param(call, 'guild'))
      const threads = [...world.channels.values()].filter(
        (each) => each.guild === guild && each.thread && !each.thread.archived,
      )
      const joined = threads.filter(({ thread }) => thread?.members.has(bot.id))
      return ok({
        threads: threads.map((each) => channelJson(each, bot.id)),
        members: joined.map((each) => threadMemberJson(each, bot.id)),
      })
    }),
  ]
}

function postInForum(world: World, call: Call, forum: Channel): Json {
  const { bot } = world
  demand(forum, bot.id, 'SendMessages')
  const body = objectIn(call)
  const start = checkStart(body)
  const form = new Form()
  if (!isJson(body.message)) form.at('message').required(undefined)
  const tags = listOf(body.applied_tags).map(String)
  tags.forEach((tag, index) => {
    const ids = forum.tags.map(({ id }) => id)
    form.at('applied_tags', index).choice(tag, ids)
  })
  form.throwIfFaulty()
  const text = isJson(body.message) ? body.message : {}
  const checked = checkNewMessage(world, new Form(['message']), text, sentBy(call))
  demandFor(forum, bot.id, checked)
  const { thread, message } = forumPost(
    world,
    forum,
    { ...start, ownerId: bot.id, applied_tags: tags },
    { ...checked, author: bot },
  )
  return { ...channelJson(thread, bot.id), message: messageJson(world, message, { mayReadContent: true }) }
}

function checkStart(body: Json): { name: string; auto_archive_duration?: number } {
  const form = new Form()
  const name = body.name
  const minutes = body.auto_archive_duration ?? undefined
  form.at('name').text(name, { min: 1, max: THREAD.name, required: true })
  if (minutes !== undefined) form.at('auto_archive_duration').choice(minutes, THREAD.archiveMinutes)
  form.throwIfFaulty()
  return { name: String(name), ...(minutes !== undefined && { auto_archive_duration: Number(minutes) }) }
}

const THREADABLE: readonly ChannelType[] = [ChannelType.GuildText, ChannelType.GuildAnnouncement]
