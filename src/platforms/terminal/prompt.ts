// A prompt loop: one thread, so that follow-ups work as they do in chat.
import { createInterface } from 'node:readline/promises'
import type { Ask } from '../../answer/ask.js'
import { type PrintOptions, printAnswer } from './print.js'

/** Asks until the input ends. 「/new」 begins a new thread. */
export async function promptLoop(
  ask: Ask,
  options: PrintOptions & { service?: string | undefined },
): Promise<void> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout, historySize: 200 })
  const thread: string[] = []
  terminal.setPrompt('条項> ')
  terminal.prompt()
  for await (const line of terminal) {
    const text = line.trim()
    if (/^(?:\/?exit|\/?quit|:q)$/i.test(text)) break
    if (text === '/new') thread.length = 0
    else if (text !== '') {
      printAnswer(
        ask({ text, thread: [...thread], ...(options.service ? { service: options.service } : {}) }),
        options,
      )
      thread.push(text)
    }
    terminal.prompt()
  }
  terminal.close()
}
