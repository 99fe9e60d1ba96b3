import { describe, expect, it } from 'vitest'
import { checkKnowledge } from '../src/knowledge/check.js'
import { formatFault } from '../src/knowledge/fault.js'

const WHOLE = `service:
  id: demo
  name: { ja: デモ, en: Demo }
  aliases: [でも]
  about: { ja: 見本です。, en: A sample. }
document:
  id: demo-sla
  title: { ja: デモSLA, en: Demo SLA }
  kind: sla
clauses:
  - id: "1"
    heading: 世代数
    statements:
      - topic: demo.generations
        stance: yes
        force: practice
        text: { ja: 3世代です。, en: Three generations. }
        facts:
          - { type: count, value: 3 }
topics:
  - id: demo.generations
    label: { ja: 世代数, en: Generations }
    answers: count
`

const check = (text: string, others: { path: string; text: string }[] = []) => {
  const result = checkKnowledge([{ path: 'demo.yaml', text }, ...others])
  return result.ok
    ? []
    : result.faults.map((fault) => `${fault.file}:${fault.line}:${fault.column} ${fault.code}`)
}

describe('checking knowledge', () => {
  it('accepts a whole file', () => {
    expect(check(WHOLE)).toEqual([])
  })

  it.each<[string, (text: string) => string, string]>([
    ['an unknown key', (t) => t.replace('heading:', 'headline:'), 'demo.yaml:12:5 unknown-key'],
    [
      'a missing language',
      (t) => t.replace('text: { ja: 3世代です。, en: Three generations. }', 'text: { ja: 3世代です。 }'),
      'demo.yaml:17:15 missing',
    ],
    ['an unknown stance', (t) => t.replace('stance: yes', 'stance: maybe'), 'demo.yaml:15:17 wrong-value'],
    [
      'a fact that does not parse',
      (t) => t.replace('{ type: count, value: 3 }', '{ type: duration, value: 2 weeks }'),
      'demo.yaml:19:38 bad-fact',
    ],
    [
      'a fact of an unknown type',
      (t) => t.replace('type: count, value', 'type: colour, value'),
      'demo.yaml:19:21 wrong-value',
    ],
    [
      'a dangling topic',
      (t) => t.replace('topic: demo.generations', 'topic: demo.generation'),
      'demo.yaml:14:16 dangling',
    ],
    [
      'a clause id used twice',
      (t) =>
        t.replace(
          'topics:\n',
          '  - id: "1"\n    heading: 再掲\n    statements:\n      - { topic: demo.generations, stance: yes, text: { ja: 同, en: same } }\ntopics:\n',
        ),
      'demo.yaml:20:9 duplicate',
    ],
    ['a tab for indentation', (t) => t.replace('  kind: sla', '\tkind: sla'), 'demo.yaml:9:1 yaml'],
    ['an unclosed quotation mark', (t) => t.replace('heading: 世代数', 'heading: "世代数'), 'yaml'],
    [
      'a date that is none',
      (t) => t.replace('  kind: sla', '  kind: sla\n  date: 2024-13-01'),
      'demo.yaml:10:9 wrong-value',
    ],
    [
      'an invisible control character',
      (t) => t.replace('3世代です', '3世代‮です'),
      'demo.yaml:17:21 wrong-value',
    ],
    [
      'a document without clauses',
      (t) => t.replace(/clauses:[\s\S]*?(?=topics:)/, ''),
      'demo.yaml:6:1 missing',
    ],
  ])('names the line of %s', (_, broken, expected) => {
    const faults = check(broken(WHOLE))
    expect(faults.length).toBeGreaterThan(0)
    expect(faults.join('\n')).toContain(expected)
  })

  it('collects the faults of all files at once', () => {
    const faults = check(WHOLE.replace('stance: yes', 'stance: maybe').replace('kind: sla', 'kind: slo'), [
      { path: 'other.yaml', text: 'topic: []\n' },
    ])
    expect(faults).toEqual([
      'demo.yaml:9:9 wrong-value',
      'demo.yaml:15:17 wrong-value',
      'other.yaml:1:1 unknown-key',
    ])
  })

  it('refuses a name that two services claim', () => {
    const other = WHOLE.replaceAll('demo', 'second')
      .replace('{ ja: デモ, en: Demo }', '{ ja: 別, en: Other }')
      .replace('[でも]', '[デモ]')
    expect(check(WHOLE, [{ path: 'second.yaml', text: other }])).toEqual([
      'second.yaml:4:13 alias-claimed-twice',
    ])
  })

  it('refuses anchors that multiply', () => {
    const bomb = [
      'a: &a [x,x,x,x,x,x,x,x,x]',
      ...'bcdefgh'.split('').map((c, i) => `${c}: &${c} [${Array(9).fill(`*${'abcdefgh'[i]}`).join(',')}]`),
    ].join('\n')
    expect(check(bomb)).toEqual(['demo.yaml:1:1 aliases'])
  })

  it('refuses a file of 50 MB without parsing it', () => {
    expect(check('x'.repeat(50 * 1024 * 1024))).toEqual(['demo.yaml:1:1 too-large'])
  })

  it('says what, where and how to mend in both languages', () => {
    const result = checkKnowledge([
      {
        path: 'demo.yaml',
        text: WHOLE.replace('demo.generations\n        stance', 'demo.generation\n        stance'),
      },
    ])
    const [fault] = result.ok ? [] : result.faults
    expect(fault && formatFault(fault, 'en')).toBe(
      'demo.yaml:14:16 dangling: topic 「demo.generation」 is nowhere defined → did you mean demo.generations?',
    )
    expect(fault && formatFault(fault, 'ja')).toContain('もしかして demo.generations ですか')
  })
})
