import { describe, expect, it } from 'vitest'
import { knowledge } from './support/shipped.js'

const numbers = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, i) => String(from + i))
const rows = (chapter: string, last: number) => numbers(1, last).map((n) => `${chapter}-${n}`)

/** Ids that question sets and links rely on. Of the terms, the articles and paragraphs; items (号) may be added. */
const EXPECTED: Readonly<Record<string, readonly string[]>> = {
  'crako-sla': numbers(1, 49),
  'co-nect-disclosure': numbers(1, 93),
  'sekai-cart-sla': [
    'preamble',
    ...rows('1', 9),
    ...rows('2', 8),
    ...rows('3', 3),
    ...rows('4', 4),
    ...rows('5', 2),
    ...rows('6', 12),
    ...rows('7', 11),
  ],
  'anzen-anshin-mark': [
    ...rows('1-1', 4),
    '1-2-1',
    ...rows('2-1', 5),
    '2-2-1',
    ...rows('2-3', 2),
    ...rows('3-1', 8),
    '3-2-1',
    ...rows('3-3', 2),
    ...rows('4-1', 4),
    ...rows('4-2', 3),
    ...rows('4-3', 2),
    '4-4-1',
    ...rows('5-1', 4),
    '5-2-1',
    '6-1-1',
    '6-2-1',
    '6-3-1',
    ...rows('7-0', 2),
    ...rows('7-1', 3),
    ...rows('7-2', 5),
    '7-3-1',
    ...rows('7-4', 3),
    ...rows('7-5', 2),
    ...rows('7-6', 3),
    'rules-pass',
    'rules-attachments',
    'decl-upstream',
    'decl-outage',
    'decl-leak',
    'contacts',
  ],
  'secureo-edr-terms': [
    '1',
    ...rows('2', 2),
    ...rows('3', 2),
    ...rows('4', 3),
    '5',
    ...rows('6', 3),
    ...rows('7', 3),
    ...rows('8', 3),
    ...rows('9', 4),
    ...rows('10', 2),
    ...rows('11', 2),
    ...rows('12', 2),
    ...rows('13', 4),
    ...rows('13-1', 8),
    ...rows('14', 2),
    ...rows('15', 2),
    ...rows('16', 2),
    ...rows('17', 2),
    ...rows('17-1', 13),
    ...rows('18', 3),
    '19',
    '20',
    ...rows('21', 2),
    ...rows('22', 2),
    ...rows('23', 2),
    ...rows('24', 2),
    ...rows('25', 2),
    '26',
    ...rows('27', 4),
    ...rows('28', 7),
    ...rows('28-1', 5),
    ...rows('29', 3),
    ...rows('30', 3),
    ...rows('31', 8),
    ...rows('32', 7),
    ...rows('33', 2),
    '34',
    '35',
    ...[
      'fees',
      'definitions',
      'overview',
      'functions',
      'operations',
      'reports',
      'support',
      'prerequisites',
    ].map((part) => `annex-${part}`),
  ],
}

describe('the shipped knowledge', () => {
  it('holds five services with one document each', () => {
    expect(knowledge.services).toHaveLength(5)
    expect(knowledge.documents.map((document) => document.id).sort()).toEqual(Object.keys(EXPECTED).sort())
  })

  it.each(Object.entries(EXPECTED))('has every clause of %s', (id, clauses) => {
    const held =
      knowledge.documents.find((document) => document.id === id)?.clauses.map((clause) => clause.id) ?? []
    expect(clauses.filter((clause) => !held.includes(clause))).toEqual([])
  })

  it('asks about each topic in at least twenty Japanese and eight English ways', () => {
    const poor = knowledge.topics.filter(
      ({ questions }) => questions.ja.length < 20 || questions.en.length < 8,
    )
    expect(poor.map((topic) => topic.id)).toEqual([])
  })
})
