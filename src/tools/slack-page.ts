// Slack blocks as an HTML page that looks like Slack, to see messages as people would. Knows the blocks that we use.
import type { types } from '@slack/bolt'

/** One question in its thread and the messages that answer it. */
export interface Exchange {
  readonly question: string
  readonly messages: readonly { readonly blocks: readonly types.KnownBlock[] }[]
}

/** The whole page, in two columns. */
export function slackPage(exchanges: readonly Exchange[]): string {
  const articles = exchanges.map(
    ({ question, messages }) => `<article>
      <div class="message"><i class="person">佐</i><div><b>佐藤</b> <time>10:24</time><p>${shown(question)}</p></div></div>
      ${messages
        .map(
          ({ blocks }) =>
            `<div class="message"><i class="bot">条</i><div><b>clausebot</b> <em>アプリ</em> <time>10:24</time>${blocks
              .map(blockHtml)
              .join('')}</div></div>`,
        )
        .join('')}
    </article>`,
  )
  return `<!doctype html><meta charset="utf-8"><style>${STYLE}</style><main>${articles.join('\n')}</main>`
}

function blockHtml(block: types.KnownBlock): string {
  switch (block.type) {
    case 'section':
      return `<p>${block.text ? textHtml(block.text) : ''}</p>`
    case 'context':
      return `<p class="context">${block.elements
        .map((one) => (one.type === 'image' ? '' : textHtml(one)))
        .join(' ')}</p>`
    case 'actions':
      return `<p class="actions">${block.elements
        .map((one) =>
          one.type === 'button' ? `<button class="${one.style ?? ''}">${shown(one.text.text)}</button>` : '',
        )
        .join(' ')}</p>`
    case 'context_actions':
      return `<p class="feedback">${block.elements
        .map((one) =>
          one.type === 'feedback_buttons'
            ? `<span>${shown(one.positive_button.text.text)}</span><span>${shown(one.negative_button.text.text)}</span>`
            : '',
        )
        .join('')}</p>`
    case 'divider':
      return '<hr>'
    case 'table':
      return `<table>${block.rows
        .map((row, index) => {
          const tag = index === 0 ? 'th' : 'td'
          return `<tr>${row.map((cell) => `<${tag}>${cellHtml(cell)}</${tag}>`).join('')}</tr>`
        })
        .join('')}</table>`
    default:
      return ''
  }
}

function cellHtml(cell: types.TableBlock['rows'][number][number]): string {
  if (cell.type !== 'rich_text') return shown(String(cell.text))
  return cell.elements
    .flatMap((element) => (element.type === 'rich_text_section' ? element.elements : []))
    .map((one) => {
      if (one.type === 'link') return `<a>${shown(one.text ?? one.url)}</a>`
      if (one.type !== 'text') return ''
      const text = shown(one.text).replace(/\n/g, '<br>')
      return one.style?.bold ? `<b>${text}</b>` : text
    })
    .join('')
}

function textHtml(text: types.TextObject): string {
  if (text.type === 'plain_text') return shown(text.text)
  return text.text
    .split('\n')
    .map((line) =>
      line
        .replace(/<[^|>]+\|([^>]*)>/g, '<a>$1</a>')
        .replace(/\*([^*]+)\*/g, '<b>$1</b>')
        .replace(/^>(.*)$/, '<q>$1</q>'),
    )
    .join('<br>')
}

const shown = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')

const STYLE = `
body { margin: 0; background: #fff; color: #1d1c1d; font: 14px/1.42 Lato, "Noto Sans CJK JP", sans-serif }
main { columns: 2; column-gap: 28px; width: 1280px; padding: 20px 24px; box-sizing: border-box }
article { break-inside: avoid; border: 1px solid #ddd; border-radius: 8px; padding: 12px 16px 8px; margin: 0 0 18px }
.message { display: flex; gap: 8px; margin-bottom: 8px }
.message > div { flex: 1; min-width: 0 }
i { flex: 0 0 36px; height: 36px; border-radius: 8px; font: 700 18px/36px "Noto Sans CJK JP", sans-serif; text-align: center; color: #fff }
.person { background: #e8912d } .bot { background: #1f4e5f }
time { color: #616061; font-size: 12px }
em { font-style: normal; font-size: 10px; background: #ddd; color: #454447; border-radius: 2px; padding: 1px 3px }
p { margin: 4px 0 } .context { color: #616061; font-size: 12px; margin: 4px 0 6px }
a { color: #1264a3 } hr { border: 0; border-top: 1px solid #ddd }
button { font: inherit; font-size: 13px; font-weight: 700; background: #fff; border: 1px solid #bbb; border-radius: 4px; padding: 3px 10px; margin: 2px 4px 2px 0; color: #1d1c1d }
.primary { background: #007a5a; color: #fff; border-color: #007a5a }
.feedback span { border: 1px solid #ddd; border-radius: 14px; padding: 1px 9px; margin-right: 6px; font-size: 12px; color: #616061 }
table { border-collapse: collapse; margin: 6px 0; font-size: 13px } th { text-align: left; background: #f8f8f8 }
td, th { border: 1px solid #ddd; padding: 5px 9px; vertical-align: top } td:first-child { white-space: nowrap }
q { border-left: 4px solid #ddd; padding-left: 8px; quotes: none }
`
