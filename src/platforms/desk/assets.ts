// The stylesheets, the scripts and the icon: read once, served from memory under an address that changes with them.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Hono } from 'hono'
import type { View } from '../../render/desk/frame.js'
import type { DeskEnv } from './desk.js'

export interface Assets {
  /** Their addresses, as pages name them. */
  readonly hrefs: View['assets']
  readonly routes: Hono<DeskEnv>
}

/** Reads the files of the folder `assets`. Throws if one is missing: the installation is broken. */
export function readAssets(): Assets {
  const routes = new Hono<DeskEnv>()
  const serve = (name: string, type: string): string => {
    const body = readFileSync(fileURLToPath(new URL(`../../../assets/${name}`, import.meta.url)), 'utf8')
    const version = createHash('sha256').update(body).digest('hex').slice(0, 10)
    routes.get(`/assets/${name}`, (c) =>
      c.body(body, 200, { 'content-type': type, 'cache-control': 'public, max-age=31536000, immutable' }),
    )
    return `/assets/${name}?v=${version}`
  }
  return {
    hrefs: {
      style: serve('desk.css', 'text/css; charset=utf-8'),
      journalStyle: serve('journal.css', 'text/css; charset=utf-8'),
      script: serve('desk.js', 'text/javascript; charset=utf-8'),
      copyScript: serve('copy.js', 'text/javascript; charset=utf-8'),
      icon: serve('desk.svg', 'image/svg+xml'),
    },
    routes,
  }
}
