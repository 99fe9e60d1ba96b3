// A process that writes many questions, one after the other, and says the id of each once it is acknowledged.
// Runs the built code, as the bot does: node writer.mjs FILE COUNT PREFIX
import { embeddedDatabase } from '../../../dist/journal/embedded.js'
import { migratedDatabase } from '../../../dist/journal/open.js'
import { statementsOf } from '../../../dist/journal/write.js'

const [path, count, prefix] = process.argv.slice(2)
const database = migratedDatabase(embeddedDatabase(path))
for (let i = 0; i < Number(count); i++) {
  const id = `${prefix}-${i}`
  await database.batch(
    statementsOf({
      ...{ kind: 'question', id, at: i, platform: 'slack', place: 'C1', asker: 'a', question: `質問 ${id}` },
      ...{
        status: 'answered',
        cited: ['demo-sla#1'],
        services: [],
        topic: undefined,
        isClear: false,
        near: [],
      },
      ...{ why: '', version: 'v1', milliseconds: 1 },
    }),
  )
  process.stdout.write(`${id}\n`)
}
await database.close()
