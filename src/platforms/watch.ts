// Says when a file of a knowledge folder has changed. What changed, and whether it is sound, is for others to find out.
import { watch } from 'chokidar'
import type { Log } from '../ports/log.js'

/** Begins to watch; `ready` is called once when nothing more can be missed, `changed` after each change. */
export type Watch = (
  folder: string,
  log: Log,
  on: { readonly changed: () => void; readonly ready: () => void },
) => { readonly stop: () => Promise<void> }

/**
 * Watches the YAML files below a folder. Where the system sends no events (network drives, some container mounts),
 * the variable CHOKIDAR_USEPOLLING=1 makes it look every 100 ms instead.
 */
export const watchFolder: Watch = (folder, log, { changed, ready }) => {
  const watcher = watch(folder, {
    ignoreInitial: true,
    ignored: (path, stats) => stats?.isFile() === true && !/\.ya?ml$/i.test(path),
  })
  watcher.on('all', changed)
  watcher.on('ready', ready)
  watcher.on('error', (error) => log('warn', 'knowledge-watch', { error }))
  return { stop: () => watcher.close() }
}
