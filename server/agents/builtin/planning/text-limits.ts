import { LIMITS } from '../../../domain/limits.ts';
import { CODE_END, CODE_START } from '../inline/item-text.ts';

const CODE_MARKS = new RegExp(`[${CODE_START}${CODE_END}]`, 'gu');

/** A title that fits; `overflow` is the whole text where it had to be cut. */
export function fitTitle(text: string): { readonly title: string; readonly overflow: string | null } {
  const line = text.replace(CODE_MARKS, '').replace(/\s+/gu, ' ').trim();
  if (line === '') return { title: 'Untitled', overflow: null };
  if (line.length <= LIMITS.titleCharacters) return { title: line, overflow: null };
  return { title: shortened(line, LIMITS.titleCharacters), overflow: line };
}

/** The beginning of a line, cut at a word, with "…". */
function shortened(line: string, limit: number): string {
  if (line.length <= limit) return line;
  const cut = line.slice(0, limit - 1);
  const space = cut.lastIndexOf(' ');
  const words = space > limit / 2 ? cut.slice(0, space) : cut.replace(/[\uD800-\uDBFF]$/u, '');
  return `${words.replace(/[\s,;:–—-]+$/u, '')}…`;
}

/** Blocks of Markdown as one description that fits. */
export function fitDescription(blocks: readonly string[]): string {
  const text = blocks
    .map((block) => block.trim())
    .filter((block) => block !== '')
    .join('\n\n')
    .replace(CODE_MARKS, '`');
  if (text.length <= LIMITS.descriptionCharacters) return text;
  return `${text.slice(0, LIMITS.descriptionCharacters - 1).replace(/[\uD800-\uDBFF]$/u, '')}…`;
}

export function fitTags(tags: readonly string[]): readonly string[] {
  return tags
    .map((tag) => tag.replace(CODE_MARKS, ''))
    .filter((tag) => tag !== '' && tag.length <= LIMITS.tagCharacters)
    .slice(0, LIMITS.tags);
}

export function fitCriteria(criteria: readonly string[]): readonly string[] {
  return criteria
    .map((text) =>
      shortened(text.replace(CODE_MARKS, '').replace(/\s+/gu, ' ').trim(), LIMITS.acceptanceCriterionCharacters),
    )
    .filter((text) => text !== '')
    .slice(0, LIMITS.acceptanceCriteria);
}
