// Prints an answer on the terminal: coloured for people, plain when piped.
import { styleText } from 'node:util'
import type { Answer } from '../../answer/model.js'
import { renderCustomerText } from '../../render/customer-text.js'
import { renderExplanation } from '../../render/explanation.js'
import { renderJson } from '../../render/json.js'
import { type Marks, NO_MARKS, renderPlain } from '../../render/plain.js'

/** As given on the command line. */
export interface PrintOptions {
  readonly json?: boolean | undefined
  readonly customer?: boolean | undefined
  readonly explain?: boolean | undefined
}

/** Writes the answer to standard output in the form asked for; JSON goes before the text for a customer. */
export function printAnswer(answer: Answer, options: PrintOptions): void {
  const marks = process.stdout.isTTY && !process.env.NO_COLOR ? COLOURS : NO_MARKS
  const text = options.json
    ? JSON.stringify(renderJson(answer))
    : options.customer
      ? renderCustomerText(answer)
      : renderPlain(answer, marks)
  process.stdout.write(`${text}\n`)
  if (options.explain) process.stdout.write(`\n${renderExplanation(answer.explanation)}\n`)
}

const COLOURS: Marks = {
  strong: (text) => styleText('bold', text),
  quiet: (text) => styleText('dim', text),
  warn: (text) => styleText('yellow', text),
}
