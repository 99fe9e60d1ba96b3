// Where the shipped knowledge is; reading it is up to whoever needs it.
import { fileURLToPath } from 'node:url'

export const KNOWLEDGE = fileURLToPath(new URL('../../knowledge/', import.meta.url))
