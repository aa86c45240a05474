import { assert } from '../../../lib/assert.ts';
import { PRIORITIES, type Priority } from '../../../domain/project.ts';
import type { Recipe, RecipePhase, RecipeTask } from './recipe.ts';

const KEYWORDS = /^(-?\d+): (.+)$/u;
const PHASE = /^# ([^[]+?)(?: \[([^\]]+)\])?$/u;
const TASK =
  /^- (\w+) (\d\S*)(?: after (\w+(?:, \w+)*))?(?: (CRITICAL|HIGH|LOW|BACKLOG))?(?: (DAY))?(?: (EACH))?(?: \[([^\]]+)\])?: (.+)$/u;

/**
 * A kind of work from its text: `kind:` completes "Planned as …", `subject:` stands where a goal names none, a number
 * and a pattern are words and what they weigh, `# Phase [roles]`, `- key estimate after others PRIORITY DAY EACH
 * [roles]: title`, and `= criterion` for the task above. Throws on a line that is none of these.
 */
export function recipe(text: TemplateStringsArray): Recipe {
  let name = '';
  let fallbackSubject = '';
  const keywords: [RegExp, number][] = [];
  const phases: (Omit<RecipePhase, 'tasks'> & { readonly tasks: TaskBeingRead[] })[] = [];
  for (const line of text.raw.join('').split('\n')) {
    const [, weight, words] = KEYWORDS.exec(line) ?? [];
    const [, title, roles] = PHASE.exec(line) ?? [];
    const task = TASK.exec(line);
    if (line.startsWith('kind: ')) name = line.slice(6);
    else if (line.startsWith('subject: ')) fallbackSubject = line.slice(9);
    else if (words !== undefined) keywords.push([wholeWords(words), Number(weight)]);
    else if (title !== undefined) phases.push({ title, roles: listed(roles), tasks: [] });
    else if (task) phases.at(-1)!.tasks.push(readTask(task));
    else if (line.startsWith('  = ')) phases.at(-1)!.tasks.at(-1)!.criteria.push(line.slice(4));
    else assert(line === '', `“${line}” is no line of a recipe.`);
  }
  return { name, fallbackSubject, keywords, phases };
}

/** Its criteria are still to come. */
type TaskBeingRead = RecipeTask & { readonly criteria: string[] };

function readTask([, key, estimate, after, priority, day, each, roles, title]: RegExpExecArray): TaskBeingRead {
  return {
    key: key!,
    title: title!,
    estimate: estimate!,
    criteria: [],
    after: listed(after),
    roles: listed(roles),
    isDay: day !== undefined,
    isForEach: each !== undefined,
    ...(PRIORITIES.includes(priority as Priority) && { priority: priority as Priority }),
  };
}

function listed(words: string | undefined): string[] {
  return words?.split(', ') ?? [];
}

/** Words of a goal are whole words, in any case. */
function wholeWords(source: string): RegExp {
  return new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${source})(?![\p{L}\p{N}])`, 'iu');
}
