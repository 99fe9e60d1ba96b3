import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { text } from '../src/journal/database.js'
import { embeddedDatabase } from '../src/journal/embedded.js'
import { temporaryFolder } from './support/journal/sample.js'

const START = fileURLToPath(new URL('../dist/start.js', import.meta.url))

/** Starts the bot, ends it after a moment, and gives what it said. */
function startAndEnd(env: Record<string, string>): Promise<{ code: number | null; said: string }> {
  const bot = spawn(process.execPath, [START], { env: { PATH: process.env.PATH ?? '', PORT: '0', ...env } })
  let said = ''
  bot.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString()
  })
  const timer = setTimeout(() => bot.kill('SIGTERM'), 6000)
  return new Promise((resolve) => {
    bot.on('exit', (code) => {
      clearTimeout(timer)
      resolve({ code, said })
    })
  })
}

it('npm start keeps what the knowledge says from its first moment, and ends cleanly', async () => {
  const folder = temporaryFolder()
  const { code, said } = await startAndEnd({ DATA_DIR: folder.path })
  expect(said).not.toContain('"level":"error"')
  expect(code).toBe(0)
  const database = embeddedDatabase(join(folder.path, 'journal.db'))
  const rows = await database.query('SELECT version FROM clausebot_versions')
  expect(rows.map((row) => text(row, 'version'))).toEqual([expect.stringMatching(/^[0-9a-f]{12}$/)])
  await database.close()
  folder.remove()
})

it('npm start starts without its database, says so once, and never says the password', async () => {
  const folder = temporaryFolder()
  const { code, said } = await startAndEnd({
    DATA_DIR: folder.path,
    DATABASE_URL: 'postgres://bot:secret-word@127.0.0.1:1/none',
  })
  expect(code).toBe(0)
  expect(said.split('\n').filter((line) => line.includes('"journal-waits"'))).toHaveLength(1)
  expect(said).not.toContain('secret-word')
  folder.remove()
})
