// The type of escaped HTML; values put into an `html` template are escaped unless they are of this type.
import type { html } from 'hono/html'

/** HTML that is escaped already. */
export type Html = ReturnType<typeof html>
