import type { World } from '../../entities/world.ts';
import { Clause } from '../../grammar/clause.ts';
import { tokenise } from '../../grammar/tokens.ts';
import { withoutCourtesy } from '../../editor/sentences.ts';
import { readWith, type ReadableRule } from '../../intents/read-clause.ts';
import { askedOtherwise } from './other-questions.ts';
import { ORDER_QUESTIONS } from './order-questions.ts';
import { PEOPLE_QUESTIONS } from './people-questions.ts';
import type { Answer } from './question.ts';
import { STATE_QUESTIONS } from './state-questions.ts';
import { TIME_QUESTIONS } from './time-questions.ts';

const QUESTIONS: readonly ReadableRule<Answer>[] = [
  ...TIME_QUESTIONS,
  ...ORDER_QUESTIONS,
  ...PEOPLE_QUESTIONS,
  ...STATE_QUESTIONS,
];

export type Answered =
  | { readonly type: 'answered'; readonly text: string }
  /** It asks about tasks or people that are not plain. `problem`: why, a sentence without its end. */
  | { readonly type: 'unclear'; readonly problem: string }
  /** Not a question that is known. */
  | { readonly type: 'unknown' };

/** "Which tasks are late" asks for a list of "tasks that are late". */
const RELATIVE =
  /^(which|what|how many)\s+((?:of\s+)?(?:the\s+)?(?:[\p{L}-]+\s+){0,2}?)(tasks?|items|subtasks|things|work)\s+(are|is|have|has|do not|don['’]t|does not|doesn['’]t|haven['’]t|hasn['’]t|belong|belongs|need|needs|lack|lacks|contain|depend|depends|wait|waits|come|comes|take)\s+(?!there\b|in the plan$|left$)/iu;
const ADDRESS =
  /^(?:(?:and|so|but|ok|okay|well|hm+|then|also)[\s,]+)+|^(?:(?:can|could|would|will) you (?:please )?(?:tell|show|give|list|say|explain)(?: (?:me|us))?(?: (?=what|who|when|how|which|why|where|if|whether))|(?:please )?(?:tell|show) (?:me|us) (?=what|who|when|how|which|why|where)|do you know (?=what|who|when|how|which|why|where)|i (?:want|would like|need) to (?:know|see) (?=what|who|when|how|which|why|where))/iu;

/** Answers from the plan what can be answered from it. */
export function answerQuestion(text: string, world: World): Answered {
  const source = withoutCourtesy(text.replace(/\s+/gu, ' ').trim())
    .replace(ADDRESS, '')
    .replace(/[?!.\s]+$/u, '');
  let problem: string | null = null;
  const other = askedOtherwise(source);
  const ways = [source, ...(other === null ? [] : [other, aboutProject(other, world)]), rewritten(source), asGroup(source), aboutProject(source, world)]; // prettier-ignore
  for (const words of new Set(ways)) {
    const tokens = tokenise(words);
    if (tokens.length === 0 || tokens.length > 40) continue;
    const reading = readWith(QUESTIONS, new Clause(words, tokens), world);
    if ('run' in reading) return { type: 'answered', text: reading.run() };
    problem ??= reading.problem;
  }
  return problem === null || !isQuestion(text) ? { type: 'unknown' } : { type: 'unclear', problem };
}

function rewritten(source: string): string {
  return source.replace(RELATIVE, (_, ask: string, adjectives: string, noun: string, verb: string) => {
    const lead = /^how many/iu.test(ask) ? 'how many' : 'list';
    return `${lead} ${adjectives.replace(/^of\s+/iu, '')}${noun} that ${verb} `;
  });
}

/** "What does not have a deadline" asks for a list of everything that does not. */
function asGroup(source: string): string {
  return source.replace(
    /^(?:what|which)\s+(is|are|has|have|does|do|doesn['’]t|isn['’]t|hasn['’]t|needs|lacks)\s+(?=\S)/iu,
    (_, verb: string) => `list everything that ${verb} `,
  );
}

/** "When is the wedding", where the project is called so and no task is. */
function aboutProject(source: string, { draft }: World): string {
  const name = draft.plan.project.name.trim();
  if (name === '' || draft.tasks.some(({ title }) => title.toLowerCase() === name.toLowerCase())) return source;
  const at = source.toLowerCase().indexOf(name.toLowerCase());
  if (at < 0 || /[\p{L}\p{N}]/u.test(source[at - 1] ?? '') || /[\p{L}\p{N}]/u.test(source[at + name.length] ?? ''))
    return source;
  const before = source.slice(0, at).replace(/(?:the|our|this)\s+$/iu, '');
  return `${before}the project${source.slice(at + name.length)}`;
}

/** Whether a text asks for an answer rather than for a change. */
export function isQuestion(text: string): boolean {
  const plain = text.trim().replace(ADDRESS, '');
  if (/^(?:can|could|would|will) you\b/iu.test(plain) && !/\b(?:tell|explain|say)\b/iu.test(plain)) return false;
  return (
    /\?\s*$/u.test(plain) ||
    askedOtherwise(plain.replace(/[?!.\s]+$/u, '')) !== null ||
    /^(?:what(?:['’]s)?|who(?:['’]s)?|whose|whom|when(?:['’]s)?|where(?:['’]s)?|why|how|which|is|are|do|does|did|has|have|will|can|could|should|was|were)\b/iu.test(
      plain,
    )
  );
}
