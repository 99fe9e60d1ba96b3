// The shipped knowledge with fewer example questions: everything is said in it, and it loads in a fraction of the time.
import { cpSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse, stringify } from 'yaml'
import { KNOWLEDGE } from './shipped.js'

const EXAMPLES_KEPT = 6

/** A folder of one's own with that knowledge; to be removed by whoever asked for it. */
export function smallKnowledge(): string {
  const folder = mkdtempSync(join(tmpdir(), 'knowledge-'))
  cpSync(KNOWLEDGE, folder, { recursive: true })
  for (const file of [
    join(folder, 'chatter.yaml'),
    ...readdirSync(join(folder, 'topics')).map((name) => join(folder, 'topics', name)),
  ]) {
    const content = parse(readFileSync(file, 'utf8')) as {
      topics?: { questions?: { ja?: string[]; en?: string[] } }[]
      chatter?: { examples: string[] }[]
    }
    for (const { questions } of content.topics ?? [])
      for (const language of ['ja', 'en'] as const)
        if (questions?.[language]) questions[language] = questions[language].slice(0, EXAMPLES_KEPT)
    for (const kind of content.chatter ?? []) kind.examples = kind.examples.slice(0, EXAMPLES_KEPT)
    writeFileSync(file, stringify(content))
  }
  return folder
}
