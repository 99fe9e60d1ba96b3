// Stance and force as signs: a shape and a word, never the shape or the colour alone.
import { html } from 'hono/html'
import type { SaidStatement } from '../../answer/model.js'
import { FORCE_LABEL, STANCE_LABEL } from '../../answer/phrases.js'
import type { Language, Stance } from '../../knowledge/model.js'
import type { Html } from './html.js'

/** Both signs; a plain yes goes without saying unless `always`. */
export function signs(
  { stance, force }: Pick<SaidStatement, 'stance' | 'force'>,
  language: Language,
  always = false,
): Html | '' {
  const ofStance = always || stance !== 'yes' ? [stanceSign(stance, language)] : []
  const ofForce =
    force === undefined
      ? []
      : [html`<span class="sign force" data-force="${force}">${FORCE_LABEL[force][language]}</span>`]
  return ofStance.length + ofForce.length > 0 ? html`${ofStance}${ofForce}` : ''
}

function stanceSign(stance: Stance, language: Language): Html {
  return html`<span class="sign stance" data-stance="${stance}"><span aria-hidden="true">${SHAPES[stance]}</span> ${STANCE_LABEL[stance][language]}</span>`
}

const SHAPES: Readonly<Record<Stance, string>> = {
  yes: '○',
  no: '×',
  partial: '△',
  undisclosed: '■',
  elsewhere: '→',
  blank: '□',
}
