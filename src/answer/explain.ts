// Shows how a question was read and why it was decided so: for `ask --explain` and for maintainers.
import type { Catalog } from '../search/catalog.js'
import type { Decided } from './compose.js'
import { find } from './find.js'
import type { Explanation } from './model.js'
import type { Reading } from './read.js'

/** The explanation of a reading; costs nothing until it is looked at. */
export function explain(catalog: Catalog, reading: Reading, decided: readonly Decided[]): Explanation {
  return {
    language: reading.language,
    get segments() {
      return decided.map(({ segment, outcome }) => ({
        text: segment.text,
        services: segment.services,
        strangers: segment.strangers,
        references: segment.references.map((reference) => reference.written),
        wants: [...segment.shape.wants],
        carried: segment.carried,
        topics: [...segment.subjects.topicsFrom(0).slice(0, SHOWN), segment.subjects.bestChatter]
          .filter((subject) => subject !== undefined)
          .map(({ id, score }) => ({ topic: id, score })),
        // Costs as much as answering does, and is looked at by people only.
        get considered() {
          return segment.services.flatMap((service) =>
            find(catalog, segment, service)
              .candidates.slice(0, SHOWN)
              .map(({ key, score }) => ({ clause: key, score })),
          )
        },
        why: [outcome.why],
      }))
    },
  }
}

const SHOWN = 5
