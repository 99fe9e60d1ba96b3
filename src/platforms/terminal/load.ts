// Loads the knowledge for a command line tool, or says what is wrong with it and leaves.
import { formatFault } from '../../knowledge/fault.js'
import type { Language } from '../../knowledge/model.js'
import { type Prepared, type PrepareOptions, prepareKnowledge } from '../prepared.js'

/**
 * The checked knowledge of a folder. Faults go to standard error, one a line, and the process ends with 1:
 * half a knowledge base would give wrong answers.
 */
export async function loadOrExit(
  folder: string,
  options: PrepareOptions = {},
): Promise<Extract<Prepared, { ok: true }>> {
  const language = terminalLanguage(process.env)
  let result: Prepared
  try {
    result = await prepareKnowledge(folder, options)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    process.stderr.write(
      language === 'ja'
        ? `知識フォルダーを読めません(${reason})→ --knowledge か KNOWLEDGE_DIR に、YAMLファイルのあるフォルダーを指定してください\n`
        : `the knowledge folder cannot be read (${reason}) → give --knowledge or KNOWLEDGE_DIR a folder with YAML files\n`,
    )
    process.exit(1)
  }
  if (result.ok) return result
  for (const fault of result.faults) process.stderr.write(`${formatFault(fault, language)}\n`)
  process.exit(1)
}

/** Messages to maintainers are Japanese unless the terminal is set to another language. */
export function terminalLanguage(env: Readonly<Record<string, string | undefined>>): Language {
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || ''
  return /^(?:$|C\b|POSIX|ja)/.test(locale) ? 'ja' : 'en'
}
