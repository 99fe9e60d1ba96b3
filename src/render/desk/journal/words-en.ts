// The pages of the journal in English.
import type { JournalWords } from './words.js'

const count = (n: number) => n.toLocaleString('en-US')
const some = (n: number, one: string, many = `${one}s`) => `${count(n)} ${n === 1 ? one : many}`

export const JOURNAL_EN: JournalWords = {
  pagesLabel: 'Pages of the journal',
  pages: {
    worklist: 'Unanswered questions',
    changes: 'What changed',
    texts: 'Look up a text',
    figures: 'Figures',
    records: 'Export and delete',
  },
  intros: {
    worklist:
      'Questions that the documents do not answer, and answers that somebody found not helpful: alike ones together, the most asked first.',
    changes:
      'Statements that changed from one version of the knowledge to the next, and the texts for customers that told what held before.',
    texts: 'The id of a text for a customer leads to what was told then and what holds now.',
    figures: 'How much was asked, and how much of it answered.',
    records: 'Export the records as a file, or delete those of one person.',
  },
  periodLabel: 'Period',
  period: (days) => `${days} days`,
  more: (n) => `Show ${count(n)} more`,
  copy: 'Copy',
  copied: 'Copied',
  copyFailed: 'Could not copy. Please select it and copy it.',
  nothing: 'Nothing stated',
  topic: 'Topic',
  worklist: {
    stateLabel: 'State',
    states: { open: 'Open', 'needs-document': 'Needs a document', done: 'Done', 'not-ours': 'Not ours' },
    decide: {
      open: 'Open again',
      'needs-document': 'Needs a document',
      done: 'Mark as done',
      'not-ours': 'Not ours',
    },
    found: (shown, gaps, questions) =>
      `${shown < gaps ? `The ${count(shown)} most asked of ${count(gaps)}` : some(gaps, 'group')}, asked ${some(questions, 'time')}`,
    none: {
      open: 'Nothing is open.',
      'needs-document': 'Nothing waits for a document.',
      done: 'Nothing was marked as done in this period.',
      'not-ours': 'Nothing was set aside in this period.',
    },
    asked: (times) => `${count(times)}×`,
    counts: (unanswered, unhelpful) =>
      [
        unanswered > 0 ? `${count(unanswered)} unanswered` : '',
        unhelpful > 0 ? `${count(unhelpful)} not helpful` : '',
      ]
        .filter((part) => part !== '')
        .join(', '),
    last: 'Last asked',
    services: 'Services',
    nearest: 'Nearest clause',
    unworded: '(the words are not kept)',
    note: 'Note (optional)',
    noted: 'Note kept.',
    decided: (state) => `Moved to “${JOURNAL_EN.worklist.states[state]}”.`,
    gone: 'These questions are not there any more: they were deleted, or are older than records are kept.',
    seeDecided: 'See it there',
    snippet: {
      example: 'Add example questions to the knowledge',
      statement: 'Add a statement to the knowledge',
      topic: 'Add a new topic to the knowledge',
    },
    paste: {
      example: (topic, file) =>
        `It is stated, but not understood in these words. Add these lines to the questions of the topic “${topic}” in ${file}.`,
      statement: (document, file) =>
        `“${document}” states nothing on this topic. Add these lines to the statements of the clause that says it in ${file}, and fill in text and stance.`,
      topic: (folder) =>
        `No topic is about this. Add these lines to the topics in a file of ${folder}, and fill in id and label.`,
    },
  },
  changes: {
    none: (days) => `No statement has changed in the last ${days} days.`,
    found: (clauses, texts) =>
      texts === 0
        ? `${some(clauses, 'clause')}. No text for a customer told what held before.`
        : `${some(clauses, 'clause')}. ${some(texts, 'text')} told customers what held before.`,
    before: 'Before',
    after: 'After',
    versions: (from, to) => `version ${from} → ${to}`,
    concerned: (texts) => `${some(texts, 'text')} told what held before`,
    unconcerned: 'No text for a customer told it.',
    added: 'New clause',
    gone: 'Clause is gone',
  },
  texts: {
    label: 'Id of the text',
    hint: 'It begins with CB- and stands in the last source line of the text. Case and blanks do not matter.',
    button: 'Look up',
    unknown: (typed) =>
      `No text with the id “${typed}” was found. Please check the id in its source line. Texts older than records are kept are gone.`,
    title: (id) => `Text ${id}`,
    told: 'What was told then',
    asked: 'Question',
    when: 'When',
    where: 'Where',
    platforms: { slack: 'Slack', discord: 'Discord', desk: 'This desk', api: 'API' },
    version: 'Knowledge version',
    today: 'The clauses it cites, now',
    was: 'Then',
    is: 'Now',
    uncited: 'This text cites no clause.',
    holds: 'The clauses it cites still say what they said then.',
    differs: (changed, cited) =>
      `${count(changed)} of the ${some(cited, 'clause')} it cites ${changed === 1 ? 'is' : 'are'} not as ${changed === 1 ? 'it was' : 'they were'} then.`,
    states: { same: 'Unchanged', changed: 'Changed', gone: 'Gone', unknown: 'Not kept as it was' },
    another: 'Look up another id',
  },
  figures: {
    none: (days) => `No questions in the last ${days} days.`,
    questions: 'Questions',
    share: 'Answered',
    shareOf: (answered, of) => `${count(answered)} of ${count(of)}, other subjects not counted`,
    feedback: 'Feedback',
    helpful: 'helpful',
    unhelpful: 'not helpful',
    texts: 'Texts handed out',
    lost: 'Lost records',
    lostWhy: 'More had to wait than there was room for while the database was away.',
    byDay: 'Questions by day',
    byDayText: (total, days, most, day) =>
      `${some(total, 'question')} in ${days} days; most on ${day}: ${count(most)}.`,
    asTable: 'As a table',
    day: 'Day',
    total: 'Total',
    topics: 'Top topics',
    services: 'Services',
    status: {
      answered: 'Answered',
      clarify: 'Asked back',
      no_answer: 'Not stated',
      out_of_scope: 'Other subjects',
    },
    unknownTopics: 'No question had a topic that is known.',
    unknownServices: 'No question was about a service that is known.',
  },
  records: {
    export: 'Export all records',
    exportHint:
      'All questions, feedback and texts for customers. Contact data was taken out before anything was written; persons are hashes.',
    csv: 'CSV, for spreadsheets',
    jsonl: 'JSON Lines, for programs',
    forget: 'Delete the records of one person',
    forgetHint:
      'Enter the hash in the asker column of an export, or the platform and the person’s id, such as slack:U0123ABCD.',
    person: 'Person',
    look: 'Look for records',
    unreadable: 'A hash has 16 digits and letters. An id needs slack: or discord: before it.',
    personTitle: 'Records of this person',
    confirmTitle: 'Delete this person’s records?',
    confirm: (records) =>
      `${some(records, 'record')} will be deleted: questions, feedback and texts for customers. This cannot be undone; the texts cannot be looked up any more.`,
    noRecords: 'There are no records of this person.',
    hash: 'Hash',
    delete: 'Delete the records',
    keep: 'Keep them',
    back: 'Back',
    deleted: (records) => `${some(records, 'record')} deleted.`,
  },
}
