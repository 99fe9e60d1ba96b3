// Application commands against the rules for their names, texts and options.
import { ApplicationCommandType, Locale, ApplicationCommandOptionType as Option } from 'discord.js'
import type { Form } from './form.js'
import { isJson, type Json, lengthOf, listOf, textOf } from './json.js'
import { COMMAND } from './limits.js'

const { ChatInput, User, Message } = ApplicationCommandType
const SCALARS: readonly unknown[] = [Option.String, Option.Integer, Option.Number]
const OPTION_TYPES = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]
const LOCALES: readonly string[] = Object.values(Locale)
/** Letters, digits, - _ ' of any script, and no letter that has a lower case of its own. */
const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u

/** Checks one command. */
export function checkCommand(form: Form, command: Json): void {
  const type = command.type ?? ChatInput
  form.at('type').choice(type, [ChatInput, User, Message])
  const isSlash = type === ChatInput
  checkName(form, command, isSlash)
  if (isSlash) {
    checkDescription(form, command)
    checkOptions(form.at('options'), command.options)
  } else {
    if (textOf(command.description) !== '')
      form
        .at('description')
        .add('APPLICATION_COMMAND_DESCRIPTION_NOT_ALLOWED', 'Context menu commands cannot have description')
    if (listOf(command.options).length > 0)
      form
        .at('options')
        .add('APPLICATION_COMMAND_OPTIONS_NOT_ALLOWED', 'Context menu commands cannot have options')
  }
  for (const [key, values] of [
    ['contexts', [0, 1, 2]],
    ['integration_types', [0, 1]],
  ] as const)
    listOf(command[key]).forEach((each, index) => {
      form.at(key, index).choice(each, values)
    })
  if (sizeOf(command) > COMMAND.all)
    form.add('APPLICATION_COMMAND_TOO_LARGE', `Command exceeds maximum size (${COMMAND.all})`)
}

/** Checks that no two commands of a scope share a name within their type, and that there are not too many. */
export function checkTogether(form: Form, commands: readonly Json[]): boolean {
  const names = commands.map((each) => `${each.type ?? ChatInput} ${textOf(each.name)}`)
  names.forEach((name, index) => {
    if (names.indexOf(name) < index)
      form.at(index).add('APPLICATION_COMMANDS_DUPLICATE_NAME', 'Application command names must be unique')
  })
  return Object.entries(COMMAND.count).every(
    ([type, most]) => names.filter((name) => name.startsWith(`${type} `)).length <= most,
  )
}

function checkName(form: Form, named: Json, isSlash: boolean): void {
  const check = (at: Form, value: unknown) => {
    at.text(value, { min: 1, max: COMMAND.name, required: true })
    if (isSlash && typeof value === 'string' && !(NAME.test(value) && value === value.toLowerCase()))
      at.add('APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid')
  }
  check(form.at('name'), named.name)
  checkLocalised(form.at('name_localizations'), named.name_localizations, check)
}

function checkDescription(form: Form, described: Json): void {
  const check = (at: Form, value: unknown) =>
    at.text(value, { min: 1, max: COMMAND.description, required: true })
  check(form.at('description'), described.description)
  checkLocalised(form.at('description_localizations'), described.description_localizations, check)
}

function checkLocalised(form: Form, value: unknown, check: (at: Form, value: unknown) => void): void {
  if (value === undefined || value === null) return
  const texts = form.object(value)
  for (const [locale, text] of Object.entries(texts ?? {})) {
    form.at(locale).choice(locale, LOCALES)
    if (text !== null) check(form.at(locale), text)
  }
}

function checkOptions(form: Form, value: unknown, depth = 0): void {
  const options = form.list(value, { max: COMMAND.options })
  const names = new Set<unknown>()
  let optionalSeen = false
  options.forEach((each, index) => {
    const at = form.at(index)
    const option = at.object(each)
    if (!option) return
    checkOption(at, option, depth)
    if (names.has(option.name))
      at.at('name').add('APPLICATION_COMMAND_OPTIONS_NAME_INVALID', 'Option name already exists')
    names.add(option.name)
    if (option.required !== true) optionalSeen = true
    else if (optionalSeen)
      at.add(
        'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
        'Required options must be placed before non-required options',
      )
  })
  const isSub = (each: unknown) =>
    isJson(each) && (each.type === Option.Subcommand || each.type === Option.SubcommandGroup)
  if (options.some(isSub) && !options.every(isSub))
    form.add(
      'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
      'Sub-command and sub-command group option types are mutually exclusive to all other types',
    )
}

function checkOption(form: Form, option: Json, depth: number): void {
  const { type } = option
  form.at('type').choice(type, OPTION_TYPES)
  checkName(form, option, true)
  checkDescription(form, option)
  if (type === Option.Subcommand || type === Option.SubcommandGroup) {
    if (depth > 1 || (depth === 1 && type === Option.SubcommandGroup))
      form.at('type').add('APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', 'Sub-commands are nested too deep')
    checkOptions(form.at('options'), option.options, depth + 1)
    return
  }
  form.at('min_length').number(option.min_length, 0, COMMAND.stringLength)
  form.at('max_length').number(option.max_length, 1, COMMAND.stringLength)
  if (option.autocomplete === true && !SCALARS.includes(type))
    form
      .at('autocomplete')
      .add('APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_INVALID', 'This type has no autocomplete')
  if (option.autocomplete === true && listOf(option.choices).length > 0)
    form
      .at('autocomplete')
      .add(
        'APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_INVALID',
        'Autocomplete and choices are mutually exclusive',
      )
  checkChoices(form.at('choices'), option.choices, { max: COMMAND.choices, type })
}

/** Choices of an option, or suggestions while typing. */
export function checkChoices(
  form: Form,
  value: unknown,
  { max, type }: { max: number; type: unknown },
): void {
  const names = new Set<unknown>()
  form.list(value, { max }).forEach((each, index) => {
    const at = form.at(index)
    const choice = at.object(each)
    if (!choice) return
    const check = (place: Form, name: unknown) =>
      place.text(name, { min: 1, max: COMMAND.choiceText, required: true })
    check(at.at('name'), choice.name)
    checkLocalised(at.at('name_localizations'), choice.name_localizations, check)
    if (names.has(choice.name))
      at.add('APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_EXISTS', 'Option choice name already exists')
    names.add(choice.name)
    const text = choice.value
    if (type === Option.String) at.at('value').text(text, { max: COMMAND.choiceText, required: true })
    else if (typeof text !== 'number')
      at.at('value').add('NUMBER_TYPE_COERCE', `Value "${String(text)}" is not int.`)
  })
}

/** Characters of names, descriptions and values; of translations only the longest of each counts. */
function sizeOf(part: Json): number {
  const longest = (key: string) =>
    Math.max(
      lengthOf(textOf(part[key])),
      ...Object.values(
        isJson(part[`${key}_localizations`]) ? (part[`${key}_localizations`] as Json) : {},
      ).map((text) => lengthOf(textOf(text))),
    )
  const below = [...listOf(part.options), ...listOf(part.choices)].filter(isJson)
  const own = longest('name') + longest('description') + lengthOf(textOf(part.value))
  return below.reduce((sum: number, each) => sum + sizeOf(each), own)
}
