// A PostgreSQL of one's own: a cluster in a temporary folder, on a free port of 127.0.0.1, run by an unprivileged user.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import pg from 'pg'
import { describe } from 'vitest'

export interface Postgres {
  /** A new, empty database; its address. */
  readonly newDatabase: () => Promise<string>
  /** Ends the server at once, as a power cut would. */
  readonly halt: () => void
  readonly start: () => void
  /** Ends the server and deletes its folder. */
  readonly remove: () => void
}

/** Debian keeps the server's programs out of the PATH. */
const BIN = ['/usr/lib/postgresql', ...(process.env.PATH ?? '').split(delimiter)]
  .filter((folder) => existsSync(folder))
  .flatMap((folder) =>
    folder.endsWith('postgresql')
      ? readdirSync(folder).map((version) => join(folder, version, 'bin'))
      : [folder],
  )
  .find((folder) => existsSync(join(folder, 'initdb')))

if (!BIN && !process.env.CI)
  console.warn('PostgreSQL is not installed, its tests are skipped → apt-get install postgresql')

/** Like describe; skipped, and said so, where PostgreSQL is not installed. In CI it has to be. */
export const describeWithPostgres = BIN || process.env.CI ? describe : describe.skip
/** The same as a row of describe.each: no rows where PostgreSQL is not installed. */
export const hasPostgres = BIN !== undefined || process.env.CI !== undefined

export async function startPostgres(): Promise<Postgres> {
  if (!BIN) throw new Error('PostgreSQL is not installed → apt-get install postgresql')
  const folder = mkdtempSync(join(tmpdir(), 'clausebot-postgres-'))
  const isRoot = process.getuid?.() === 0
  if (isRoot) execFileSync('chown', ['postgres', folder])
  const run = (program: string, args: readonly string[]) => {
    const command = [join(BIN, program), ...args]
    // initdb refuses root.
    if (isRoot) execFileSync('runuser', ['-u', 'postgres', '--', ...command], { stdio: 'ignore', cwd: '/' })
    else execFileSync(command[0] ?? '', command.slice(1), { stdio: 'ignore' })
  }
  const data = join(folder, 'data')
  const port = await freePort()
  const start = () =>
    run('pg_ctl', [
      ...['start', '-w', '-D', data, '-l', join(folder, 'log')],
      ...['-o', `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off`],
    ])
  run('initdb', ['-D', data, '-U', 'clausebot', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'])
  start()
  let databases = 0
  const address = (database: string) => `postgres://clausebot@127.0.0.1:${port}/${database}`
  return {
    newDatabase: async () => {
      const client = new pg.Client(address('postgres'))
      await client.connect()
      const name = `test_${++databases}`
      await client.query(`CREATE DATABASE ${name}`)
      await client.end()
      return address(name)
    },
    start,
    halt: () => run('pg_ctl', ['stop', '-m', 'immediate', '-D', data]),
    remove: () => {
      run('pg_ctl', ['stop', '-m', 'immediate', '-D', data])
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      )
    })
  })
}
