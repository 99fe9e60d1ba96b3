// What can be decided about a segment: the value between finding and composing.
import type { Reference } from '../search/references.js'
import type { Candidate } from './find.js'

/** What one service is found to say; `candidates` is empty if it does not state it. */
export interface ServiceFinding {
  readonly service: string
  readonly candidates: readonly Candidate[]
  /** Clauses that rank next: labelled as merely near when nothing is stated, else offered as further questions. */
  readonly near: readonly Candidate[]
  /** `near` are statements marked to leave the very thing open: worth a place beside what other services state. */
  readonly leftOpen: boolean
  /** The topic that the question is clearly about and that the service does not state. */
  readonly lacks?: string
  /** Topics of further things asked in the same breath that it does not state. */
  readonly lacksToo?: readonly string[]
}

/** What becomes of a segment; `why` is for `--explain`, in English. */
export type Outcome =
  | { readonly kind: 'said'; readonly findings: readonly ServiceFinding[]; readonly why: string }
  /** No service named and several that could be meant; `further` more state it than are given. */
  | {
      readonly kind: 'which'
      readonly findings: readonly ServiceFinding[]
      readonly further: number
      readonly why: string
    }
  | { readonly kind: 'unstated'; readonly findings: readonly ServiceFinding[]; readonly why: string }
  | {
      readonly kind: 'no-such-clause'
      readonly reference: Reference
      readonly services: readonly string[]
      readonly why: string
    }
  | { readonly kind: 'stranger'; readonly names: readonly string[]; readonly why: string }
  /** Too little is said to know what is asked, of these services or of none. */
  | { readonly kind: 'vague'; readonly services: readonly string[]; readonly why: string }
  | { readonly kind: 'outside'; readonly chatter: string | undefined; readonly why: string }
