// Cuts long texts where a reader would pause, never inside a character.

/** No piece of a blank text; pieces of at most `max` as `measure` counts them: after a line, else after a sentence, else anywhere. */
export function splitText(text: string, max: number, measure: (text: string) => number): string[] {
  if (text.trim() === '') return []
  if (measure(text) <= max) return [text]
  const pieces: string[] = []
  let piece = ''
  let size = 0
  for (const part of partsOf(text, max, measure)) {
    const more = measure(part)
    if (piece !== '' && size + more > max) {
      pieces.push(piece.trimEnd())
      piece = ''
      size = 0
    }
    piece += part
    size += more
  }
  return [...pieces, piece.trimEnd()].filter((one) => one !== '')
}

/** Sentences with what ends them; those that are too long themselves in runs of characters. */
function partsOf(text: string, max: number, measure: (text: string) => number): string[] {
  const sentences = text.match(/[^。．！？!?\n]*(?:[。．！？!?\n]+|$)/g) ?? [text]
  return sentences.flatMap((sentence) => {
    if (measure(sentence) <= max) return sentence === '' ? [] : [sentence]
    // No character takes more than six when it is escaped.
    const run = Math.max(1, Math.floor(max / 6))
    const characters = [...sentence]
    return Array.from({ length: Math.ceil(characters.length / run) }, (_, index) =>
      characters.slice(index * run, (index + 1) * run).join(''),
    )
  })
}
