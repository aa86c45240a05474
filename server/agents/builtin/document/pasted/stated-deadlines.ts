import { briefSentences } from '../../../../domain/brief-sentences.ts';
import { DATE, ItemText } from '../../inline/item-text.ts';
import { outlineNode, type Outline, type OutlineNode } from '../outline.ts';
import { workIn } from '../spoken-work.ts';

const UNTIL = `(?:by|before|until|no later than|bis(?: zum)?|spätestens(?: am)?)`;
const WHO = `(?:(?:the|our|my|your|der|die|das|unser[e]?)\\s+[\\p{L} -]{2,40}?|\\p{Lu}\\p{L}+(?:\\s\\p{Lu}\\p{L}+)?|they|she|he|it|we|sie|er|es|wir)`;
const WANTS =
  '(?:needs?|wants?|expects?|asks? for|requires?|must have|has to have|have to have|would like|brauch(?:t|en)|möchten?|will|wollen|benötig(?:t|en))';
const WANTED = new RegExp(`^(${WHO}\\s+${WANTS})\\s+(\\S.{1,120}?),?\\s+(${UNTIL})\\s+(${DATE})$`, 'iu');
const POINTS_BACK = /^(?:it|them|this|that|those|these|das|es|sie|diese)$/iu;
/** "> On 20 Nov 2026, Karl Auer wrote:" is when somebody wrote. */
const ATTRIBUTION = /(?:wrote|writes|schrieb|geschrieben)\s*:?$|^(?:from|to|cc|date|sent|subject|von|an|datum|betreff)\s*:/iu; // prettier-ignore

/**
 * Adds to the list of a mail what its running text and its quotations say is wanted by a day: "the florist needs our
 * colours by 11 December". All else in them was said to people and stays as it was.
 */
export function withStatedDeadlines(outline: Outline, body: string): Outline {
  const before: OutlineNode[] = [];
  const after: OutlineNode[] = [];
  const first = body.indexOf(outline.roots[0]?.text ?? '');
  const blocks = [
    ...outline.intro,
    ...outline.roots.flatMap(({ notes }) => notes.filter((note) => /^\s*>/u.test(note))),
  ];
  for (const block of blocks)
    (body.indexOf(block) < first ? before : after).push(...deadlinesIn(block).map(({ text, source }) => outlineNode('item', text, { source }))); // prettier-ignore
  return { ...outline, roots: [...before, ...outline.roots, ...after] };
}

interface Deadline {
  readonly text: string;
  /** Its words in the mail. */
  readonly source: string;
}

function deadlinesIn(block: string): readonly Deadline[] {
  const found: Deadline[] = [];
  const bare = block.replace(/^[ \t]*>[> \t]*/gmu, '');
  let above = '';
  for (const { text } of briefSentences(bare)) {
    if (ATTRIBUTION.test(text)) continue;
    for (const clause of clausesOf(text)) {
      const deadline = deadlineIn(clause, above);
      if (deadline !== null) found.push({ text: deadline, source: clause });
    }
    above = text;
  }
  return found;
}

/** "…, so that they don't get lost: the florist needs …, and the hall wants …" has two. */
function clausesOf(sentence: string): readonly string[] {
  return sentence
    .replace(/[.!]+$/u, '')
    .split(/:\s+|;\s+|,\s+(?:and|und)\s+/u)
    .map((clause) => clause.replace(/^(?:and|und|also|auch)\s+/iu, '').trim());
}

/** The task for a clause; null where it names no day, or nothing that is to happen until then. */
function deadlineIn(clause: string, above: string): string | null {
  const item = new ItemText(clause);
  item.markDatesAndWork();
  const [, wants, what, until, day] = WANTED.exec(item.value) ?? [];
  if (wants !== undefined) {
    const due = `, ${until!} ${item.restore(day!)}`;
    if (!POINTS_BACK.test(what!)) return `${capital(item.restore(`${wants} ${what!}`))}${due}`;
    // "She needs it by 22 January": what, is said in the sentence before.
    const said = above.replace(/^(?:and|also|und|auch)\s+/iu, '').replace(/[.!]+$/u, '');
    return said === '' || said.endsWith('?') || said.length > 150 ? null : `${capital(said)}${due}`;
  }
  if (!new RegExp(`\\b${UNTIL}\\s+${DATE}`, 'iu').test(item.value)) return null;
  const [work, ...others] = workIn(clause);
  return work !== undefined && others.length === 0 ? work : null;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
