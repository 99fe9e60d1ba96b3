// A comparison as rows of text: one row a statement, for spreadsheets and questionnaires.
import type { Matrix } from '../answer/matrix.js'
import { FORCE_LABEL, STANCE_LABEL } from '../answer/phrases.js'
import type { ClauseUrl } from './clause-url.js'
import { areaName } from './desk/areas.js'
import { WORDS } from './desk/words.js'
import { citationLine } from './plain.js'

/** The head row, then the statements in the order of topics and services; services that state nothing say so. */
export function compareList(matrix: Matrix, urlOf: ClauseUrl): readonly (readonly string[])[] {
  const { language } = matrix
  const words = WORDS[language].compare
  const { columns } = words
  const head = [
    columns.area,
    columns.topic,
    columns.service,
    columns.stance,
    columns.force,
    columns.statement,
    columns.caveats,
    columns.source,
    columns.link,
    columns.topicId,
  ]
  const rows = matrix.rows.flatMap((row) =>
    row.cells.flatMap((cell, i) => {
      const start = [areaName(row.area, language), row.label, matrix.services[i]?.name ?? cell.service]
      if (cell.statements.length === 0) return [[...start, words.notStated, '', '', '', '', '', row.topic]]
      return cell.statements.map((statement) => [
        ...start,
        STANCE_LABEL[statement.stance][language],
        statement.force ? FORCE_LABEL[statement.force][language] : '',
        statement.text,
        statement.caveats.join('\n'),
        citationLine(statement.citation, language),
        urlOf(statement.citation.document, statement.citation.clause),
        row.topic,
      ])
    }),
  )
  return [head, ...rows]
}

/** The same as the table on the page: a row a topic, a column a service, each statement with label and source. */
export function compareGrid(matrix: Matrix): readonly (readonly string[])[] {
  const { language } = matrix
  const words = WORDS[language].compare
  return [
    [words.columns.topic, ...matrix.services.map(({ name }) => name)],
    ...matrix.rows.map((row) => [
      row.label,
      ...row.cells.map(({ statements }) =>
        statements.length === 0
          ? words.notStated
          : statements
              .map((statement) => {
                const label = [
                  ...(statement.stance === 'yes' ? [] : [STANCE_LABEL[statement.stance][language]]),
                  ...(statement.force ? [FORCE_LABEL[statement.force][language]] : []),
                ].join(language === 'ja' ? '・' : '; ')
                const source = `${statement.citation.number}${language === 'ja' ? `「${statement.citation.heading}」` : ` “${statement.citation.heading}”`}`
                return `${statement.text}${label === '' ? '' : language === 'ja' ? `【${label}】` : ` [${label}]`}\n[${source}]`
              })
              .join('\n'),
      ),
    ]),
  ]
}
