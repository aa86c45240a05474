import type { Attribute, ReadingContext } from './attribute.ts';
import { parseDuration } from './duration.ts';
import { readLabelled, readTags } from './labelled.ts';
import { parseCertainPriority, parsePriority } from './priority.ts';
import { parseCertainStatus } from './status.ts';

const DUE =
  /^(?:(?:is\s+)?due(?:\s+date)?(?:\s+(?:on|by|in|before))?|deadline(?:\s+is)?|by(?:\s+latest)?|until|till|no later than|not later than|before|ends?(?:\s+on)?|finish(?:ed)?(?:\s+by)?|complete(?:d)?\s+by|done\s+by|ready\s+by|target|eta|on|latest)\s*:?\s+(.+)$/iu;
const START =
  /^(?:start(?:s|ing)?(?:\s+(?:on|from|by|date))?|begin(?:s|ning)?(?:\s+on)?|from|not before|no earlier than|earliest|as of)\s*:?\s+(.+)$/iu;
const PERSON =
  /^(?:by|owner|owned by|assigned to|assigned|assign to|assignee|led by|lead|responsible|for|with|who|dri)\s*:?\s+(.+)$/iu;
const ESTIMATE =
  /^(?:est(?:imate[ds]?|\.)?|estimation|effort|duration|takes?|about|approx\.?|roughly|around|allow|budget|~|≈)\s*(?:time|effort|of|at|is|about|around|:|=|~)*\s*(.+)$/iu;
export const DEPENDENCY_START =
  /^(?:(?:only\s+|can\s+only\s+|must\s+|starts?\s+|do\s+|straight\s+|right\s+|immediately\s+|directly\s+)*(?:after|once|following)|depend(?:s|ent|ing|ant)?\s+(?:up)?on|(?:is\s+)?blocked\s+(?:by|on)|needs|requires|waits?\s+(?:for|on)|waiting\s+(?:for|on)|when|as soon as|dependenc(?:y|ies)|deps?|prerequisites?|prereqs?|predecessors?|relies on)(?![\p{L}\p{N}-])/iu;

/** Where a piece stands: in brackets little else can be meant, between commas much. */
export type Place = 'brackets' | 'dash' | 'comma';

/**
 * Reads a piece of text that stands apart, in brackets or between separators, as one attribute; null where it says
 * anything more or anything else.
 */
export function readPiece(piece: string, place: Place, context: ReadingContext): Attribute | null {
  const text = piece.trim().replace(/(?<=[\p{L}\p{N}])[.!]$/u, '');
  if (text === '' || text.length > 120 || DEPENDENCY_START.test(text)) return null;
  return (
    readLabelled(text, context) ??
    readEstimate(text) ??
    readDate(text, place, context) ??
    readMark(text, place) ??
    readPerson(text, place, context)
  );
}

function readEstimate(text: string): Attribute | null {
  const duration = parseDuration(text) ?? parseDuration(ESTIMATE.exec(text)?.[1] ?? '');
  return duration && { kind: 'estimate', ...duration };
}

function readDate(text: string, place: Place, { dates }: ReadingContext): Attribute | null {
  const due = DUE.exec(text)?.[1];
  const start = START.exec(text)?.[1];
  const range = dates.parseRange(due ?? start ?? text);
  if (range) return { kind: 'dates', start: range.start, due: range.end };
  if (due !== undefined) {
    const date = dates.parse(due) ?? (/^(?:by|until|before|deadline)/iu.test(text) ? dates.parseMonth(due) : null);
    if (date) return { kind: 'dates', start: null, due: date };
  }
  if (start !== undefined) {
    const date = dates.parse(start, 'start');
    if (date) return { kind: 'dates', start: date, due: null };
  }
  const bare = place === 'comma' ? dates.parseFull(text) : dates.parse(text);
  return bare && { kind: 'dates', start: null, due: bare };
}

function readMark(text: string, place: Place): Attribute | null {
  const priority = place === 'brackets' ? parsePriority(text) : parseCertainPriority(text);
  if (priority) return { kind: 'priority', priority };
  const status = parseCertainStatus(text);
  if (status) return { kind: 'status', status };
  if (/^(?:#\p{L}[\p{L}\p{N}_/-]{0,49}\s*)+$/u.test(text)) return { kind: 'tags', tags: readTags(text.trim()) };
  return null;
}

function readPerson(text: string, place: Place, { names }: ReadingContext): Attribute | null {
  if (/^@[\p{L}][\p{L}\p{N}._-]*(?:(?:\s*[,&+/]\s*|\s+and\s+|\s+)@[\p{L}][\p{L}\p{N}._-]*)*$/u.test(text)) {
    const mentioned = names.allNamed(text);
    return mentioned.length > 0 ? { kind: 'people', names: mentioned } : null;
  }
  const led = PERSON.exec(text);
  const candidates = (led?.[1] ?? text).split(/\s*(?:&|\+|\/|\band\b|,)\s*/iu);
  if (candidates.length > 4 || /[([{]/u.test(text)) return null;
  const people = candidates.map((candidate) => names.recognised(candidate));
  if (!people.every((person) => person !== null)) return null;
  // "Interview Ana, Ben and Carla" lists people; it gives the work to none of them.
  const isPlainList = people.length > 1 && /,|\band\b/iu.test(text) && !candidates.every((name) => names.isKnown(name));
  if (place === 'comma' && !led && isPlainList) return null;
  return { kind: 'people', names: [...new Set(people)] };
}
