// Small blocks to try limits with.

import type { Fields } from './fields.js'

export const plain = (text: string) => ({ type: 'plain_text', text })
export const mrkdwn = (text: string) => ({ type: 'mrkdwn', text })
export const x = (count: number) => 'あ'.repeat(count)
export const section = (length: number) => ({ type: 'section', text: mrkdwn(x(length)) })
export const button = (more: Fields = {}) => ({ type: 'button', text: plain('Go'), ...more })
export const actions = (...elements: Fields[]) => ({ type: 'actions', elements })
export const many = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, index) => make(index))
export const option = (index: number, text = 'o') => ({ text: plain(text), value: String(index) })
export const select = (more: Fields) => actions({ type: 'static_select', ...more })
export const cell = (text = 'c') => ({ type: 'raw_text', text })
export const table = (rows: number, columns: number) => ({
  type: 'table',
  rows: many(rows, () => many(columns, () => cell())),
})
export const opinion = (value: string) => ({ text: plain('Good'), value })
export const feedback = (more: Fields = {}) => ({
  type: 'context_actions',
  elements: [
    { type: 'feedback_buttons', positive_button: opinion('+'), negative_button: opinion('-'), ...more },
  ],
})
export const input = (element: Fields, more: Fields = {}) => ({
  type: 'input',
  label: plain('Label'),
  element,
  ...more,
})
export const image = { type: 'image', image_url: 'https://example.com/a.png' }
