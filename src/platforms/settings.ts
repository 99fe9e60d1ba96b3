// Channel settings: one small YAML file, checked like knowledge. Without it every place gets the careful defaults.
import { existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import { type Fault, inFileOrder, shown } from '../knowledge/fault.js'
import { shapeFaults } from '../knowledge/shape-faults.js'
import { parseYaml } from '../knowledge/yaml-source.js'

/** Who reads a place. Internal documents answer only where `internal` is certain. */
export type Audience = 'internal' | 'customer'

/** When the bot speaks up: only when mentioned, also in threads it is part of, or on every question. */
export type ReplyMode = 'mention' | 'follow-ups' | 'every'

/** How the bot behaves in one place. */
export interface PlaceSettings {
  /** The service meant when a question names none. */
  readonly service?: string
  /** Undefined: the platform decides, and takes people for customers where it cannot tell. */
  readonly audience?: Audience
  readonly reply: ReplyMode
  /** Language of buttons and labels; answers follow the question. */
  readonly language: 'ja' | 'en'
  /** Discord only: open a thread for the answer instead of replying in the channel. */
  readonly thread: boolean
}

export type Platform = 'slack' | 'discord'

export interface ChannelSettings {
  /** The settings of a place, by the most specific id that is listed: channel before guild or workspace. */
  readonly of: (platform: Platform, ids: readonly string[]) => PlaceSettings
}

const place = z.strictObject({
  service: z.string().min(1).exactOptional(),
  audience: z.enum(['internal', 'customer']).exactOptional(),
  reply: z.enum(['mention', 'follow-ups', 'every']).exactOptional(),
  language: z.enum(['ja', 'en']).exactOptional(),
  thread: z.boolean().exactOptional(),
})
const file = z.strictObject({
  default: place.exactOptional(),
  slack: z.record(z.string().regex(/^[A-Z0-9]{2,30}$/), place).exactOptional(),
  discord: z.record(z.string().regex(/^\d{5,25}$/), place).exactOptional(),
})

export type SettingsResult =
  | { readonly ok: true; readonly settings: ChannelSettings }
  | { readonly ok: false; readonly faults: readonly Fault[] }

const CAREFUL: PlaceSettings = { reply: 'follow-ups', language: 'ja', thread: false }

/** Reads a settings file; a file that is not there means the defaults. `services` are the ids that may be named. */
export function readSettings(path: string, services: ReadonlySet<string>): SettingsResult {
  if (!existsSync(path)) return { ok: true, settings: { of: () => CAREFUL } }
  return checkSettings({ path, text: readFileSync(path, 'utf8') }, services)
}

/** Checks the text of a settings file; every fault is returned, in file order. */
export function checkSettings(
  source: { readonly path: string; readonly text: string },
  services: ReadonlySet<string>,
): SettingsResult {
  const parsed = parseYaml(source)
  if (!parsed.source) return { ok: false, faults: inFileOrder(parsed.faults) }
  const result = file.safeParse(parsed.source.value ?? {})
  if (!result.success)
    return { ok: false, faults: inFileOrder(shapeFaults(parsed.source, result.error.issues)) }
  const { data } = result
  const yaml = parsed.source
  const places: [PropertyKey[], z.output<typeof place>][] = [
    ...(data.default ? [[['default'], data.default] as [PropertyKey[], z.output<typeof place>]] : []),
    ...(['slack', 'discord'] as const).flatMap((platform) =>
      Object.entries(data[platform] ?? {}).map(([id, own]): [PropertyKey[], z.output<typeof place>] => [
        [platform, id],
        own,
      ]),
    ),
  ]
  const faults = places.flatMap(([path, { service }]): Fault[] =>
    service === undefined || services.has(service)
      ? []
      : [
          {
            ...yaml.placeOf([...path, 'service']),
            code: 'dangling',
            what: {
              ja: `サービス ${shown(service)} はありません`,
              en: `there is no service ${shown(service)}`,
            },
            mend: {
              ja: `次のどれかです: ${[...services].join(', ')}`,
              en: `use one of: ${[...services].join(', ')}`,
            },
          },
        ],
  )
  if (faults.length > 0) return { ok: false, faults: inFileOrder(faults) }
  const base: PlaceSettings = { ...CAREFUL, ...data.default }
  return {
    ok: true,
    settings: {
      of: (platform, ids) => {
        const id = ids.find((one) => data[platform]?.[one])
        const all = platform === 'discord' ? withoutInside(base) : base
        return id === undefined ? all : { ...all, ...data[platform]?.[id] }
      },
    },
  }
}

/** On Discord nothing is inside by default: anybody may be let into a server. Only a place that is listed can be. */
function withoutInside({ audience, ...rest }: PlaceSettings): PlaceSettings {
  return audience === undefined || audience === 'internal' ? rest : { ...rest, audience }
}
