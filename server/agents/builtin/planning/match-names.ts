import { ancestorsOf, type PlanTask } from './plan-task.ts';
import { STEP_WORDS, type Match, type TitleIndex } from './title-index.ts';
import { isContentWord, keyOf, wordsOf } from './words.ts';

export interface NameMatches {
  readonly targets: readonly PlanTask[];
  /** How many characters of the text were understood, from its start. */
  readonly consumed: number;
  /** Words that name nothing in the plan; null where all of them do. */
  readonly unknown: string | null;
  /** Words that could mean several tasks; null where all are plain. */
  readonly ambiguous: string | null;
}

const SEPARATOR =
  /^(?:\s*(?:,\s*and\b|,|;|&|\+|\/|\band\s+also\b|\band\s+after\b|\band\b|\bas well as\b|\bplus\b|\bboth\b))+\s*/iu;
const CHUNK_END =
  /\s*(?:[,;&+:/]|\band\b|\bas well as\b|\bplus\b)|\s+(?:is|are|has|have|was|were|gets?|being)\s+(?:been\s+)?(?=\p{L})|\s+(?:before|so that|because|then|with|by|for|to|in|on|at|from|we|it)\b/iu;
const DONE_WORDS =
  /^(?:\s*(?:is|are|has|have|was|were|been|be|gets?|got|being|fully|all|finally|both))*\s*\b(?:done|completed?|finished|approved|accepted|signed(?:\s+off)?|sign-?off|ready|live|in\s+place|merged|delivered|closed|over|passed|agreed|confirmed|shipped|deployed|chosen|booked|available|working|works|up(?:\s+and\s+running)?|released|published|reviewed|tested|written|built|installed|set\s+up|through|ends|finishes|completes|completion|known|clear|sent|paid|signed|fixed|decided|final|finali[sz]ed|settled|secured|received)\b/iu;
const NUMBER_REFERENCE = new RegExp(
  `^(?:(${STEP_WORDS}|no\\.?|number|row|line|id)s?\\s*)?(?:#|no\\.?\\s*)?((?:[A-Z]{1,6}-?)?\\d{1,5}(?:\\.\\d{1,3})*[a-z]?|[A-Z])(?:\\s?FS(?:\\s?[+-]\\s?\\d+\\s?(?:d|days?|w|weeks?|h|hours?))?)?(?:\\s*(?:-|–|to|through)\\s*#?(\\d{1,4}))?(?=$|[\\s,;&+/):.])`,
  'u',
);
const PREVIOUS =
  /^(?:the\s+)?(?:previous|preceding|last|prior|above|step above|one above|task above|item above|previous one)(?:\s+(?:step|task|item|one|point))?(?=$|[\s,;.)])|^(?:the\s+)?(?:one|step|task|item)\s+(?:above|before)(?=$|[\s,;.)])/iu;
const ALL_ABOVE =
  /^(?:all\s+(?:of\s+)?(?:the\s+)?(?:above|previous\s+\p{L}+|preceding\s+\p{L}+|steps\s+above|items\s+above|tasks\s+above)|everything\s+above|all\s+previous|the\s+above\s+(?:steps|tasks|items))(?=$|[\s,;.)])/iu;
const EVERYTHING_ELSE =
  /^(?:everything(?:\s+else)?|all\s+(?:the\s+)?(?:others?|other\s+\p{L}+|rest)|the\s+rest)(?=$|[\s,;.)])/iu;
/** What follows a number that counts something: "2 weeks", "5 working days". */
const QUANTITY =
  /^\s*(?:(?:more|full|working|business|calendar|person)[\s-]+)?(?:d|h|w|m|days?|hours?|weeks?|months?|years?|minutes?|mins?|people|persons|times)\b/iu;
const MAX_TARGETS = 50;

/** Reads a list of task names: `Design, Build and step 3`. `isStrong`: the words before it leave no other meaning. */
export function matchNames(names: string, task: PlanTask, index: TitleIndex, isStrong: boolean): NameMatches {
  const targets: PlanTask[] = [];
  let position = 0;
  let consumed = 0;
  let stepWord = '';
  const result = (unknown: string | null, ambiguous: string | null = null): NameMatches => ({
    targets: [...new Set(targets)].slice(0, MAX_TARGETS),
    consumed,
    unknown,
    ambiguous,
  });
  while (position < names.length && targets.length < MAX_TARGETS) {
    const separator = SEPARATOR.exec(names.slice(position));
    if (separator) position += separator[0].length;
    const rest = names.slice(position);
    const leading = /^\s*/u.exec(rest)![0].length;
    const text = rest.slice(leading);
    if (text.trim() === '') break;
    const step = matchOne(text, task, index, isStrong, targets.length > 0, stepWord);
    if (step.ambiguous) return result(null, step.ambiguous);
    if (step.tasks.length === 0) return result(targets.length > 0 && !isStrong ? null : firstChunk(text));
    stepWord = step.stepWord ?? '';
    targets.push(...step.tasks);
    position += leading + step.length;
    const done = DONE_WORDS.exec(names.slice(position));
    if (done) position += done[0].length;
    consumed = position;
    const after = names.slice(position);
    if (!SEPARATOR.test(after)) break;
  }
  return result(null);
}

function firstChunk(text: string): string {
  const end = CHUNK_END.exec(text);
  return (end && end.index > 0 ? text.slice(0, end.index) : text).trim();
}

interface Step {
  readonly tasks: readonly PlanTask[];
  readonly length: number;
  readonly ambiguous?: string;
  /** "module" after "modules 2", for the numbers that follow. */
  readonly stepWord?: string;
}
const NOTHING: Step = { tasks: [], length: 0 };

function matchOne(
  text: string,
  task: PlanTask,
  index: TitleIndex,
  isStrong: boolean,
  isFurther: boolean,
  stepWord: string,
): Step {
  return (
    matchExactly(text, task, index) ??
    matchSiblings(text, task) ??
    matchNumber(text, task, index, isStrong, stepWord) ??
    matchClosely(text, task, index, isStrong && !isFurther ? 0.5 : isStrong ? 0.55 : 0.65) ??
    NOTHING
  );
}

/** The longest beginning of the text that is the whole name of a task. */
function matchExactly(text: string, task: PlanTask, index: TitleIndex): Step | null {
  const words = wordsOf(text.slice(0, 300));
  for (let count = Math.min(words.length, index.maxWords); count > 0; count--) {
    const key = words
      .slice(0, count)
      .map((word) => word.text)
      .join(' ');
    const found = index.named(key).filter((other) => other !== task);
    if (found.length === 0) continue;
    const end = words[count - 1]!.end;
    // "after Design review" does not mean the task "Design", where more words of the name follow.
    if (!isNameEnd(text.slice(end), count)) continue;
    return choose(found, task, end, text.slice(0, end));
  }
  return null;
}

function isNameEnd(rest: string, words: number): boolean {
  if (
    /^[\s.!?)\]"'”’]*$/u.test(rest) ||
    SEPARATOR.test(rest) ||
    DONE_WORDS.test(rest) ||
    /^["'”’)]*\s*[,;:.]/u.test(rest)
  )
    return true;
  if (/^\s+(?:task|step|phase|stage|work|item|part|milestone)s?\b/iu.test(rest)) return true;
  return (
    words >= 2 &&
    /^["'”’)]*\s+(?:before|so|because|then|with|by|for|to|in|on|at|from|we|it|using|via|as|while|if|but|or)\b/iu.test(
      rest,
    )
  );
}

function matchSiblings(text: string, task: PlanTask): Step | null {
  const place = task.siblings.indexOf(task);
  const before = task.siblings.slice(0, place);
  const all = ALL_ABOVE.exec(text);
  if (all) return before.length > 0 ? { tasks: before, length: all[0].length } : null;
  const rest = EVERYTHING_ELSE.exec(text);
  if (rest)
    return before.length > 0
      ? { tasks: task.siblings.filter((other) => other !== task), length: rest[0].length }
      : null;
  const previous = PREVIOUS.exec(text);
  return previous && before.length > 0 ? { tasks: [before.at(-1)!], length: previous[0].length } : null;
}

function matchNumber(
  text: string,
  task: PlanTask,
  index: TitleIndex,
  isStrong: boolean,
  stepWord: string,
): Step | null {
  const match = NUMBER_REFERENCE.exec(text);
  if (!match) return null;
  const [whole, ownWord, number, last] = match as unknown as [string, string | undefined, string, string | undefined];
  const word = ownWord?.toLowerCase() ?? stepWord;
  const rest = text.slice(whole.length);
  const scope = matchScope(rest, task, index);
  // "after 2 weeks": a bare number counts only where nothing else follows it.
  const isMarked = word !== '' || whole.includes('#');
  if (!isMarked && QUANTITY.test(rest)) return null;
  const isPlain = isMarked || scope !== null || /^\s*(?:$|[,;.)&+]|and\b)/u.test(rest) || DONE_WORDS.test(rest);
  if (!isPlain && !isStrong) return null;
  const isRange = last !== undefined && Number(last) > Number(number) && Number(last) - Number(number) < 50;
  const numbers = isRange ? range(Number(number), Number(last)) : [number];
  const tasks: PlanTask[] = [];
  for (const label of numbers) {
    const named = word === '' ? [] : index.named(`${word} ${String(label).toLowerCase()}`);
    const inProject = whole.includes('#') ? index.withLabel(`#${label}`) : [];
    const labelled = inProject.length > 0 ? inProject : index.withLabel(String(label));
    const found = (named.length > 0 ? named : labelled).filter(
      (other) => other !== task && (scope === null || ancestorsOf(other).includes(scope.tasks[0]!)),
    );
    const chosen = nearest(found, task);
    if (chosen.length === 0) return null;
    if (chosen.length > 1) return { tasks: [], length: 0, ambiguous: whole.trim() };
    tasks.push(chosen[0]!);
  }
  return { tasks, length: whole.length + (scope?.length ?? 0), stepWord: word };
}

/** The part of the plan that numbers count in: "step 2 of Build". */
function matchScope(text: string, task: PlanTask, index: TitleIndex): Step | null {
  const lead = /^\s+(?:of|in|from|under|\()\s*(?=\S)/iu.exec(text);
  if (!lead) return null;
  const rest = text.slice(lead[0].length);
  const found = matchExactly(rest, task, index) ?? matchClosely(rest, task, index, 0.6);
  return found && found.tasks.length === 1 ? { tasks: found.tasks, length: lead[0].length + found.length } : null;
}

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, offset) => first + offset);
}

function matchClosely(text: string, task: PlanTask, index: TitleIndex, threshold: number): Step | null {
  let end = 0;
  // "Design and build" may be one name: up to three chunks are tried together, the longest first.
  const ends: number[] = [];
  for (let count = 0; count < 3 && end < text.length; count++) {
    const next = CHUNK_END.exec(text.slice(end + (count > 0 ? 1 : 0)));
    end = next ? end + (count > 0 ? 1 : 0) + next.index : text.length;
    const done = DONE_WORDS.exec(text.slice(end));
    ends.push(end);
    if (!next || done) break;
    if (count > 0 && /^\s*(?:$|[.;:])/u.test(text.slice(end))) break;
  }
  for (const [place, chunkEnd] of [...ends.entries()].reverse()) {
    const chunk = stripDone(text.slice(0, chunkEnd));
    const needed = place > 0 ? Math.max(threshold, 0.9) : threshold;
    const isCapitalised = /^["'“‘(]*\p{Lu}/u.test(chunk);
    const isOneWord = wordsOf(chunk).filter(isContentWord).length === 1;
    const matches = index
      .close(chunk)
      .filter((match) => match.task !== task)
      // A lone small word such as "the call" finds a task only where dependencies alone are spoken of.
      .filter((match) => match.score >= (isOneWord && !isCapitalised && threshold > 0.6 ? 0.9 : needed));
    const [best] = matches;
    if (best) return choose(tied(matches, best), task, chunkEnd, chunk);
  }
  return null;
}

function stripDone(chunk: string): string {
  const words = chunk.trim().split(/\s+/u);
  for (let start = 1; start < words.length; start++) {
    const tail = DONE_WORDS.exec(words.slice(start).join(' '));
    if (tail && tail[0].length === words.slice(start).join(' ').length && keyOf(words.slice(0, start).join(' ')) !== '')
      return words.slice(0, start).join(' ');
  }
  return chunk.trim();
}

function tied(matches: readonly Match[], best: Match): PlanTask[] {
  return matches.filter((match) => match.score === best.score).map((match) => match.task);
}

function choose(found: readonly PlanTask[], task: PlanTask, length: number, words: string): Step {
  const chosen = nearest(found, task);
  return chosen.length === 1 ? { tasks: chosen, length } : { tasks: [], length: 0, ambiguous: words.trim() };
}

/** Of several tasks of one name those nearest in the tree: siblings first, then those under the nearest common parent. */
function nearest(found: readonly PlanTask[], task: PlanTask): readonly PlanTask[] {
  if (found.length <= 1) return found;
  const depthOf = new Map<PlanTask, number>();
  for (const ancestor of ancestorsOf(task)) depthOf.set(ancestor, ancestor.depth + 1);
  const scored = found
    .filter((other) => !depthOf.has(other) && !ancestorsOf(other).includes(task))
    .map((other) => {
      const common = Math.max(0, ...ancestorsOf(other).map((ancestor) => depthOf.get(ancestor) ?? 0));
      return { other, score: common * 2 + (other.parent === task.parent ? 1 : 0) };
    });
  const best = Math.max(...scored.map((entry) => entry.score));
  return scored.filter((entry) => entry.score === best).map((entry) => entry.other);
}
