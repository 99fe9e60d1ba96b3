// What Slack and Discord say in the same words. What only one of them says is in its own phrases.ts.
import type { Both } from '../answer/phrases.js'

/** What can be done with an answer. At most 24 characters: in Slack some are titles of modals too. */
export const UNDER_ANSWER = {
  customerText: { ja: '顧客向け文面', en: 'Text for a customer' },
  wholeClause: { ja: '条項の全文', en: 'Whole clause' },
  candidates: { ja: '他の候補', en: 'Related questions' },
  helpful: { ja: '役に立った', en: 'Helpful' },
  notHelpful: { ja: '役に立たなかった', en: 'Not helpful' },
} as const satisfies Readonly<Record<string, Both<string>>>

/** Below a text for a customer that would say more if internal documents were for customers. */
export const PUBLIC_ONLY: Both<string> = {
  ja: '社内限りの文書は、この文面には含めていません。',
  en: 'Internal documents are left out of this text.',
}
