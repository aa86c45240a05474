import type { Task } from '../../../domain/task.ts';
import { joined, quoted, titled } from '../editor/wording.ts';
import { isContentWord, isTypo, keyOf, wordsOf, type Word } from '../planning/words.ts';
import { failed, found, type Resolution } from './resolution.ts';

/** Words that a comparison leaves out of titles, and that say too much to be left out of what somebody says. */
const POINTING =
  /^(?:its|their|your|this|that|these|those|all|every|each|some|any|no|not|nothing|other|another|his|her)$/u;
/** What a sentence does, rather than what it does it to: alone it names a task only where it is the whole title. */
const COMMAND =
  /^(?:set|put|make|get|add|move|give|take|do|start|finish|mark|assign|change|delete|remove|push|order|book|pack|write|find|call|let|have|split|merge|sort|new|go|work|done|close|open|plan|update|schedule)$/u;
/** What a task can be called besides its title: "the QA task", "phase Design". */
const NOUNS = new Set('task tasks subtask item step phase stage milestone part piece ticket issue story epic section activity todo workstream bit'.split(' ')); // prettier-ignore
const WHOLE = /^(?:the\s+|our\s+)?(?:whole|entire|complete)\s+/iu;
/** "Until we have published the schedule". */
const WE = /^(?:we|i|they)\s+(?:have\s+|had\s+)?(?=\p{L}{2})/iu;
const NAMING = /^(?:(?:the\s+)?(?:one|task|item|subtask|phase)\s+)?(?:called|named|titled)\s+/iu;

interface TitleWords {
  readonly key: string;
  readonly words: readonly Word[];
  readonly content: readonly Word[];
  /** Stems, and neighbours written as one word: "setup" finds "Set up". */
  readonly stems: ReadonlySet<string>;
}
const KNOWN = new WeakMap<Task, TitleWords>();

/** The words of a task's title; looked up once for each state of a task. */
function titleWords(task: Task): TitleWords {
  const known = KNOWN.get(task);
  if (known) return known;
  const words = wordsOf(task.title);
  const stems = new Set(words.map((word) => word.stem));
  for (const [index, word] of words.entries()) if (words[index + 1]) stems.add(word.text + words[index + 1]!.text);
  const found = { key: words.map((word) => word.text).join(' '), words, content: words.filter(isContentWord), stems };
  KNOWN.set(task, found);
  return found;
}

/** The tasks with exactly this title, but for case, punctuation and articles. */
export function titledExactly(key: string, tasks: readonly Task[]): readonly Task[] {
  return key === '' ? [] : tasks.filter((task) => titleWords(task).key === key);
}

/** The tasks whose titles hold every word that says something, whatever its ending; none where no word does. */
export function titledWith(text: string, tasks: readonly Task[]): readonly Task[] {
  const words = wanted(text);
  if (words.length === 0 || words.length > 5) return [];
  return tasks.filter((task) => words.every(({ stem }) => titleWords(task).stems.has(stem)));
}

/** The one task that words call by its title, or by enough words of it that no other task fits as well. */
export function resolveTitle(source: string, tasks: readonly Task[]): Resolution<Task> {
  const text = source.trim().replace(WE, '').replace(WHOLE, '').replace(NAMING, '');
  const key = keyOf(text);
  if (key === '') return failed(null);
  const same = titledExactly(key, tasks);
  if (same.length > 0) return choose(same, text, 3);
  const words = wanted(text);
  if (words.length === 0 || words.length > 25) return failed(null);
  const core = words.map((word) => word.text).join(' ');
  const called = titledExactly(core, tasks);
  if (called.length > 0) return choose(called, text, 2.9);
  if (words.length === 1 && (words[0]!.text.length < 3 || COMMAND.test(words[0]!.text)))
    return failed(unlessSeveral(words, tasks));
  const said = text
    .toLowerCase()
    .split(/[^\p{L}\p{N}'’]+/u)
    .filter((word) => POINTING.test(word));
  const joins = /[,&;]|(?<![\p{L}\p{N}])(?:and|or)(?![\p{L}\p{N}])/iu.test(text);
  const scored = tasks
    .filter((task) =>
      said.every((word) =>
        task.title
          .toLowerCase()
          .split(/[^\p{L}\p{N}'’]+/u)
          .includes(word),
      ),
    )
    .map((task) => ({ task, score: joins ? phraseScore(key, task) : wordScore(words, task) }))
    .filter(({ score }) => score > 0);
  const best = Math.max(...scored.map(({ score }) => score));
  if (scored.length > 0)
    return choose(
      scored.filter(({ score }) => score === best).map(({ task }) => task),
      text,
      best,
    );
  return failed(unknown(text, words, tasks));
}

/** A verb alone is no title, but where several begin with it, the person may have meant one of them. */
function unlessSeveral(words: readonly Word[], tasks: readonly Task[]): string | null {
  const near = tasks.filter((task) => titleWords(task).content[0]?.stem === words[0]!.stem);
  return near.length > 0 ? `${quoted(words[0]!.text)} could be ${joined(near.slice(0, 5).map(titled), 'or')}` : null;
}

function choose(tasks: readonly Task[], text: string, confidence: number): Resolution<Task> {
  if (tasks.length === 1) return found(tasks[0]!, confidence);
  return failed(`${quoted(text)} could be ${joined(tasks.slice(0, 5).map(titled), 'or')}`);
}

function wanted(text: string): readonly Word[] {
  const words = wordsOf(text);
  const content = words.filter(
    (word, index) => isContentWord(word) && !(NOUNS.has(word.text) && (index === 0 || index === words.length - 1)),
  );
  return content.length > 0 ? content : words.filter((word) => !NOUNS.has(word.text));
}

/** Words with "and" between them are a title only as they stand. */
function phraseScore(key: string, task: Task): number {
  return ` ${titleWords(task).key} `.includes(` ${key} `) && key.split(' ').length > 1 ? 2 : 0;
}

function wordScore(words: readonly Word[], task: Task): number {
  const { words: title, content, stems } = titleWords(task);
  let typos = 0;
  for (let at = 0; at < words.length; at++) {
    const { stem, text } = words[at]!;
    if (stems.has(stem) || stems.has(text)) continue;
    const both = words[at + 1] && text + words[at + 1]!.text;
    if (both && title.some((word) => word.text === both)) {
      at++;
      continue;
    }
    if (!title.some((word) => isTypo(word.stem, stem) || isTypo(word.text, text) || isShortFor(text, word.text, words)))
      return 0;
    typos++;
  }
  const startsSame = words.every((word, index) => content[index]?.stem === word.stem);
  const score = words.length >= content.length ? 2.5 : startsSame ? 2 : 1.5;
  return typos === 0 ? score : 1;
}

/** "Lit review", "push notifs": the beginning of a word, beside one that is there in full. */
function isShortFor(said: string, word: string, all: readonly Word[]): boolean {
  const beginning = said.replace(/s$/u, '');
  return all.length > 1 && beginning.length >= 3 && word.length > beginning.length + 2 && word.startsWith(beginning);
}

function unknown(text: string, words: readonly Word[], tasks: readonly Task[]): string {
  const near = tasks.filter((task) =>
    titleWords(task).words.some((word) => words.some((other) => other.stem === word.stem)),
  );
  const hint =
    near.length === 0
      ? ''
      : `; the nearest ${near.length === 1 ? 'is' : 'are'} ${joined(near.slice(0, 3).map(titled))}`;
  return `There is no task ${quoted(text)}${hint}`;
}
