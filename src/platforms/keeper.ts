// Keeps the clerk of the knowledge as it is now: a change of its files is taken over whole, or not at all.
import { type Fault, formatFault } from '../knowledge/fault.js'
import { knowledgeVersion } from '../knowledge/files.js'
import type { Text } from '../knowledge/model.js'
import type { Log } from '../ports/log.js'
import { type Clerk, createClerk } from './clerk.js'
import { type Prepared, prepareKnowledge } from './prepared.js'
import { loadInWorker } from './reload.js'
import { type Watch, watchFolder } from './watch.js'

/** The knowledge in use. */
export interface Keeper {
  readonly clerk: () => Clerk
  /** Why the files as they are now are not in use, one line each; empty when they are. */
  readonly faults: () => readonly Text[]
  /** How many changes were taken over and how many were refused since the start. */
  readonly reloads: () => { readonly taken: number; readonly refused: number }
  /** Takes over changes of the files from now on, until stopped. Safe to call twice. */
  readonly follow: () => void
  /** Follows no more changes. Safe to call twice. */
  readonly stop: () => Promise<void>
}

export type KeeperResult =
  | { readonly ok: true; readonly keeper: Keeper }
  | { readonly ok: false; readonly faults: readonly Fault[] }

/** How a changed folder is read and watched; tests hand in their own. */
export interface KeeperParts {
  readonly load: (folder: string) => Promise<Prepared>
  readonly watch: Watch
}

/** Loads a knowledge folder. Throws if the folder cannot be read. */
export async function keepKnowledge(
  folder: string,
  log: Log,
  { load, watch }: KeeperParts = { load: loadInWorker, watch: watchFolder },
): Promise<KeeperResult> {
  const prepared = await prepareKnowledge(folder)
  if (!prepared.ok) return prepared
  let clerk = createClerk({ ...prepared, log })
  let faults: readonly Text[] = []
  let taken = 0
  let refused = 0
  let running: Promise<void> | undefined
  let again = false
  let stopped = false
  let watching: { readonly stop: () => Promise<void> } | undefined

  const refuse = (lines: readonly Text[]) => {
    refused++
    faults = lines
    log('error', 'knowledge-refused', {
      serving: clerk.version,
      faults: lines.length,
      first: lines.slice(0, MOST_LOGGED).map(({ en }) => en),
    })
  }
  const reload = async () => {
    const loaded = await load(folder).catch((error: unknown) => unreadable(error))
    if (stopped) return
    if ('lines' in loaded) refuse(loaded.lines)
    else if (!loaded.ok) refuse(loaded.faults.map(inBothLanguages))
    else {
      faults = []
      if (loaded.version === clerk.version) return
      clerk = createClerk({ ...loaded, log })
      taken++
      log('info', 'knowledge-taken-over', { version: clerk.version })
    }
  }
  /** One load at a time; changes meanwhile make one more. */
  const changed = () => {
    if (stopped) return
    if (running) {
      again = true
      return
    }
    running = reload().finally(() => {
      running = undefined
      if (!again) return
      again = false
      changed()
    })
  }

  return {
    ok: true,
    keeper: {
      clerk: () => clerk,
      faults: () => faults,
      reloads: () => ({ taken, refused }),
      follow: () => {
        watching ??= watch(folder, log, {
          changed,
          // Files may have changed between loading and watching.
          ready: () => {
            if (currentVersion(folder) !== clerk.version) changed()
          },
        })
      },
      stop: async () => {
        stopped = true
        await watching?.stop()
      },
    },
  }
}

const inBothLanguages = (fault: Fault): Text => ({
  ja: formatFault(fault, 'ja'),
  en: formatFault(fault, 'en'),
})

function currentVersion(folder: string): string | undefined {
  try {
    return knowledgeVersion(folder)
  } catch {
    return undefined
  }
}

function unreadable(error: unknown): { readonly lines: readonly Text[] } {
  const reason = error instanceof Error ? error.message : String(error)
  return {
    lines: [
      {
        ja: `知識フォルダーを読めません(${reason})→ フォルダーとその権限を確かめてください`,
        en: `the knowledge folder cannot be read (${reason}) → check the folder and its permissions`,
      },
    ],
  }
}

/** A broken file can hold thousands of faults; the first ones say what happened. */
const MOST_LOGGED = 20
