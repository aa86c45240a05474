import { readFrontMatter } from '../front-matter.ts';
import type { FrontMatter } from '../front-matter.ts';
import { GIVEN_NAMES } from '../../inline/given-names.ts';

/** A text without the lines above it that say who wrote it to whom. */
export interface Mail extends FrontMatter {
  /** Whether there were such lines. */
  readonly isMail: boolean;
  /** Who says "I" in it; null where nobody knows. */
  readonly speaker: string | null;
  /** Who wrote it and whom it was sent to, by their full names. */
  readonly people: readonly string[];
}

const LINE = /^(from|to|cc|bcc|sent|date|subject|reply-to|von|an|gesendet|datum|betreff)[ \t]*:[ \t]*(.*)$/iu;
const ENGLISH: Readonly<Record<string, string>> = { von: 'from', an: 'to', gesendet: 'sent', datum: 'date', betreff: 'subject' }; // prettier-ignore
const NAME = /^\s*"?(\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+){0,2})"?\s*(<|$)/u;

/** The header of an e-mail says who wrote when; its date is no deadline, and its subject is the name of what follows. */
export function readMailHeader(source: string): Mail {
  const document = readFrontMatter(source);
  const lines = document.body.trimStart().split('\n');
  const end = Math.max(0, lines.findIndex((line) => !LINE.test(line))); // prettier-ignore
  const fields = new Map(
    lines.slice(0, end).map((line) => {
      const [, label = '', value = ''] = LINE.exec(line)!;
      return [ENGLISH[label.toLowerCase()] ?? label.toLowerCase(), value] as const;
    }),
  );
  if (!fields.has('from') && !(fields.has('subject') && fields.size >= 2))
    return { ...document, isMail: false, speaker: null, people: [] };
  const subject = (fields.get('subject') ?? '').replace(/^(?:(?:re|fwd?|aw|wg)\s*:\s*)+/iu, '').trim();
  const values = new Map(document.values);
  if (subject !== '') values.set('title', subject);
  // Line by line as it was, so that it can be looked up who wrote it.
  values.set('description', [values.get('description'), lines.slice(0, end).join('  \n')].filter(Boolean).join('\n\n'));
  const speaker = NAME.exec(fields.get('from') ?? '')?.[1] ?? null;
  const people = ['from', 'to', 'cc'].flatMap((field) => namesIn(fields.get(field) ?? ''));
  return { values, body: lines.slice(end).join('\n'), isMail: true, speaker, people };
}

/** Of "Tobias Lindqvist <tobias@…>, Project Team" the one who is surely a person. */
function namesIn(list: string): readonly string[] {
  return list.split(/[,;]/u).flatMap((entry) => {
    const [, name, address] = NAME.exec(entry) ?? [];
    if (name === undefined) return [];
    return address === '<' || GIVEN_NAMES.has(name.split(' ')[0]!.toLowerCase()) ? [name] : [];
  });
}
