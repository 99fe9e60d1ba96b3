// Links to clauses: the renderings do not know where, or whether, documents can be read.

/** The address at which a clause can be read. */
export type ClauseUrl = (document: string, clause: string) => string

/** The same where it may be that nobody else reaches the desk: then there is no address. */
export type ClauseUrlIfAny = (document: string, clause: string) => string | undefined
