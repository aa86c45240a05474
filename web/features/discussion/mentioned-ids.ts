import type { MentionPerson } from './mention-box.tsx';

/** Ids of the people whose `@name` stands in the text; at most 20, as many as the server takes. */
export function mentionedIds(text: string, people: readonly MentionPerson[]): string[] {
  const lowered = text.toLocaleLowerCase();
  return people
    .filter(({ name }) => lowered.includes(`@${name.toLocaleLowerCase()}`))
    .map(({ id }) => id)
    .slice(0, 20);
}
