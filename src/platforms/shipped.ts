// Where the knowledge that ships with the bot is.
import { fileURLToPath } from 'node:url'

/** The knowledge folder that ships with the bot. */
export const SHIPPED_KNOWLEDGE = fileURLToPath(new URL('../../knowledge/', import.meta.url))
