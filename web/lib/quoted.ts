/** Signs that turn the direction of what stands around them, in sentences that a name is put into. */
const DIRECTIONS = /[\u202A-\u202E\u2066-\u2069]/gu;

/** A name within a sentence, such as `“Draft”`: at most 60 characters, none of which turns round the rest of it. */
export function quoted(name: string): string {
  const characters = [...name.replaceAll(DIRECTIONS, '')];
  return characters.length > 60 ? `“${characters.slice(0, 59).join('').trimEnd()}…”` : `“${characters.join('')}”`;
}
