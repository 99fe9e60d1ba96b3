import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

// The built command, as `npm run -s ask` starts it: `npm test` builds before it tests.
const COMMAND = fileURLToPath(new URL('../dist/ask.js', import.meta.url))

const run = (args: string[], input = '', env: NodeJS.ProcessEnv = {}) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [COMMAND, ...args], {
    input,
    encoding: 'utf8',
    env: { ...process.env, ...env },
    maxBuffer: 64 * 1024 * 1024,
  })
  return { status, stdout, stderr }
}

const lines = (text: string) =>
  text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))

describe('ask', () => {
  it('prints the answer with its citation, plain when piped', () => {
    const { status, stdout, stderr } = run(['CRAKOってバックアップ何世代残ってる？'])
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(stdout).toContain('7世代')
    expect(stdout).toContain('No.32')
    expect(stdout).not.toContain('\u001b')
  })

  it('prints one JSON object with --json', () => {
    const { stdout } = run(['--json', 'CRAKOってバックアップ何世代残ってる？'])
    expect(JSON.parse(stdout)).toMatchObject({
      status: 'answered',
      citations: [{ document: 'crako-sla', clause: '32' }],
      service: ['crako'],
    })
  })

  it('takes a default service, and refuses one that is not held', () => {
    expect(JSON.parse(run(['--json', '--service', 'sekai-cart', '稼働率は？']).stdout).service).toEqual([
      'sekai-cart',
    ])
    const refused = run(['--service', 'nobody', '稼働率は？'])
    expect(refused.status).toBe(1)
    expect(refused.stderr).toContain('crako')
  })

  it('prints polite text for a customer with --customer', () => {
    const { stdout } = run(['--customer', 'CRAKOってバックアップ何世代残ってる？'])
    expect(stdout).toContain('お問い合わせ')
    expect(stdout).toContain('出典')
  })

  it('shows how it read the question with --explain', () => {
    expect(run(['--explain', 'CRAKOのRTOは？']).stdout).toContain('recovery.rto')
  })

  it('streams 1,000 questions through one process, in order, the same bytes twice', () => {
    const asked = ['CRAKOの稼働率は？', 'What about backups at Sekai Cart?', 'こんにちは', '解約はいつまで？']
    const input = Array.from({ length: 1000 }, (_, i) =>
      JSON.stringify({
        id: `q${i}`,
        q: asked[i % asked.length],
        thread: i % 7 ? [] : [{ q: 'CO-NECTの料金は？' }],
      }),
    ).join('\n')
    const first = run(['--jsonl'], `${input}\n`)
    const second = run(['--jsonl'], input)
    expect(first.stdout).toBe(second.stdout)
    const answers = lines(first.stdout)
    expect(answers.map(({ id }) => id)).toEqual(Array.from({ length: 1000 }, (_, i) => `q${i}`))
    for (const answer of answers) expect(answer.text).not.toBe('')
  })

  it('answers a line while the next one is still being typed', async () => {
    const child = spawn(process.execPath, [COMMAND, '--jsonl'])
    const first = new Promise<string>((resolve) => child.stdout.once('data', (data) => resolve(String(data))))
    child.stdin.write(`${JSON.stringify({ id: 'a', q: 'CRAKOのRTOは？' })}\n`)
    expect(JSON.parse(await first).id).toBe('a')
    child.stdin.end()
    expect(await new Promise((resolve) => child.once('close', resolve))).toBe(0)
  })

  it('goes on after a line that is no question, and says which', () => {
    const { stdout, stderr, status } = run(
      ['--jsonl'],
      `not json\n{"id":"b"}\n${JSON.stringify({ id: 'c', q: 'CRAKOのRTOは？' })}\n`,
    )
    expect(lines(stdout).at(-1).id).toBe('c')
    expect(stderr).toMatch(/1/)
    expect(stderr).toMatch(/2/)
    expect(status).toBe(1)
  })

  it('names file, line and repair when the knowledge has a fault', () => {
    const folder = mkdtempSync(join(tmpdir(), 'clausebot-'))
    writeFileSync(join(folder, 'a.yaml'), 'topics:\n  - id: Big Letters\n')
    const { status, stderr } = run(['--knowledge', folder, '稼働率は？'])
    rmSync(folder, { recursive: true })
    expect(status).toBe(1)
    expect(stderr).toMatch(/a\.yaml:2:\d+/)
  })

  it('says what to give when the folder is not there', () => {
    const { status, stderr } = run(['稼働率は？'], '', { KNOWLEDGE_DIR: '/nowhere/at/all' })
    expect(status).toBe(1)
    expect(stderr).toContain('KNOWLEDGE_DIR')
    expect(stderr).not.toContain('    at ')
  })
})
