// Discord's documented limits, in characters (code points) or pieces.

export const MESSAGE = { content: 2000, embeds: 10, nonce: 25, files: 10, rows: 5 } as const

/** The largest upload without boosts, in bytes. */
export const FILE_BYTES = 10 * 1024 * 1024

export const EMBED = {
  title: 256,
  description: 4096,
  fields: 25,
  fieldName: 256,
  fieldValue: 1024,
  footer: 2048,
  author: 256,
  /** Of all embeds of a message together. */
  all: 6000,
} as const

export const COMPONENT = {
  customId: 100,
  buttonsInRow: 5,
  buttonLabel: 80,
  url: 512,
  options: 25,
  optionText: 100,
  placeholder: 150,
  mediaDescription: 1024,
  galleryItems: 10,
  sectionTexts: 3,
} as const

/** Messages with the flag for components v2. */
export const COMPONENTS_V2_LIMITS = {
  components: 40,
  text: 4000,
  /**
   * Not documented, but measured (discord-api-docs issue 8554, August 2026): the UTF-8 bytes of all text displays
   * plus 12 each. Above it the answer is a 500, or 10062 to an interaction. 4,000 Japanese characters are 12,000.
   */
  bytes: 10_170,
  bytesPerText: 12,
} as const

export const MODAL = {
  title: 45,
  components: 5,
  label: 45,
  description: 100,
  input: 4000,
  placeholder: 100,
  radioOptions: 10,
  checkboxes: 10,
  files: 10,
} as const

export const COMMAND = {
  name: 32,
  description: 100,
  options: 25,
  choices: 25,
  choiceText: 100,
  stringLength: 6000,
  /** Of names, descriptions and choice values together. */
  all: 8000,
  /** By type: slash, user and message commands, in each scope. */
  count: { 1: 100, 2: 15, 3: 15 } as Readonly<Record<number, number>>,
} as const

export const AUTOCOMPLETE = { choices: 25, text: 100 } as const

export const THREAD = { name: 100, archiveMinutes: [60, 1440, 4320, 10_080] } as const

export const LIST = { limit: 100, byDefault: 50 } as const

export const REACTIONS = 20
