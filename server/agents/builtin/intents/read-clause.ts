import type { World } from '../entities/world.ts';
import type { Clause } from '../grammar/clause.ts';
import { matchPattern, type PatternMatch } from '../grammar/match.ts';
import { mayFit } from '../grammar/pattern.ts';
import { RULES } from './all-rules.ts';
import { Slots, type Rule, type Run, type SlotKind } from './rule.ts';
import { SlotReader } from './slot-reader.ts';

export interface Reading<Meaning> {
  readonly run: Meaning;
  /** How much of the clause the rule itself says, and how plainly its slots are understood. */
  readonly score: number;
  /** Free text runs to the end of the clause behind a colon or between quotes: what follows is text, not instruction. */
  readonly isProse: boolean;
  /** Free words without quotes stand for a title or a list. */
  readonly hasFreeText: boolean;
  /** How many tokens of the clause come before the first slot: "assign", "mark". */
  readonly verbLength: number;
  /** Where the first slot with tasks ends; 0 where there is none. */
  readonly subjectEnd: number;
}
export type ClauseReading = Reading<Run>;
/** Ways to say one thing, and what it means; null where the words mean something else. */
export interface ReadableRule<Meaning> {
  readonly patterns: Rule['patterns'];
  readonly read: (...args: Parameters<Rule['read']>) => Meaning | null;
}
/** Why the clause was not understood; null where it looks like nothing that is known. */
export interface Unread {
  readonly problem: string | null;
}

const FREE: ReadonlySet<string> = new Set(['title', 'titles', 'prose', 'rest']);

/** The best reading of a clause as one instruction. Every word of it must have a meaning. */
export function readClause(clause: Clause, world: World): ClauseReading | Unread {
  return readWith(RULES, clause, world);
}

/** The best reading of a clause by one of the rules; of equally good ones the first. */
export function readWith<Meaning>(
  rules: readonly ReadableRule<Meaning>[],
  clause: Clause,
  world: World,
): Reading<Meaning> | Unread {
  const reader = new SlotReader(clause, world);
  const { tokens } = clause;
  const words = new Set(tokens.map((token) => token.text));
  let best: Reading<Meaning> | null = null;
  let problem: { readonly text: string; readonly weight: number } | null = null;
  for (const each of rules) {
    for (const pattern of each.patterns) {
      if (!mayFit(pattern, tokens[0]?.text ?? '', words)) continue;
      for (const match of matchPattern(pattern, tokens, 0, tokens.length, reader.mayHold)) {
        const slots = readSlots(match, reader);
        if ('problem' in slots) {
          if (slots.problem !== null && slots.weight > (problem?.weight ?? 0))
            problem = { text: slots.problem, weight: slots.weight };
          continue;
        }
        const score = match.literals + slots.confidence * 0.3;
        if (best && score <= best.score) continue;
        const run = each.read(slots.slots, world, reader);
        if (run) best = { run, score, ...describe(match, clause) };
      }
    }
  }
  return best ?? { problem: problem?.text ?? null };
}

function readSlots(
  match: PatternMatch,
  reader: SlotReader,
):
  | { readonly slots: Slots; readonly confidence: number }
  | { readonly problem: string | null; readonly weight: number } {
  const values = new Map<string, unknown>();
  let confidence = 0;
  let problem: string | null = null;
  let understood = 0;
  for (const slot of match.slots) {
    const result = reader.read(slot.kind as SlotKind, slot.start, slot.end);
    if (result.ok) {
      values.set(slot.name, result.value);
      confidence += result.confidence;
      understood += FREE.has(slot.kind) ? 0 : slot.end - slot.start;
    } else if (result.problem === null) return { problem: null, weight: 0 };
    else problem ??= result.problem;
  }
  if (problem !== null) return { problem, weight: match.literals + understood };
  return { slots: new Slots(values), confidence: confidence / Math.max(1, match.slots.length) };
}

function describe(match: PatternMatch, clause: Clause): Omit<Reading<unknown>, 'run' | 'score'> {
  const [first] = match.slots;
  const last = match.slots.at(-1);
  const isFree = match.slots.some(({ kind, start, end }) => FREE.has(kind) && !clause.isQuoted(start, end));
  const colon = clause.tokens.findIndex((token) => token.text === ':');
  return {
    isProse:
      last?.kind === 'prose' &&
      last.end === clause.tokens.length &&
      ((colon >= 0 && colon < last.start) || clause.isQuoted(last.start, last.end)),
    hasFreeText: isFree,
    verbLength: first?.start ?? clause.tokens.length,
    subjectEnd: match.slots.find(({ kind }) => kind === 'tasks' || kind === 'task')?.end ?? 0,
  };
}
