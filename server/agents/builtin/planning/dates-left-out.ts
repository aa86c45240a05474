import type { PlannerInput } from '../../agent.ts';
import type { ReadingContext } from '../inline/attribute.ts';
import { Facts } from '../inline/facts.ts';
import { ItemText } from '../inline/item-text.ts';
import { readDates } from '../inline/phrases.ts';
import type { PlanTask } from './plan-task.ts';
import type { ProjectFacts } from './project-facts.ts';
import type { SentenceLinks } from './sentence-links.ts';

const LONGEST_QUOTE = 160;
const LONGEST_SENTENCE = 2_000;
/** Who wrote when says nothing of what is to come. */
const ABOUT_THE_TEXT =
  /^[>\s]*(?:from|to|cc|sent|date|subject|von|an|gesendet|datum|betreff|version|status|author|updated|last updated)\s*:|(?:wrote|schrieb)\s*:?$/iu;

export interface ReadPlan {
  readonly context: ReadingContext;
  readonly project: ProjectFacts;
  readonly links: SentenceLinks;
  readonly tasks: readonly PlanTask[];
}

/** A warning for each sentence that no task is called after, where it names a day to come that nothing in the plan has. */
export function datesLeftOut(
  { sentences, covered, today, project: { startDate, dueDate } }: PlannerInput,
  { context, project, links, tasks }: ReadPlan,
): readonly string[] {
  const titles = new Set(tasks.map(({ node }) => node && links.ownOf(node)));
  // "Weekly sync, 23 November": the day is part of a name.
  if (project.name !== null) titles.add(1);
  const known = new Set([startDate, dueDate, ...[project, ...tasks].flatMap(({ facts }) => [facts.startDate, facts.dueDate])]); // prettier-ignore
  return sentences.flatMap(({ number, text }) => {
    if (titles.has(number) || covered.has(number) || text.length > LONGEST_SENTENCE || ABOUT_THE_TEXT.test(text)) return []; // prettier-ignore
    const item = new ItemText(text.replace(/^>[>\s]*/u, ''));
    const facts = new Facts();
    item.markDatesAndWork();
    readDates(item, facts, context);
    const days = [facts.startDate, facts.dueDate].filter((day) => day !== null && day >= today && !known.has(day));
    if (days.length === 0) return [];
    const quote = text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE).trimEnd()}…` : text;
    return [`“${quote}” names a day that nothing in the plan has.`];
  });
}
