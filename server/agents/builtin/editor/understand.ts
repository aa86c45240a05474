import type { Task } from '../../../domain/task.ts';
import type { PlanContext } from '../../agent.ts';
import { DateReader } from '../inline/date-reader.ts';
import { Clause } from '../grammar/clause.ts';
import { tokenise } from '../grammar/tokens.ts';
import { inPlainWords } from '../intents/other-phrasings.ts';
import { readWithOmissions } from '../intents/omissions.ts';
import type { ClauseReading } from '../intents/read-clause.ts';
import type { Run } from '../intents/rule.ts';
import { PlanDraft } from './plan-draft.ts';
import { Refusal } from './refusal.ts';
import { splitSentences, withoutCourtesy } from './sentences.ts';
import { quoted } from './wording.ts';

/** What an instruction comes to: all of it, or nothing and why. */
export type Understanding =
  | {
      readonly ok: true;
      readonly draft: PlanDraft;
      readonly sentences: readonly string[];
      readonly tasks: readonly Task[];
    }
  | {
      readonly ok: false;
      /** The words that were not understood, or that cannot be done. */
      readonly words: string;
      /** Why, as a sentence without its end; null where they look like nothing that is known. */
      readonly problem: string | null;
    };

/** How far the instruction has been carried out. */
interface Progress {
  readonly runs: readonly Run[];
  readonly draft: PlanDraft;
  readonly sentences: readonly string[];
  readonly mentioned: readonly Task[];
  readonly person: string | null;
}
interface Failure {
  readonly words: string;
  readonly problem: string | null;
  /** How far it got, to choose among several ways that fail. */
  readonly depth: number;
}
type Attempt = { readonly progress: Progress } | { readonly failure: Failure };

/** "…, which is due on Friday" */
const RELATIVE = /^(?:which|that) (?=(?:is|has|should|must|will|needs|takes)\b)/iu;
const MAX_INSTRUCTIONS = 200;
const JOINS = /^(?:and|then|,|;|also|plus|but|so|because|since|afterwards|next|finally)$/u;
const VERB =
  /^(?:mark|set|make|assign|unassign|reassign|move|put|push|delay|postpone|shift|add|create|insert|new|delete|remove|rename|call|tag|untag|label|split|break|merge|combine|duplicate|copy|clone|estimate|start|finish|complete|close|reopen|cancel|block|unblock|give|hand|let|have|change|clear|drop|double|halve|increase|decrease|reduce|raise|lower|bring|pull|swap|sort|order|indent|outdent|link|group|describe|note|prioritise|prioritize|schedule|reschedule|extend|it|they|them|tick|get|append|replace|do|update|archive|pause|activate|skip|bump|cut|scale)$/u;

/** What conversation and selection say about "it" and "these" before the instruction begins. */
export interface Spoken {
  readonly selection: readonly Task[];
  readonly mentioned: readonly Task[];
}

/** Carries out an instruction on a draft of the plan, all or nothing. Pure. */
export function understand(instructions: string, context: PlanContext, spoken: Spoken): Understanding {
  const sentences = splitSentences(instructions).slice(0, MAX_INSTRUCTIONS);
  let progress: Progress = {
    runs: [],
    draft: new PlanDraft(context),
    sentences: [],
    mentioned: spoken.mentioned,
    person: null,
  };
  for (const sentence of sentences) {
    const attempt = new SentenceReader(context, spoken).read(sentence, progress);
    if ('failure' in attempt) return { ok: false, ...attempt.failure };
    ({ progress } = attempt);
  }
  // Remarks alone ask for nothing.
  if (progress.sentences.length === 0) return { ok: false, words: instructions, problem: null };
  return { ok: true, draft: progress.draft, sentences: progress.sentences, tasks: progress.mentioned };
}

class SentenceReader {
  readonly #context: PlanContext;
  readonly #spoken: Spoken;
  #attempts = 0;

  constructor(context: PlanContext, spoken: Spoken) {
    this.#context = context;
    this.#spoken = spoken;
  }

  read(sentence: string, progress: Progress): Attempt {
    const source = withoutCourtesy(sentence);
    // A question wants an answer, not a change; "could you …?" is no question.
    if (/\?\s*$/u.test(sentence.trim()) && source === sentence.trim().replace(/[?!.\s]+$/u, ''))
      return { failure: { words: sentence, problem: null, depth: 0 } };
    const attempt = this.#all(source, progress, null);
    const plain = inPlainWords(source);
    if ('progress' in attempt || plain === source) return attempt;
    this.#attempts = 0;
    const other = this.#all(plain, progress, null);
    return 'progress' in other ? other : attempt;
  }

  /** `before`: how the clause before was read, for words that it shares with this one. */
  #all(source: string, progress: Progress, before: { clause: Clause; reading: ClauseReading } | null): Attempt {
    const clause = new Clause(source, tokenise(source));
    if (clause.tokens.length === 0) return { failure: { words: source, problem: null, depth: 0 } };
    if (++this.#attempts > 60) return { failure: { words: source, problem: null, depth: 0 } };
    const whole = this.#one(clause, progress);
    if (whole.reading?.isProse) return whole.attempt;
    const joins = clause.tokens.flatMap((token, at) => (JOINS.test(token.text) && token.kind !== 'quoted' ? [at] : []));
    const led = this.#splits(
      clause,
      joins.filter((at) => VERB.test(nextWord(clause, at))),
      progress,
    );
    if (led && 'progress' in led) return led;
    if ('progress' in whole.attempt) return whole.attempt;
    const other = this.#splits(
      clause,
      joins.filter((at) => !VERB.test(nextWord(clause, at))),
      progress,
    );
    if (other && 'progress' in other) return other;
    const shared = before && this.#withSharedWords(clause, progress, before);
    if (shared && 'progress' in shared) return shared;
    const failures = [whole.attempt, led, other]
      .filter((attempt) => attempt !== null)
      .map((attempt) => (attempt as { failure: Failure }).failure);
    return { failure: failures.reduce((best, each) => (weight(each) > weight(best) ? each : best)) };
  }

  #splits(clause: Clause, joins: readonly number[], progress: Progress): Attempt | null {
    let furthest: Attempt | null = null;
    let last = -1;
    for (const at of joins) {
      if (at <= last || at === 0) continue;
      let after = at;
      while (
        after < clause.tokens.length &&
        JOINS.test(clause.tokens[after]!.text) &&
        clause.tokens[after]!.kind !== 'quoted'
      )
        after++;
      last = after - 1;
      if (after >= clause.tokens.length) continue;
      const left = new Clause(clause.text(0, at), tokenise(clause.text(0, at)));
      const first = this.#one(left, progress);
      if (!('progress' in first.attempt)) continue;
      const right = withoutCourtesy(clause.source.slice(clause.tokens[after]!.start)).replace(RELATIVE, 'it ');
      const rest = this.#all(right, first.attempt.progress, { clause: left, reading: first.reading! });
      if ('progress' in rest) return rest;
      const failure = { ...rest.failure, depth: rest.failure.depth + 1 };
      if (!furthest || failure.depth > (furthest as { failure: Failure }).failure.depth) furthest = { failure };
    }
    return furthest;
  }

  /** "Assign 22 to Carla and 23 to Eve", "12 is done and 14 blocked": words of the clause before count again. */
  #withSharedWords(
    clause: Clause,
    progress: Progress,
    { clause: before, reading }: { clause: Clause; reading: ClauseReading },
  ): Attempt | null {
    for (const end of [reading.verbLength, reading.subjectEnd]) {
      if (end === 0 || end >= before.tokens.length) continue;
      const source = `${before.source.slice(0, before.tokens[end - 1]!.end)} ${clause.source}`;
      const attempt = this.#one(new Clause(source, tokenise(source)), progress).attempt;
      if ('progress' in attempt) return attempt;
    }
    return null;
  }

  #one(clause: Clause, progress: Progress): { attempt: Attempt; reading: ClauseReading | null } {
    const fail = (problem: string | null): { attempt: Attempt; reading: null } => ({
      attempt: { failure: { words: clause.source, problem, depth: progress.runs.length } },
      reading: null,
    });
    const { draft, mentioned, person } = progress;
    const dates = new DateReader(this.#context.today);
    const world = { draft, dates, selection: this.#spoken.selection, mentioned, person, excepted: [] };
    const reading = readWithOmissions(clause, world);
    if (!('run' in reading)) return fail(reading.problem);
    try {
      // Each way of reading gets a draft of its own, so that one that fails later leaves no trace.
      const fork = new PlanDraft(this.#context);
      for (const run of progress.runs) run(fork);
      const done = reading.run(fork);
      const next: Progress = {
        runs: [...progress.runs, reading.run],
        draft: fork,
        sentences: done.sentence === null ? progress.sentences : [...progress.sentences, done.sentence],
        mentioned: done.tasks.length > 0 ? done.tasks : mentioned,
        person: done.person ?? person,
      };
      return { attempt: { progress: next }, reading };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return fail(error.message);
    }
  }
}

function nextWord(clause: Clause, at: number): string {
  for (let next = at + 1; next < clause.tokens.length; next++) {
    const { text, kind } = clause.tokens[next]!;
    if (kind === 'quoted' || !JOINS.test(text)) return kind === 'quoted' ? '' : text;
  }
  return '';
}

/** A reason says more than how far the reading got. */
function weight({ depth, problem }: Failure): number {
  return depth + (problem === null ? 0 : MAX_INSTRUCTIONS);
}

/** What to tell the person about an instruction that was not understood. */
export function explain({ words, problem }: Extract<Understanding, { ok: false }>): string {
  const shown = quoted(words.trim().replace(/\s+/gu, ' '));
  if (problem === null) return `I did not understand ${shown}.`;
  return `I could not do ${shown}: ${problem.replace(/[.?!]$/u, '')}.`;
}
