// A fault in a knowledge file: what is wrong, where, and how to mend it. Faults are collected, never thrown.
import type { Language, Text } from './model.js'

/** Stable names of what can be wrong with a knowledge file. */
export type FaultCode =
  | 'too-large'
  | 'not-utf8'
  | 'yaml'
  | 'aliases'
  | 'unknown-key'
  | 'missing'
  | 'wrong-type'
  | 'wrong-value'
  | 'bad-fact'
  | 'duplicate'
  | 'dangling'
  | 'alias-claimed-twice'
  | 'empty-folder'

/** Where in a file something stands. */
export interface Place {
  /** Path as the reader gave it, relative to the knowledge folder. */
  readonly file: string
  /** 1-based; 1:1 stands for the file as a whole. */
  readonly line: number
  readonly column: number
}

/** What is wrong at a place, and what the author can do about it. */
export interface Fault extends Place {
  readonly code: FaultCode
  readonly what: Text
  readonly mend: Text
}

/**
 * One line for people and editors: `documents/a.yaml:12:5 unknown-key: … → mend`.
 * Control characters of the file never reach the terminal.
 */
export function formatFault(fault: Fault, language: Language): string {
  const line = `${fault.file}:${fault.line}:${fault.column} ${fault.code}: ${fault.what[language]} → ${fault.mend[language]}`
  return line.replace(/\p{Cc}/gu, ' ')
}

/** File order, then line, then column: the order in which an author mends. */
export function inFileOrder(faults: readonly Fault[]): Fault[] {
  return [...faults].sort(
    (a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) || a.line - b.line || a.column - b.column,
  )
}

/** What a value met in a file looks like in a message: quoted, short, without line breaks. */
export function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value))
  const flat = text.replace(/\s+/g, ' ')
  return `「${[...flat].length > 40 ? `${[...flat].slice(0, 39).join('')}…` : flat}」`
}
