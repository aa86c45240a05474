import type { World } from '../entities/world.ts';
import { TaskReader } from '../entities/task-reader.ts';
import { Clause } from '../grammar/clause.ts';
import { tokenise } from '../grammar/tokens.ts';
import { readClause, type ClauseReading, type Unread } from './read-clause.ts';
import { reworded } from './rewordings.ts';
import { readTaskFacts } from './task-facts.ts';

/** Tokens of a clause that is worth a second look. */
const LONGEST = 60;
const EXCEPT = /^(?:except(?: for)?|but not|excluding|apart from|other than|besides|not)$/u;
/** What may be left without an object where the tasks are known: selected, or named before a colon. */
const VERB =
  /^(?:mark|set|make|assign|unassign|reassign|move|put|push|delay|postpone|shift|delete|remove|rename|tag|untag|label|estimate|start|finish|complete|close|reopen|cancel|block|unblock|give|split|merge|combine|duplicate|bring|pull|indent|outdent|reschedule|schedule|extend|prioritise|prioritize|describe)$/u;

/**
 * Reads a clause; where it leaves words out that can be told from around it, reads it with them, and where it uses more
 * than it needs, without.
 */
export function readWithOmissions(clause: Clause, world: World): ClauseReading | Unread {
  const plain = readPlainly(clause, world);
  // What is longer is no single instruction.
  if ('run' in plain || clause.tokens.length > LONGEST) return plain;
  const other = reworded(clause, world);
  const reading = other && readPlainly(other, world);
  return reading && 'run' in reading ? reading : plain;
}

function readPlainly(clause: Clause, world: World): ClauseReading | Unread {
  const plain = readClause(clause, world);
  if ('run' in plain) return plain;
  const attempts = [withException, withTopic, withObject];
  if (clause.tokens.length <= LONGEST) attempts.push(readTaskFacts);
  for (const attempt of attempts) {
    const reading = attempt(clause, world);
    if (reading && 'run' in reading) return reading;
  }
  return plain;
}

/** "Push all open tasks by two days except 10". */
function withException(clause: Clause, world: World): ClauseReading | Unread | null {
  const { tokens } = clause;
  const reader = new TaskReader(clause, world);
  for (let at = tokens.length - 2; at > 1; at--) {
    const length = [2, 1].find((count) => EXCEPT.test(clause.words(at, at + count)));
    if (length === undefined) continue;
    const excepted = reader.read(at + length, tokens.length);
    if (!excepted.ok) continue;
    const reading = readClause(part(clause, 0, at), { ...world, excepted: excepted.value.tasks });
    if ('run' in reading) return reading;
  }
  return null;
}

/** "QA and Load test: push by a week". */
function withTopic(clause: Clause, world: World): ClauseReading | Unread | null {
  const colon = clause.tokens.findIndex((token) => token.text === ':' && token.kind === 'mark');
  if (colon < 1 || !VERB.test(clause.tokens[colon + 1]?.text ?? '')) return null;
  const topic = new TaskReader(clause, world).read(0, colon);
  if (!topic.ok) return null;
  return withObject(part(clause, colon + 1, clause.tokens.length), {
    ...world,
    selection: topic.value.tasks,
    mentioned: [],
  });
}

/** "Push by a week", where tasks are selected. */
function withObject(clause: Clause, world: World): ClauseReading | Unread | null {
  const [first] = clause.tokens;
  if (world.selection.length === 0 || !first) return null;
  if (!VERB.test(first.text))
    return readFrom(`these are ${clause.source}`, world) ?? readFrom(`mark these ${clause.source}`, world);
  return readFrom(`${clause.source.slice(0, first.end)} these${clause.source.slice(first.end)}`, world);
}

function readFrom(source: string, world: World): ClauseReading | null {
  const reading = readClause(new Clause(source, tokenise(source)), world);
  return 'run' in reading ? reading : null;
}

function part(clause: Clause, start: number, end: number): Clause {
  const source = clause.source.slice(clause.tokens[start]!.start, clause.tokens[end - 1]!.end);
  return new Clause(source, tokenise(source));
}
