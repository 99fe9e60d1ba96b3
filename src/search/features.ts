// What of a text counts when it is compared with others: its grams, and the words of the shared vocabulary in it.

import type { Word } from '../knowledge/model.js'
import { fold } from '../language/fold.js'
import { grams } from '../language/grams.js'
import { phraseFinder } from '../language/phrase-finder.js'

/** Features with their weights; features of vocabulary words begin with "#". */
export type Features = ReadonlyMap<string, number>

/** The features of a text as written; it folds the text itself. */
export type ReadFeatures = (text: string) => Features

/**
 * A reader of features that knows the shared vocabulary:
 * 退会, やめる and "cancel" are one word there, so that an example in one wording serves the others.
 */
export function featureReader(words: readonly Word[]): ReadFeatures {
  const find = phraseFinder(words.flatMap((word) => word.forms.map((form) => [fold(form), word.id] as const)))
  return (text) => {
    const features = grams(text)
    for (const { value } of find(fold(text))) features.set(`#${value}`, VOCABULARY_WEIGHT)
    return features
  }
}

/** A vocabulary word says as much as two content grams. */
const VOCABULARY_WEIGHT = 2
