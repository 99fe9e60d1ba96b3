import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const SRC = fileURLToPath(new URL('../src/', import.meta.url))

/** What each folder may import from, besides itself: dependencies point one way. */
const ALLOWED: Record<string, readonly string[]> = {
  language: ['knowledge'],
  knowledge: [],
  search: ['knowledge', 'language'],
  answer: ['knowledge', 'language', 'search'],
  render: ['knowledge', 'answer'],
}
/** What the journal found is rendered like an answer: its shapes are known here, nothing that it does. */
const SHAPES_FOR: Record<string, readonly string[]> = { render: ['journal'] }
/** The journal stands beside the edges, and never knows one: the ports are what both agree on. */
const BESIDE: Record<string, readonly string[]> = {
  ports: ['knowledge', 'answer'],
  journal: ['knowledge', 'language', 'search', 'answer', 'ports'],
}
/** The only files of the core that may touch the machine they run on. */
const MAY_READ_FILES = ['knowledge/files.ts', 'knowledge/folder.ts']

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.split(sep).join('/'))

function importsOf(file: string): string[] {
  const text = readFileSync(join(SRC, file), 'utf8')
  return [...text.matchAll(/from '([^']+)'|import\('([^']+)'\)/g)].map((match) => match[1] ?? match[2] ?? '')
}

/** Of these only types are taken. */
function typeImportsOf(file: string): string[] {
  const text = readFileSync(join(SRC, file), 'utf8')
  return [...text.matchAll(/^import type [^']*from '([^']+)'/gm)].map((match) => match[1] ?? '')
}

describe('the layers', () => {
  it('are the ones described here', () => {
    expect(files.length).toBeGreaterThan(40)
    for (const layer of Object.keys(ALLOWED))
      expect(files.some((file) => file.startsWith(`${layer}/`))).toBe(true)
  })

  it.each(
    files.filter((file) => (file.split('/')[0] ?? '') in ALLOWED),
  )('%s imports only downwards', (file) => {
    const layer = file.split('/')[0] ?? ''
    const shapes = typeImportsOf(file)
    for (const target of importsOf(file)) {
      if (target.startsWith('.')) {
        const to = relative(SRC, join(SRC, dirname(file), target)).split(sep)[0] ?? ''
        const alsoShapes = shapes.includes(target) ? (SHAPES_FOR[layer] ?? []) : []
        expect([layer, ...(ALLOWED[layer] ?? []), ...alsoShapes]).toContain(to)
      } else if (target.startsWith('node:')) {
        expect(MAY_READ_FILES.includes(file) || target === 'node:os').toBe(true)
      }
    }
  })

  it.each(files.filter((file) => (file.split('/')[0] ?? '') in BESIDE))('%s knows no edge', (file) => {
    const layer = file.split('/')[0] ?? ''
    for (const target of importsOf(file).filter((one) => one.startsWith('.'))) {
      const to = relative(SRC, join(SRC, dirname(file), target)).split(sep)[0] ?? ''
      expect([layer, ...(BESIDE[layer] ?? [])]).toContain(to)
    }
  })

  it('name no service of the shipped knowledge anywhere in src', () => {
    const names = /crako|co-?nect|sekai|secureo|anzen|クラコ|コネクト|セカイカート|安全・安心/i
    const naming = files.filter((file) => {
      const code = readFileSync(join(SRC, file), 'utf8')
        .split('\n')
        .filter((line) => !/^\s*(?:\/\/|\*|\/\*)/.test(line))
        .join('\n')
      return names.test(code)
    })
    // Help texts and measuring tools may show a question that can be asked.
    expect(naming.filter((file) => !['ask.ts'].includes(file) && !file.startsWith('tools/'))).toEqual([])
  })
})
