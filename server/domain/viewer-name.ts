export const VIEWER_NAME_CHARACTERS = 60;

/** A name to go by, as one line; null where nothing is left of it. It may be longer than a name should be. */
export function viewerName(text: string): string | null {
  return text.replaceAll(/[\p{C}\s]+/gu, ' ').trim() || null;
}
