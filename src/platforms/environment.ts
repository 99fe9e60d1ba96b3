// Where things are unless told otherwise.
import { fileURLToPath } from 'node:url'

/** The knowledge folder that ships with the bot. */
export const SHIPPED_KNOWLEDGE = fileURLToPath(new URL('../../knowledge/', import.meta.url))
