import { spawnSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { idOfNumber, randomId, readId } from '../src/journal/customer-ids.js'
import { keptKey, personHasher } from '../src/journal/person.js'
import { renderCustomerText } from '../src/render/customer-text.js'
import { temporaryFolder } from './support/journal/sample.js'
import { ask } from './support/shipped.js'

describe('ids of texts', () => {
  it('are short, differ, and never have two signs that are mistaken for each other', () => {
    const ids = Array.from({ length: 200_000 }, (_, i) => idOfNumber(i))
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.every((id) => /^CB-[2-9A-HJKMNP-TW-Z]{5}$/.test(id))).toBe(true)
  })

  it('grow when the short ones are used up', () => {
    const all = 29 ** 5
    expect(idOfNumber(all - 1)).toHaveLength(8)
    expect(idOfNumber(all)).toHaveLength(9)
    expect(new Set(Array.from({ length: 1000 }, (_, i) => idOfNumber(all - 500 + i))).size).toBe(1000)
  })

  it.each([
    ['cb-7f3k2', 'CB-7F3K2'],
    ['ＣＢ－７Ｆ３Ｋ２', 'CB-7F3K2'],
    ['7F3K2', 'CB-7F3K2'],
    [' [CB-7F3K2] ', 'CB-7F3K2'],
    ['CB-7F3K', undefined],
    ['CB-0O1IL', undefined],
    ["' OR 1=1 --", undefined],
  ])('are read from %j', (typed, id) => {
    expect(readId(typed)).toBe(id)
  })

  it('that were drawn by chance are read too', () => {
    const id = randomId()
    expect(readId(id)).toBe(id)
  })
})

describe('a text for a customer', () => {
  it('ends its last source with its id', () => {
    const text = renderCustomerText(ask({ text: 'CRAKOとセカイカートのバックアップは何世代？' }), 'CB-7F3K2')
    const sources = text.split('\n').filter((line) => line.startsWith('[出典: '))
    expect(sources.length).toBeGreaterThan(1)
    expect(sources.filter((line) => line.includes('CB-7F3K2'))).toEqual([sources.at(-1)])
    expect(sources.at(-1)).toMatch(/ \/ CB-7F3K2\]$/)
  })

  it('without a source ends with its id', () => {
    expect(renderCustomerText(ask({ text: 'CRAKOの駐車場はありますか' }), 'CB-7F3K2')).toMatch(
      /\n\n\[CB-7F3K2\]$/,
    )
  })

  it('has none if there is no journal', () => {
    expect(renderCustomerText(ask({ text: 'CRAKOのバックアップは何世代？' }))).not.toContain('CB-')
  })
})

describe('hashes of persons', () => {
  it('need the key', () => {
    expect(personHasher('a')('slack', 'U1')).not.toBe(personHasher('b')('slack', 'U1'))
    expect(personHasher('a')('slack', 'U1')).toBe(personHasher('a')('slack', 'U1'))
  })

  it('use a key that processes starting together agree on, readable by its owner only', () => {
    const folder = temporaryFolder()
    const person = new URL('../dist/journal/person.js', import.meta.url).href
    const script = `import(${JSON.stringify(person)}).then(({ keptKey }) => console.log(keptKey(${JSON.stringify(join(folder.path, 'new'))})))`
    const { stdout } = spawnSync('sh', ['-c', `for i in 1 2 3 4 5 6; do node -e '${script}' & done; wait`], {
      encoding: 'utf8',
    })
    const keys = stdout.trim().split('\n')
    expect(keys).toHaveLength(6)
    expect(new Set(keys).size).toBe(1)
    expect(keptKey(join(folder.path, 'new'))).toBe(keys[0])
    expect(statSync(join(folder.path, 'new', 'journal.key')).mode & 0o777).toBe(0o600)
    folder.remove()
  })
})
