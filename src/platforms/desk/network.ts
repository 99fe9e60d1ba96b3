// Where a request comes from and which name it was sent to. Decides only what may be believed.
import { BlockList, isIP } from 'node:net'
import type { MiddlewareHandler } from 'hono'
import type { DeskContext, DeskEnv } from './desk.js'
import { problem } from './problem.js'

/** Whether only this machine reaches an address to listen on. */
export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || host === '[::1]' || /^(?:::ffff:)?127\./.test(host)

/** Address of whoever opened the connection; the empty string if it is gone already. */
export const peerOf = (c: DeskContext): string => c.env.incoming.socket.remoteAddress ?? ''

/** The address of whoever asks: behind a proxy on this machine the one that the proxy adds, else the peer's. */
export function addressOf(c: DeskContext): string {
  const passedOn = c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim()
  return passedOn && isLoopback(peerOf(c)) ? passedOn : peerOf(c)
}

/** Whether an address is loopback or in one of the networks: `10.0.0.2`, `172.16.0.0/12`. */
export function trusting(networks: readonly string[]): (address: string) => boolean {
  const list = new BlockList()
  for (const network of networks) {
    const [address = '', prefix] = network.split('/')
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
    if (prefix === undefined) list.addAddress(address, family)
    else list.addSubnet(address, Number(prefix), family)
  }
  return (address) => {
    const plain = address.replace(/^::ffff:/, '')
    return isLoopback(plain) || (isIP(plain) !== 0 && list.check(plain, isIP(plain) === 6 ? 'ipv6' : 'ipv4'))
  }
}

/**
 * On loopback only the names of this machine and of PUBLIC_URL are answered: a page of another site can point a name
 * of its own at 127.0.0.1 and would then read what only staff may see (DNS rebinding).
 */
export function knownHost(host: string, publicUrl: string | undefined): MiddlewareHandler<DeskEnv> {
  const publicHost = publicUrl === undefined ? undefined : new URL(publicUrl).host
  return async (c, next) => {
    if (!isLoopback(host)) return next()
    const { host: asked, hostname } = new URL(c.req.url)
    return isLoopback(hostname) || asked === publicHost ? next() : problem(c, 421, 'wrong-host')
  }
}

/** Forms and calls of other sites are refused; programs that name no site are not. */
export function sameSite(publicUrl: string | undefined): MiddlewareHandler<DeskEnv> {
  const publicHost = publicUrl === undefined ? undefined : new URL(publicUrl).host
  return async (c, next) => {
    if (SAFE.has(c.req.method)) return next()
    const site = c.req.header('sec-fetch-site')
    const origin = c.req.header('origin')
    const host = origin === undefined ? undefined : hostOf(origin)
    const own =
      site === undefined
        ? origin === undefined || (host !== undefined && [new URL(c.req.url).host, publicHost].includes(host))
        : site === 'same-origin' || site === 'none'
    return own ? next() : problem(c, 403, 'foreign')
  }
}

function hostOf(origin: string): string | undefined {
  try {
    return new URL(origin).host
  } catch {
    return undefined
  }
}

const SAFE: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS'])
