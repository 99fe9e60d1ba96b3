// In which file of a knowledge folder a document or a topic is, so that a snippet can say where it belongs.
import { readFileSync } from 'node:fs'
import { pathIn, yamlFiles } from '../../knowledge/files.js'

/** Looks up the file that holds a document or a topic; undefined if none does. Throws if the folder cannot be read. */
export function knowledgePlaces(folder: string): (id: string) => string | undefined {
  const places = new Map<string, string>()
  for (const file of yamlFiles(folder)) {
    const text = readFileSync(file, 'utf8')
    const document = /^document:[^\n]*\n(?:[ \t]+[^\n]*\n)*?[ \t]+id:[ \t]*["']?([\w.-]+)/m.exec(text)?.[1]
    if (document !== undefined) places.set(document, pathIn(folder, file))
    if (/^topics:/m.test(text))
      for (const [, topic] of text.matchAll(/^[ \t]*-[ \t]+id:[ \t]*["']?([\w.-]+)/gm))
        if (topic !== undefined) places.set(topic, pathIn(folder, file))
  }
  return (id) => places.get(id)
}
