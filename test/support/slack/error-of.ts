// For tests of calls that have to fail.

import type { WebAPICallResult } from '@slack/web-api'

/** The error code of a call that has to fail. */
export async function errorOf(call: Promise<WebAPICallResult>): Promise<string> {
  try {
    await call
  } catch (error) {
    if (error instanceof Error && 'data' in error) {
      const { data } = error
      if (typeof data === 'object' && data !== null && 'error' in data) return String(data.error)
    }
    return error instanceof Error ? error.message : String(error)
  }
  throw new Error('the call went through')
}
