import type { LocalDate } from '../../../domain/ids.ts';
import type { TaskFieldsDraft } from '../../../domain/operation-draft.ts';
import { day, duration, joined } from '../editor/wording.ts';
import type { TaskSet } from '../entities/task-set.ts';
import type { Offset } from '../entities/values.ts';
import type { World } from '../entities/world.ts';
import { Clause } from '../grammar/clause.ts';
import { matchPattern, type SlotSpan } from '../grammar/match.ts';
import { parsePattern, type PatternNode } from '../grammar/pattern.ts';
import { tokenise } from '../grammar/tokens.ts';
import { stillOpen, updateEach } from './apply-fields.ts';
import type { ClauseReading } from './read-clause.ts';
import { Slots, type Done, type Run, type SlotKind } from './rule.ts';
import { shift } from './shift.ts';
import { SlotReader } from './slot-reader.ts';

/** One thing that is said of tasks without a verb of its own: "3d", "due Friday", "for Ana", "two days later". */
type Fact =
  | { readonly type: 'fields'; readonly fields: TaskFieldsDraft; readonly words: string }
  | { readonly type: 'shift'; readonly offset: Offset; readonly direction: 1 | -1 };
/** `isJoined`: it follows the one before without a comma or an “and”. */
type PlacedFact = Fact & { readonly isJoined: boolean };

interface FactKind {
  readonly patterns: readonly (readonly PatternNode[])[];
  readonly fact: (slots: Slots) => Fact;
  /** Says nothing by itself what it is about: a name counts only where something separates it from the task. */
  readonly isBare: boolean;
}

const fields = (values: TaskFieldsDraft, words: string): Fact => ({ type: 'fields', fields: values, words });
const kind = (patterns: readonly string[], fact: FactKind['fact'], isBare = false): FactKind => ({
  patterns: patterns.map((pattern) => parsePattern(pattern)),
  fact,
  isBare,
});
const due = (date: LocalDate): Fact => fields({ dueDate: date }, `due ${day(date)}`);
const later = (direction: 1 | -1) => (slots: Slots) =>
  ({ type: 'shift', offset: slots.get('offset'), direction }) as const;

const IS = '[(to|=|:|is|as|at|of)]';
const OWNER = '(assignee|owner|person|lead|responsible)';

const KINDS: readonly FactKind[] = [
  kind(
    [
      `[the] (due|due date|deadline|end|end date|target date) ${IS} [(on|by|at|in|for)] <date>`,
      '(by|until|till|no later than|ends|end|finishes|done by|finished by|ready by|on|in) [on] <date>',
      '<date>',
    ],
    (slots) => due(slots.get('date')),
  ),
  kind(
    [
      `[the] (start|start date|starts|starting|begin|begins|beginning) ${IS} [(on|from|at|in)] <startdate>`,
      '(from|not before|not start before|not start until|not begin before|not begin until|only start on|only from) <startdate>',
    ],
    (slots) => fields({ startDate: slots.get('startdate') }, `starting ${day(slots.get('startdate'))}`),
  ),
  kind(['[(from|between)] <range>'], (slots) => {
    const { start, end } = slots.get('range');
    return fields({ startDate: start, dueDate: end }, `from ${day(start)} to ${day(end)}`);
  }),
  kind(
    [
      `[the] (estimate|est|effort|size|takes|take|needs|need) ${IS} [(about|around|roughly)] <work>`,
      '[(with|about|around|roughly|~)] <work> [(of work|estimate|effort|of effort|each)]',
    ],
    (slots) => fields({ estimatedMinutes: slots.get('work') }, duration(slots.get('work'))),
  ),
  kind([`[[the] (priority|prio) ${IS}] <priority>`], (slots) =>
    fields({ priority: slots.get('priority') }, `priority ${slots.get('priority').toLowerCase()}`),
  ),
  kind([`[[the] status ${IS}] <status>`], (slots) =>
    fields({ status: slots.get('status') }, slots.get('status').toLowerCase().replace('_', ' ')),
  ),
  kind(
    [`[the] ${OWNER} ${IS} <person>`, '(for|by|to|with|assigned to|assign to|give to|goes to|go to|owned by) <person>'],
    (slots) => fields({ assigneeName: slots.get('person') }, `for ${slots.get('person')}`),
  ),
  kind(['<person>'], (slots) => fields({ assigneeName: slots.get('person') }, `for ${slots.get('person')}`), true),
  kind([`(no|without) [an] ${OWNER}`, 'unassigned', 'nobody', 'no one'], () =>
    fields({ assigneeName: null }, 'without an assignee'),
  ),
  kind(['(no|without) [a] (due date|deadline)'], () => fields({ dueDate: null }, 'without a due date')),
  kind(['(no|without) [an] estimate'], () => fields({ estimatedMinutes: null }, 'without an estimate')),
  kind(['(+|plus) <offset>', '[by] <offset> (later|late|delay|of delay|behind|behind schedule)'], later(1)),
  kind(['- <offset>', '[by] <offset> (earlier|early|sooner|ahead of schedule)'], later(-1)),
];

const SEPARATOR = /^(?:,|;|and|&|\(|\)|\/)$/u;
const LONGEST = 12;
/** Words between a task and what is said of it that say nothing themselves. */
const BETWEEN =
  /^(?:is|are|was|will|shall|should|must|has|have|to|needs|need|be|being|going|gets|get|got|can|would|happen|happens|done|take|takes|place|finished|finish|ready|pushed|moved|delayed|running|run|runs|come|comes|slip|slips|start|go|goes|out|now|of|it|them)$/u;
const MARK = /^(?::|,|->|=|-|–|—)$/u;
const VERB = /^(?:set|make|put|give|mark|have|get|change|update|let|est|move|need)$/u;
const MAX_BETWEEN = 6;

/** "QA: 3d, Ana, due Friday", "QA two days later", "for QA start 3 Dec"; null where some of the words say anything else. */
export function readTaskFacts(clause: Clause, world: World): ClauseReading | null {
  return new FactReader(clause, world).read();
}

/** All that a text says of one task, where it says nothing else: "2d, Ana, tomorrow"; null for any other text. */
export function fieldsOf(text: string, world: World): TaskFieldsDraft | null {
  const clause = new Clause(text, tokenise(text));
  const facts = clause.tokens.length > LONGEST ? null : new FactReader(clause, world).readAll();
  return facts && Object.assign({}, ...facts.map((fact) => (fact.type === 'fields' ? fact.fields : {}))) as TaskFieldsDraft; // prettier-ignore
}

class FactReader {
  readonly #clause: Clause;
  readonly #world: World;
  readonly #slots: SlotReader;

  constructor(clause: Clause, world: World) {
    this.#clause = clause;
    this.#world = world;
    this.#slots = new SlotReader(clause, world);
  }

  read(): ClauseReading | null {
    const { tokens } = this.#clause;
    const first = VERB.test(tokens[0]?.text ?? '') ? 1 : 0;
    const reading = this.#taskFirst(first) ?? this.#topic() ?? this.#factFirst(first);
    if (reading) return reading;
    const { selection } = this.#world;
    const facts = selection.length > 0 ? this.#afterWords(first, tokens.length, false) : null;
    return facts && this.#reading({ tasks: selection, isGroup: false }, facts, 0);
  }

  /** All words as facts of a task that is only just named. */
  readAll(): readonly Fact[] | null {
    const facts = this.#facts(0, this.#clause.tokens.length, true);
    return facts && isConsistent(facts) && facts.every(({ type }) => type === 'fields') ? facts : null;
  }

  /** "QA 3d", "make QA high priority and due Friday". */
  #taskFirst(start: number): ClauseReading | null {
    const { tokens } = this.#clause;
    for (let end = tokens.length - 1; end > start; end--) {
      const set = tokens[end - 1]!.kind === 'mark' ? null : this.#slots.tasks(start, end);
      if (!set) continue;
      const isMarked = MARK.test(tokens[end]!.text) && tokens[end + 1] !== undefined;
      // A sign belongs to what follows where that is a stretch of days: "QA -2d".
      const facts =
        this.#afterWords(end, tokens.length, false) ??
        (isMarked ? this.#afterWords(end + 1, tokens.length, tokens[end]!.text !== ',') : null);
      if (facts) return this.#reading(set, facts, end);
    }
    return null;
  }

  /** "For the wiring we need 4 days", "for QA: due Friday". */
  #topic(): ClauseReading | null {
    const { tokens } = this.#clause;
    if (!/^(?:for|on|regarding|about|re)$/u.test(tokens[0]?.text ?? '')) return null;
    for (let end = tokens.length - 1; end > 1; end--) {
      const set = this.#slots.tasks(1, end);
      if (!set) continue;
      let at = end;
      while (/^(?:,|:|we|i|you|they|set|make|put|need|want|please)$/u.test(tokens[at]?.text ?? '')) at++;
      const facts = this.#afterWords(at, tokens.length, false);
      if (facts) return this.#reading(set, facts, end);
    }
    return null;
  }

  /** "Blocked: 4", "Sam: dark mode", "set start to 7 Dec and due to 11 Dec for QA". */
  #factFirst(start: number): ClauseReading | null {
    const { tokens } = this.#clause;
    for (let end = start + 1; end < tokens.length - 1; end++) {
      const isColon = tokens[end]!.text === ':';
      if (!isColon && !/^(?:for|of|on|to)$/u.test(tokens[end]!.text)) continue;
      if (!isColon && start === 0) continue;
      const set = this.#slots.tasks(end + 1, tokens.length);
      const facts = set && this.#facts(start, end, isColon);
      if (facts && isConsistent(facts)) return this.#reading(set, facts, tokens.length);
    }
    return null;
  }

  #afterWords(start: number, end: number, isNamed: boolean): readonly PlacedFact[] | null {
    const { tokens } = this.#clause;
    for (let at = start; at < Math.min(end, start + MAX_BETWEEN); at++) {
      const facts = this.#facts(at, end, isNamed);
      if (facts && isConsistent(facts)) return facts;
      if (!BETWEEN.test(tokens[at]!.text)) return null;
    }
    return null;
  }

  /** All words as facts; null where some are none. `isNamed`: a bare name is one. */
  #facts(start: number, end: number, isNamed: boolean): readonly PlacedFact[] | null {
    const { tokens } = this.#clause;
    let at = start;
    while (at < end && SEPARATOR.test(tokens[at]!.text)) at++;
    if (at === end) return at > start ? [] : null;
    if (at > start && VERB.test(tokens[at]!.text)) at++;
    for (let to = Math.min(end, at + LONGEST); to > at; to--) {
      const isSeparated = at > start || isNamed;
      const fact = this.#fact(at, to, isSeparated);
      if (!fact) continue;
      const rest = to === end ? [] : this.#facts(to, end, false);
      if (rest) return [{ ...fact, isJoined: at === start }, ...rest];
    }
    return null;
  }

  #fact(start: number, end: number, isSeparated: boolean): Fact | null {
    const { tokens } = this.#clause;
    for (const { patterns, fact, isBare } of KINDS) {
      if (isBare && !isSeparated && !tokens[start]!.text.startsWith('@')) continue;
      for (const pattern of patterns)
        for (const match of matchPattern(pattern, tokens, start, end, this.#slots.mayHold)) {
          const values = new Map<string, unknown>();
          for (const slot of match.slots) {
            const value = this.#slots.read(slot.kind as SlotKind, slot.start, slot.end);
            if (value.ok && this.#isPlain(slot, value.value)) values.set(slot.name, value.value);
          }
          if (values.size === match.slots.length) return fact(new Slots(values));
        }
    }
    return null;
  }

  /** A stranger may be anything, and “ad” is no day. */
  #isPlain({ kind, start, end }: SlotSpan, value: unknown): boolean {
    if (kind === 'person') return [...this.#world.draft.people.values()].includes(value as string);
    return kind !== 'work' || end - start > 1 || /\d/u.test(this.#clause.text(start, end));
  }

  #reading(set: TaskSet, facts: readonly Fact[], subjectEnd: number): ClauseReading {
    return { run: carryOut(set, facts), score: 0, isProse: false, hasFreeText: false, verbLength: 0, subjectEnd };
  }
}

/** Whether each field is spoken of once; “done by Friday” and “running late” say when, and no status. */
function isConsistent(facts: readonly PlacedFact[]): boolean {
  const names = facts.flatMap((fact) => (fact.type === 'fields' ? Object.keys(fact.fields) : []));
  const shifts = facts.filter((fact) => fact.type === 'shift').length;
  if (facts.length === 0 || shifts > 1 || new Set(names).size < names.length) return false;
  if (shifts > 0 && (names.includes('dueDate') || names.includes('startDate'))) return false;
  return !facts.some(({ isJoined }, index) => {
    const before = facts[index - 1];
    return isJoined && before?.type === 'fields' && before.fields.status !== undefined;
  });
}

function carryOut(set: TaskSet, facts: readonly Fact[]): Run {
  const shifts = facts.filter((fact) => fact.type === 'shift');
  const changes = facts.filter((fact) => fact.type === 'fields');
  const values = Object.assign({}, ...changes.map((fact) => fact.fields)) as TaskFieldsDraft;
  return (draft) => {
    const done: Done[] = [];
    if (changes.length > 0)
      done.push(
        updateEach(
          draft,
          set,
          stillOpen(set),
          () => values,
          (tasks) => `Set ${tasks}: ${joined(changes.map(({ words }) => words))}`,
        ),
      );
    for (const { offset, direction } of shifts) done.push(shift(set, offset, direction)(draft));
    return { sentence: done.map(({ sentence }) => sentence).join('. '), tasks: set.tasks };
  };
}
