// The shipped knowledge and the bot over it, prepared once for a test file.

import { createAsk } from '../../src/answer/ask.js'
import { readKnowledge } from '../../src/knowledge/folder.js'
import { KNOWLEDGE } from './knowledge-folder.js'

export { KNOWLEDGE }

const result = readKnowledge(KNOWLEDGE)
if (!result.ok) throw new Error(`the shipped knowledge has ${result.faults.length} faults; run npm run check`)
export const knowledge = result.knowledge
export const ask = createAsk(knowledge)
