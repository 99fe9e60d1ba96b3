// When an event is acknowledged: not before somebody has claimed it. Slack sends again what was not acknowledged, so a
// message is never lost with the process that was handed it.
import type { App } from '@slack/bolt'

/** What the context of an event holds besides Bolt's own; other listeners need not call it. */
const CLAIMED = 'claimed'

/**
 * Bolt acknowledges an event before anybody has looked at it. From here on it is acknowledged when a listener says that
 * it is claimed, or when all listeners are done with it, or after a while: Slack takes an app that is slow for broken.
 */
export function acknowledgeWhenClaimed(app: App): void {
  const processEvent = app.processEvent.bind(app)
  app.processEvent = async (event) => {
    if (event.body.type !== 'event_callback') return processEvent(event)
    let acknowledged: Promise<void> | undefined
    const acknowledge = () => {
      acknowledged ??= event.ack()
      return acknowledged
    }
    const claimed = () => void acknowledge().catch(() => undefined)
    const timer = setTimeout(claimed, PATIENCE_MS)
    try {
      await processEvent({
        ...event,
        ack: async () => {},
        customProperties: { ...event.customProperties, [CLAIMED]: claimed },
      })
      await acknowledge()
    } finally {
      clearTimeout(timer)
    }
  }
}

/** What a listener calls once the message of its event cannot be lost any more. */
export function claimedIn(context: Readonly<Record<string, unknown>>): () => void {
  const claimed = context[CLAIMED]
  // Guarantee of the cast: nobody else writes under this name.
  return typeof claimed === 'function' ? (claimed as () => void) : () => {}
}

/** Slack waits three seconds. */
const PATIENCE_MS = 2_500
