import type { Priority } from '../../../domain/project.ts';
import type { TaskStatus } from '../../../domain/task.ts';
import { parsePriority } from '../inline/priority.ts';
import { parseStatus } from '../inline/status.ts';

const SAID: Readonly<Record<string, TaskStatus>> = {
  'not done': 'TODO', 'not finished': 'TODO', 'not complete': 'TODO', 'not completed': 'TODO', unfinished: 'TODO', incomplete: 'TODO', undone: 'TODO', unstarted: 'TODO', 'not begun': 'TODO',
  begun: 'IN_PROGRESS', started: 'IN_PROGRESS', 'being worked on': 'IN_PROGRESS', 'under way': 'IN_PROGRESS', running: 'IN_PROGRESS',
  'ready for review': 'IN_REVIEW', 'in for review': 'IN_REVIEW', 'being reviewed': 'IN_REVIEW', 'waiting for review': 'IN_REVIEW', 'to be reviewed': 'IN_REVIEW', reviewable: 'IN_REVIEW',
  paused: 'BLOCKED', 'held up': 'BLOCKED',
  ready: 'COMPLETED', over: 'COMPLETED', achieved: 'COMPLETED', delivered: 'COMPLETED', 'wrapped up': 'COMPLETED',
  'not needed': 'CANCELLED', 'no longer needed': 'CANCELLED', unnecessary: 'CANCELLED', obsolete: 'CANCELLED', 'called off': 'CANCELLED', 'out of scope': 'CANCELLED', scrapped: 'CANCELLED',
}; // prettier-ignore
/** Words that a column of a table may use for a status, and a sentence for something else. */
const UNSURE =
  /^(?:x|yes|new|planned|pending|backlog|ready|testing|draft|drafted|review|waiting|active|rejected|open|shipped)$/u;
const SPOKEN = /^(?:open|waiting|review|shipped)$/u;

/** The status that words of a sentence name. */
export function statusOf(words: string): TaskStatus | null {
  const core = words.replace(
    /^(?:be|being|been|now|already|finally|all|fully|completely|currently)\s+|\s+(?:now|already|again|after all|anymore|any more|yet)$/gu,
    '',
  );
  if (core !== words) return statusOf(core);
  const said = Object.hasOwn(SAID, core) && core !== 'ready' ? SAID[core]! : null;
  return (
    said ?? (UNSURE.test(core) && !SPOKEN.test(core) ? null : parseStatus(core.replace(/^(?:the\s+)?status\s+/u, '')))
  );
}

const NO_PRIORITY =
  /^(?:must|should|could|default|mid|hi|lo|x|major|minor|trivial|wishlist|won't|lowest|highest|moderate)$/u;

export function priorityOf(words: string): Priority | null {
  if (/^(?:no longer|not|not so|not that|not very|less|no more) (?:important|urgent|critical)$/u.test(words))
    return 'LOW';
  if (/^(?:most|more) (?:important|urgent)(?: (?:thing|task|one))?$/u.test(words))
    return words.startsWith('most') ? 'CRITICAL' : 'HIGH';
  const core = words
    .replace(/^(?:a|an|our|the|my|very|really|super)\s+(?!high|low)/u, '')
    .replace(/-/gu, ' ')
    .replace(/\bpriority\b|\bprio\b/gu, '')
    .trim();
  if (core === 'top') return 'CRITICAL';
  if (core === 'not important' || core === 'unimportant' || core === 'not urgent') return 'LOW';
  if (NO_PRIORITY.test(core) && !/priority|prio/u.test(words) && !/^(?:highest|lowest|major|minor)$/u.test(core))
    return null;
  return core === '' ? null : parsePriority(core);
}

const NUMBERS = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ');

/** A whole number in digits or in words; null for anything else. */
export function numberOf(text: string): number | null {
  if (/^\d{1,6}$/u.test(text)) return Number(text);
  const at = NUMBERS.indexOf(text);
  return at >= 0 ? at : /^an?$/u.test(text) ? 1 : null;
}

export interface Offset {
  readonly amount: number;
  readonly unit: 'day' | 'working day' | 'month';
}
const OFFSET =
  /^(?:about |around |another |an additional |an extra )?(\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|a couple of|couple of|half a|a few)?\s*(?:(more|further|extra|additional|calendar|full|whole)\s+)?(working |work |business |week ?)?(days?|d|weeks?|wks?|w|months?|fortnights?)$/u;

/** A distance between days: `a week`, `3 working days`. Positive. */
export function offsetOf(words: string): Offset | null {
  const match = OFFSET.exec(
    words
      .trim()
      .replace(/(?<=\d)-(?=[a-z])/gu, ' ')
      .replace(/(?<=[a-z])-(?=[a-z])/gu, ' '),
  );
  if (!match) return null;
  const [, count, , kind, unitWord] = match;
  if (count === undefined && !/^(?:fortnight)/u.test(unitWord!)) return null;
  if (count === 'half a' || count === 'a few') return null;
  const amount = count === undefined ? 1 : /couple/u.test(count) ? 2 : (numberOf(count) ?? 0);
  if (amount === 0) return null;
  const unit = unitWord!;
  if (unit.startsWith('m')) return { amount, unit: 'month' };
  if (unit.startsWith('f')) return { amount: amount * 14, unit: 'day' };
  if (unit.startsWith('w')) return kind ? null : { amount: amount * 7, unit: 'day' };
  return { amount, unit: kind ? 'working day' : 'day' };
}

const TENS = 'ten twenty thirty forty fifty sixty seventy eighty ninety hundred'.split(' ');

/** A share: `50%`, `20 percent`. As a factor: 0.5. */
export function percentOf(words: string): number | null {
  const match = /^(\d{1,4}(?:[.,]\d+)?|\p{L}+)\s*(?:%|percent|per cent|pct)$/u.exec(words.trim());
  if (!match) return null;
  const spelled = TENS.indexOf(match[1]!);
  if (spelled >= 0) return (spelled + 1) / 10;
  return /\d/u.test(match[1]!) ? Number(match[1]!.replace(',', '.')) / 100 : null;
}
