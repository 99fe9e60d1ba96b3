// What Discord takes, and what this edge allows itself below that.

/** Of a message with components v2. */
export const MESSAGE = {
  /** All text together. */
  characters: 4000,
  /** Measured, not documented: UTF-8 bytes of all texts plus 12 each; above it Discord answers 500 or 10062. */
  bytes: 10_170,
  bytesPerText: 12,
  components: 40,
} as const

/** Of a message without components v2. */
export const CONTENT_CHARACTERS = 2000

/** Characters of the label of a button. */
export const BUTTON_LABEL = 80
export const BUTTONS_IN_ROW = 5
/** Characters of the label and of the description of an option in a select. */
export const OPTION_TEXT = 100
/** Options of a select. */
export const OPTIONS = 25
/** Suggestions while somebody types a command, and characters of each. */
export const CHOICES = 25
export const CHOICE_TEXT = 100
/** Characters. */
export const THREAD_NAME = 100

/** Components left for buttons and selects: five rows of five with their rows are never reached. */
export const COMPONENTS_OF_CONTENT = 18

/** The question as it is kept in a message, escaped. Leaves room beside it for the largest piece of an answer. */
export const QUESTION = { characters: 2100, bytes: 6200 } as const

/** One piece of an answer: some sentences with their citation. */
export const PIECE = { characters: 1400, bytes: 3400 } as const

/** What a text weighs. */
export interface Size {
  readonly characters: number
  readonly bytes: number
}

/** The size of one text component. */
export function sizeOf(text: string): Size {
  return { characters: text.length, bytes: new TextEncoder().encode(text).length + MESSAGE.bytesPerText }
}
