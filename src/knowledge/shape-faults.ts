// Says in an author's words what the schema found wrong with one file, at the line where it is.
import type { z } from 'zod'
import { type Fault, type FaultCode, shown } from './fault.js'
import type { Text } from './model.js'
import type { YamlSource } from './yaml-source.js'

type Issue = z.core.$ZodIssue

/** Every issue of the schema as a fault with its place. A union that failed is reported by its nearest branch. */
export function shapeFaults(source: YamlSource, issues: readonly Issue[]): Fault[] {
  return issues.flatMap((issue) => faultsOf(source, issue, issue.path))
}

function faultsOf(source: YamlSource, issue: Issue, path: readonly PropertyKey[]): Fault[] {
  const key = keyOf(path)
  const at = (code: FaultCode, what: Text, mend: Text): Fault => ({
    ...source.placeOf(path),
    code,
    what,
    mend,
  })
  const value = valueAt(source.value, path)
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((unknown) => ({
        ...source.placeOfKey(path, unknown),
        code: 'unknown-key',
        what: {
          ja: `${shown(unknown)} というキーはありません`,
          en: `there is no key ${shown(unknown)} here`,
        },
        mend: {
          ja: '綴りと字下げを確かめるか、消してください。使えるキーは knowledge/README.md にあります',
          en: 'check its spelling and indentation, or remove it; knowledge/README.md lists the keys',
        },
      }))
    case 'invalid_union': {
      if (value === undefined) return [missing(at, key)]
      const nearest = issue.errors.reduce<Issue[] | undefined>(
        (best, branch) => (!best || branch.length < best.length ? branch : best),
        undefined,
      )
      const first = nearest?.[0]
      return first
        ? faultsOf(source, first, [...path, ...first.path])
        : [
            at(
              'wrong-value',
              {
                ja: `${key} の種類(type)が正しくありません: ${shown(value)}`,
                en: `${key}: unknown type ${shown(value)}`,
              },
              {
                ja: 'count, duration, percentage, money, time, hours, date, text のどれかにしてください',
                en: 'use one of count, duration, percentage, money, time, hours, date, text',
              },
            ),
          ]
    }
    case 'invalid_type':
      if (value === undefined) return [missing(at, key)]
      return [
        at(
          path.includes('facts') ? 'bad-fact' : 'wrong-type',
          {
            ja: `${key} は ${TYPE_NAMES[issue.expected]?.ja ?? issue.expected} のはずですが、${shown(value)} です`,
            en: `${key} should be ${TYPE_NAMES[issue.expected]?.en ?? issue.expected}, but is ${shown(value)}`,
          },
          TYPE_MENDS[issue.expected] ?? {
            ja: 'knowledge/README.md の例に合わせてください',
            en: 'write it as in the example of knowledge/README.md',
          },
        ),
      ]
    case 'invalid_value':
      if (value === undefined) return [missing(at, key)]
      return [
        at(
          'wrong-value',
          { ja: `${key} に ${shown(value)} は使えません`, en: `${key} cannot be ${shown(value)}` },
          {
            ja: `${issue.values.join(', ')} のどれかにしてください`,
            en: `use one of ${issue.values.join(', ')}`,
          },
        ),
      ]
    case 'too_small':
      return [
        at(
          'missing',
          { ja: `${key} が空です`, en: `${key} is empty` },
          { ja: '内容を書くか、行ごと消してください', en: 'write something, or remove the line' },
        ),
      ]
    case 'too_big':
      return [
        at(
          'too-large',
          {
            ja: `${key} が長すぎます(上限 ${issue.maximum})`,
            en: `${key} is too long (limit ${issue.maximum})`,
          },
          { ja: '短くするか、記載を分けてください', en: 'shorten it, or split the statement' },
        ),
      ]
    case 'custom':
      return [
        at(
          'wrong-value',
          { ja: `${key} に見えない制御文字があります`, en: `${key} holds an invisible control character` },
          { ja: 'その部分を打ち直してください', en: 'type that part anew' },
        ),
      ]
    default: {
      const isFact = path.includes('facts')
      return [
        at(
          isFact ? 'bad-fact' : 'wrong-value',
          {
            ja: `${key} の値 ${shown(value)} を読み取れません`,
            en: `${key}: cannot read the value ${shown(value)}`,
          },
          isFact ? FACT_MEND : (FORMAT_MENDS[key] ?? FORMAT_MENDS.id),
        ),
      ]
    }
  }
}

function missing(at: (code: FaultCode, what: Text, mend: Text) => Fault, key: string): Fault {
  return at(
    'missing',
    { ja: `${key} がありません`, en: `${key} is missing` },
    key === 'en' || key === 'ja'
      ? {
          ja: `${key}: の文を書き足してください(日英の両方が要ります)`,
          en: `add the ${key}: text (both languages are needed)`,
        }
      : { ja: `${key}: を書き足してください`, en: `add ${key}:` },
  )
}

/** The last named step of a path: `clauses[3].statements[0].text` → `text`. */
function keyOf(path: readonly PropertyKey[]): string {
  const name = path.findLast((step) => typeof step === 'string')
  const last = path.at(-1)
  return name === undefined ? 'file' : typeof last === 'number' ? `${String(name)}[${last}]` : String(name)
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (node, step) => (node !== null && typeof node === 'object' ? Reflect.get(node, step) : undefined),
    value,
  )
}

const TYPE_NAMES: Readonly<Record<string, Text>> = {
  string: { ja: '文字列', en: 'text' },
  number: { ja: '数値', en: 'a number' },
  array: { ja: '「- 」で並べたリスト', en: 'a list of "- " lines' },
  object: { ja: '「キー: 値」の組', en: 'a group of "key: value" lines' },
}

const TYPE_MENDS: Readonly<Record<string, Text>> = {
  string: {
    ja: '文字として書いてください(数字や日付、true/false に見える値は "" で囲みます)',
    en: 'write text (put values that look like a number or true/false in double quotes)',
  },
  number: {
    ja: '引用符や単位を付けず、数字だけを書いてください',
    en: 'write the bare number, without quotes or unit',
  },
  array: { ja: '1行に1つ、行頭に「- 」を付けて書いてください', en: 'write one a line, each after "- "' },
  object: {
    ja: '次の行から字下げして「キー: 値」を書いてください',
    en: 'write "key: value" lines below, indented',
  },
}

const FACT_MEND: Text = {
  ja: '期間は P2W・P1M・PT10M、時刻は "15:00"、時間帯は "10:00-17:30"、日付は 2024-11-11、通貨は JPY の形で書いてください',
  en: 'write durations as P2W, P1M, PT10M; times as "15:00"; hours as "10:00-17:30"; dates as 2024-11-11; currencies as JPY',
}

const FORMAT_MENDS: Readonly<Record<string, Text>> & { readonly id: Text } = {
  id: {
    ja: '小文字の英数字をハイフンかピリオドでつないでください(例: backup.generations)',
    en: 'use lower-case letters and digits joined by hyphens or full stops, like backup.generations',
  },
  date: { ja: '2024-11-11 の形で書いてください', en: 'write it as 2024-11-11' },
  source: { ja: 'https:// で始まるURLを書いてください', en: 'write a URL that begins with https://' },
}
