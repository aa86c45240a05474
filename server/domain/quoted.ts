/** Signs that turn the direction of what stands around them, in sentences that a name is put into. */
const DIRECTIONS = /[\u202A-\u202E\u2066-\u2069]/gu;

/** A name within a sentence, such as `“Draft”`; nothing in it turns round the rest of the sentence. */
export function quoted(name: string): string {
  return `“${name.replaceAll(DIRECTIONS, '')}”`;
}
