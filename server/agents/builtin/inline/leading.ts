import type { ReadingContext } from './attribute.ts';
import { parseDuration } from './duration.ts';
import type { Facts } from './facts.ts';
import { DATE, WORK, type ItemText } from './item-text.ts';
import { NAME } from './name-book.ts';
import { parseCertainPriority } from './priority.ts';

const CHECKBOX = /^\s*\[([ xX✓✔~/-])\]\s+/gu;
const TICK = /^\s*(?:✅|✔|✓|☑)\uFE0F?\s+|\s+(?:✅|✔|✓|☑)\uFE0F?\s*$/gu;
const TODO = /^\s*(?:TODO|To-?do)\s*:\s+/gu;
const NAMES = `${NAME}(?:\\s*(?:&|\\+|/|,|\\band\\b)\\s*${NAME}){0,3}`;
const MENTION_FIRST =
  /^[\s\u0001]*(@\p{L}[\p{L}\p{N}._-]*(?:\s*(?:,|&|\+|\/|\band\b)\s*@\p{L}[\p{L}\p{N}._-]*)*)\s*[:–—-]\s+(?=\S)/gu;
const PERSON_FIRST = new RegExp(`^[\\s\\u0001]*(${NAMES})\\s*(?::|\\s[–—-])\\s+(?=\\S)`, 'gu');
const PERSON_DOES = new RegExp(
  `^[\\s\\u0001]*@?(${NAMES})\\s+(?:to|will|should|must|shall|needs\\s+to|has\\s+to|is\\s+going\\s+to|is\\s+to)\\s+(?=\\p{Ll}{2})`,
  'gu',
);
const PRIORITY_FIRST =
  /^[\s\u0001]*((?:very\s+)?\p{L}+(?:[ -](?:priority|prio|have))?|P[0-4])\s*[:–—-]\s+(?=\S)|^[\s\u0001]*(P[0-4])\s+(?=\p{Lu})/giu;
const DURATION_FIRST = new RegExp(`^[\\s\\u0001]*~?\\s?(${WORK})\\s*(?::|\\s[–—-])\\s+(?=\\S)`, 'gu');
const DATE_FIRST = new RegExp(
  `^[\\s\\u0001]*(?:(?:by|on|due|until)\\s+)?(${DATE}(?:\\s*(?:-|–|—|to|until)\\s*${DATE})?)(?:\\s*:\\s+|\\s+[–—-]\\s+|,\\s+)(?=\\S)`,
  'giu',
);

/** Reads what stands before the title: `[x]`, `Ana:`, `P1:`, `3 March:`, `2d –`, `Ana to …`. */
export function readLeading(text: ItemText, facts: Facts, context: ReadingContext): void {
  text.take(CHECKBOX, ([, mark]) => {
    if (mark !== ' ') {
      facts.add({
        kind: 'status',
        status: mark === '-' ? 'CANCELLED' : /[~/]/u.test(mark!) ? 'IN_PROGRESS' : 'COMPLETED',
      });
    }
    return true;
  });
  text.take(TICK, () => facts.add({ kind: 'status', status: 'COMPLETED' }));
  text.take(TODO, () => true);
  // Twice, because "Ana: 3 March: …" and "3 March: Ana: …" are both written.
  for (let round = 0; round < 2; round++) {
    text.take(MENTION_FIRST, ([, mention]) => addPeople(context.names.allNamed(mention!), facts));
    text.take(PERSON_FIRST, ([, names]) => addRecognised(names!, facts, context));
    text.take(PRIORITY_FIRST, ([, word, level]) => {
      const priority = parseCertainPriority(word ?? level ?? '');
      return priority !== null && facts.add({ kind: 'priority', priority });
    });
    text.take(DURATION_FIRST, ([, words]) => {
      const duration = parseDuration(text.restore(words!));
      return duration !== null && facts.add({ kind: 'estimate', ...duration });
    });
    text.take(DATE_FIRST, ([, words]) => {
      const range = context.dates.parseRange(text.restore(words!));
      const due = range?.end ?? context.dates.parse(text.restore(words!));
      return due !== null && facts.add({ kind: 'dates', start: range?.start ?? null, due });
    });
  }
  text.take(PERSON_DOES, ([, names]) => addRecognised(names!, facts, context));
}

function addPeople(names: readonly string[], facts: Facts): boolean {
  return names.length > 0 && facts.add({ kind: 'people', names });
}

function addRecognised(words: string, facts: Facts, { names }: ReadingContext): boolean {
  const people = words.split(/\s*(?:&|\+|\/|,|\band\b)\s*/u).map((word) => names.recognised(word));
  return people.every((person) => person !== null) && addPeople([...new Set(people)], facts);
}
