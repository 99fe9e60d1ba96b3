// Who the desk takes its readers for.
import type { Audience } from '../settings.js'
import type { DeskOptions } from './desk.js'
import { isLoopback } from './network.js'

/**
 * Staff, if everybody has to say who they are, or if nobody but this machine can reach the desk. A PUBLIC_URL of
 * another name says that others reach it, even when it listens on loopback.
 */
export function audienceOf({
  desk,
  host,
  publicUrl,
}: Pick<DeskOptions, 'desk' | 'host' | 'publicUrl'>): Audience {
  if (desk.password !== undefined || desk.userHeader !== undefined) return 'internal'
  const isPublic = publicUrl !== undefined && !isLoopback(new URL(publicUrl).hostname)
  return isLoopback(host) && !isPublic ? 'internal' : 'customer'
}
