import { titleBeforeDependencies } from './dependency-phrases.ts';
import { withoutParallel } from './parallel-pattern.ts';
import type { PlanTask } from './plan-task.ts';
import { isContentWord, isTypo, wordsOf, type Word } from './words.ts';

interface Entry {
  readonly task: PlanTask;
  readonly words: readonly Word[];
}
export interface Match {
  readonly task: PlanTask;
  /** 0 to 1. 1: the words are the title. */
  readonly score: number;
}

/** Kinds of steps that people number: "Phase 2", "Step 3". */
export const STEP_WORDS =
  '(?:phase|step|stage|task|milestone|part|sprint|week|day|module|chapter|epic|story|section|item|point|ticket|iteration|workstream|track|wave|unit|lesson|session)';
const NUMBERED_TITLE = new RegExp(
  `^(${STEP_WORDS}\\s+(?:\\d{1,3}(?:\\.\\d+)*|[A-Z]|[ivx]{1,4}))\\s*(?:[:.–—-]|\\s-\\s|\\))+\\s*(.*)$`,
  'iu',
);
const KEY = /^[A-Z][A-Z0-9]{0,9}-\d{1,7}$/u;
const MAX_CANDIDATES = 200;

/** Finds tasks by the words that other tasks call them by. */
export class TitleIndex {
  readonly #exact = new Map<string, Set<PlanTask>>();
  readonly #byStem = new Map<string, Entry[]>();
  readonly #byStart = new Map<string, Set<string>>();
  readonly #byLabel = new Map<string, PlanTask[]>();
  /** Words of the longest name. */
  maxWords = 1;

  constructor(tasks: readonly PlanTask[]) {
    const paths = new Map<PlanTask, string>();
    for (const task of tasks) {
      const short = withoutParallel(titleBeforeDependencies(task.text));
      const full = withoutParallel(task.text.title());
      for (const name of new Set([short, full])) this.#addName(task, name);
      const numbered = NUMBERED_TITLE.exec(short);
      if (numbered) {
        this.#addName(task, numbered[1]!);
        if (numbered[2]!.trim() !== '') this.#addName(task, numbered[2]!);
      }
      const beforeColon = /^([^:]{2,60}):\s/u.exec(short)?.[1];
      if (beforeColon && !numbered) this.#addName(task, beforeColon);
      const beforeDash = /^(.{2,60}?)\s[–—-]\s/u.exec(short)?.[1];
      if (beforeDash) this.#addName(task, beforeDash);
      const beforeBracket = /^([^([]{2,}?)\s*[([]/u.exec(short)?.[1];
      if (beforeBracket) this.#addName(task, beforeBracket);
      const inBrackets = /\(([\p{L}\p{N}][\p{L}\p{N} .-]{1,30})\)$/u.exec(short)?.[1];
      if (inBrackets) this.#addName(task, inBrackets);
      this.#addLabels(task, paths);
    }
  }

  #addName(task: PlanTask, name: string): void {
    const words = wordsOf(name);
    if (words.length === 0 || words.length > 60) return;
    const key = words.map((word) => word.text).join(' ');
    const same = this.#exact.get(key);
    // A name that hundreds of tasks share says nothing; more of them only cost time.
    if (same?.has(task) || (same?.size ?? 0) > MAX_CANDIDATES) return;
    this.#exact.set(key, (same ?? new Set()).add(task));
    this.maxWords = Math.max(this.maxWords, words.length);
    const entry: Entry = { task, words };
    for (const stem of new Set(words.map((word) => word.stem))) {
      const entries = this.#byStem.get(stem);
      if (!entries) {
        this.#byStem.set(stem, [entry]);
        const start = stem.slice(0, 2);
        this.#byStart.set(start, (this.#byStart.get(start) ?? new Set()).add(stem));
      } else if (entries.length <= MAX_CANDIDATES) entries.push(entry);
    }
  }

  #addLabels(task: PlanTask, paths: Map<PlanTask, string>): void {
    if (task.existing) this.#push(`#${task.existing.number}`, task);
    // A key of another tool, which is kept as a tag.
    for (const tag of task.facts.tags) if (KEY.test(tag)) this.#addName(task, tag);
    if (task.label === null) return;
    const label = task.label.toLowerCase();
    this.#push(label, task);
    const above = task.parent && paths.get(task.parent);
    const path = !label.includes('.') && above ? `${above}.${label}` : label;
    paths.set(task, path);
    if (path !== label) this.#push(path, task);
  }

  #push(label: string, task: PlanTask): void {
    const tasks = this.#byLabel.get(label);
    if (tasks && tasks.length <= 20 * MAX_CANDIDATES) tasks.push(task);
    else if (tasks) return;
    else this.#byLabel.set(label, [task]);
  }

  /** Tasks that carry this number or key in the document, `2`, `1.2`, `T3`, or in the project, `#12`. */
  withLabel(label: string): readonly PlanTask[] {
    return this.#byLabel.get(label.toLowerCase()) ?? [];
  }

  /** Tasks with exactly this name. */
  named(key: string): readonly PlanTask[] {
    return [...(this.#exact.get(key) ?? [])];
  }

  /** Tasks whose names come close to these words, best first. */
  close(text: string): readonly Match[] {
    const words = wordsOf(text);
    const wanted = words.filter(isContentWord);
    if (wanted.length === 0 || wanted.length > 25) return [];
    const best = new Map<PlanTask, number>();
    for (const entry of this.#candidates(wanted)) {
      const score = scoreOf(words, wanted, entry);
      if (score > (best.get(entry.task) ?? 0)) best.set(entry.task, score);
    }
    return [...best]
      .map(([task, score]) => ({ task, score }))
      .sort((a, b) => b.score - a.score || a.task.order - b.task.order);
  }

  /** Names that share the rarest of the words, or a word that a typing error away from it. */
  #candidates(wanted: readonly Word[]): readonly Entry[] {
    const lists = wanted
      .map((word) => this.#byStem.get(word.stem) ?? this.#misspelt(word))
      .filter((list) => list.length > 0 && list.length <= MAX_CANDIDATES);
    return [
      ...new Set(
        lists
          .sort((a, b) => a.length - b.length)
          .slice(0, 3)
          .flat(),
      ),
    ];
  }

  #misspelt(word: Word): readonly Entry[] {
    const stems = this.#byStart.get(word.stem.slice(0, 2)) ?? [];
    const similar: Entry[] = [];
    let tried = 0;
    for (const stem of stems) {
      if (++tried > 500) break;
      if (isTypo(stem, word.stem)) similar.push(...this.#byStem.get(stem)!);
    }
    return similar;
  }
}

/** How well words fit a name; the weights only order the kinds of likeness. */
function scoreOf(words: readonly Word[], wanted: readonly Word[], entry: Entry): number {
  const title = entry.words.filter(isContentWord);
  if (title.length === 0) return 0;
  const isSame = (a: Word, b: Word): boolean => a.stem === b.stem || isTypo(a.stem, b.stem);
  const inTitle = wanted.filter((word) => title.some((other) => isSame(word, other))).length;
  const inWanted = title.filter((word) => wanted.some((other) => isSame(word, other))).length;
  const startsSame = words.every((word, index) => entry.words[index] && isSame(word, entry.words[index]));
  if (inTitle === wanted.length && inWanted === title.length) return 0.95;
  if (inTitle === wanted.length) {
    if (wanted.length === 1) {
      if (startsSame) return 0.65;
      return isSame(wanted[0]!, title.at(-1)!) ? 0.6 : 0.5;
    }
    return startsSame ? 0.9 : 0.8;
  }
  if (inWanted === title.length && title.length >= 2) return 0.75;
  const dice = (inTitle + inWanted) / (wanted.length + title.length);
  return dice >= 0.74 && wanted.length >= 2 ? 0.7 : 0;
}
