// Texts for places that take only so much.

/** The text if it has at most `most` characters, else its beginning and an ellipsis. Never cuts a character in two. */
export function shorten(text: string, most: number): string {
  const characters = [...text]
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`
}
