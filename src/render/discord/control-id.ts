// Ids of buttons and selects (100 characters): what to do, for which answer, on which of its things.

/** What can be pressed or picked. */
export const ACTIONS = [
  'customer',
  'clause',
  'clauses',
  'candidates',
  'service',
  'helpful',
  'unhelpful',
  'reason',
  'share',
] as const

export type Action = (typeof ACTIONS)[number]

/** What an id says. */
export interface ControlId {
  readonly action: Action
  /** The fingerprint of the answer that the control stands under. */
  readonly answer: string
  /** Position in the answer: of a clause or a service. */
  readonly index: number
}

/** `clause.Xb3…k.0` */
export function writeControlId({ action, answer, index }: ControlId): string {
  return `${action}.${answer}.${index}`
}

/** Undefined for ids of another make. */
export function readControlId(customId: string): ControlId | undefined {
  const [name, answer, index] = customId.split('.')
  const action = ACTIONS.find((each) => each === name)
  if (!action || answer === undefined || !/^\d{1,3}$/.test(index ?? '')) return undefined
  return { action, answer, index: Number(index) }
}
