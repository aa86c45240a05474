import type { LocalDate } from '../../../domain/ids.ts';
import type { Project, ProjectFields } from '../../../domain/project.ts';
import type { AgentOperation } from '../../agent.ts';
import { withoutTitleLabel } from '../document/labels.ts';
import type { Outline } from '../document/outline.ts';
import type { ReadingContext } from '../inline/attribute.ts';
import { Facts } from '../inline/facts.ts';
import { DATE, ItemText } from '../inline/item-text.ts';
import { attributeKindOf, readValue } from '../inline/labelled.ts';
import { readDates } from '../inline/phrases.ts';
import { readFactLine } from '../inline/read-item.ts';
import { fitDescription, fitTags, fitTitle } from './text-limits.ts';

export interface ProjectFacts {
  readonly name: string | null;
  readonly facts: Facts;
  readonly notes: readonly string[];
}

const DUE_LABEL =
  /^(?:target\s+)?(?:launch|go-?live|event|release|move|moving|wedding|ship|opening|party|conference|delivery|completion|exam|submission|cut-?over)(?:\s+(?:date|day))?$/iu;
const LABELLED = /^[\s*_>-]*(\p{L}[\p{L}\s/-]{1,40}?)[*_]*\s*:[*_\s]*(.+?)[*_\s]*$/u;
const PROSE_DUE = new RegExp(
  `(?:^[\\s*_>-]*(?:target|launch|go-?live|opening|release)(?:\\s+date)?|\\bdeadline\\s*:|\\b(?:by|before|no later than|deadline(?:\\s+is|\\s+of)?|due(?:\\s+(?:on|by))?|until|live\\s+on|launch(?:es)?\\s+on|(?:takes|taking)\\s+place\\s+on|goes\\s+live\\s+on|opens\\s+on|happens\\s+on|held\\s+on|\\p{L}*(?:eröffnung|abgabe|hochzeit|termin|start)\\s+ist(?:\\s+am)?|(?:day|date|launch|opening|wedding|event|conference|move|release|go-live|deadline)\\s+is(?:\\s+(?:fixed|set|planned))?\\s*(?:for|on|:)?))\\s+(${DATE})`,
  'giu',
);

/** "It has to be live before the fair on 14 April": on the day of what it must be ready for, at the latest. */
const PROSE_READY = new RegExp(
  `\\b(?:be|done|finished|live|ready|complete|completed|open|over)\\s+(?:before|by|in time for)\\s+(?:(?:the|our|a)\\s+)?(?:\\p{L}+\\s+){1,4}(?:on\\s+)?(${DATE})`,
  'giu',
);

/** A start of the whole: "registration starts on 3 May" is one of a part. */
const PROSE_START = new RegExp(
  `(?:\\bkick-?\\s?off(?:\\s+(?:is|on|date|meeting))*|^[\\s*_>-]*(?:(?:we|(?:the\\s+|this\\s+)?(?:project|work))\\s+)?(?:starts?|begins?|starting)(?:\\s+(?:date|on|in))?)\\s*:?\\s+(?:on\\s+)?(${DATE})`,
  'giu',
);
const NAMED = /^[\s*_>-]*(?:project(?:\s+name)?|title)[*_]*\s*:[*_\s]*(\S.{0,200}?)[*_\s]*$/iu;
/** Not in "17. April". */
const SENTENCE_END =
  /(?<=[\p{L}\p{N})])(?<!(?<!\d)\d{1,2}(?=\.\s+(?:Jan|Feb|M[aä]r|Apr|Ma[iy]|Jun|Jul|Aug|Sep|O[ck]t|Nov|De[cz])))[.!]\s+(?=[\p{Lu}*_])/u;

/** What the title, the header and the paragraphs above the first task say about the project as a whole. */
export function readProjectFacts(
  outline: Outline,
  header: ReadonlyMap<string, string>,
  context: ReadingContext,
): ProjectFacts {
  const facts = new Facts();
  for (const [label, value] of header) {
    const kind = attributeKindOf(label);
    const attribute =
      kind === null || kind === 'person' || kind === 'estimate' ? null : readValue(kind, value, context);
    if (attribute) facts.add(attribute);
  }
  let name = header.get('title') ?? header.get('name') ?? null;
  if (outline.title !== null) name = readTitle(withoutTitleLabel(outline.title), facts, context) ?? name;
  const prose: string[] = [];
  for (const line of outline.intro.flatMap((block) => block.split('\n')).slice(0, 200)) {
    const titled = NAMED.exec(line)?.[1];
    if (titled !== undefined && name === null) name = readTitle(titled, facts, context);
    else for (const part of line.split(SENTENCE_END)) if (!readLine(part, facts, context)) prose.push(part);
  }
  if (facts.dueDate === null) {
    const due =
      onlyOne(prose.flatMap((line) => datesIn(line, context, PROSE_DUE))) ??
      onlyOne(prose.flatMap((line) => datesIn(line, context, PROSE_READY)));
    if (due !== null) facts.add({ kind: 'dates', start: null, due });
  }
  if (facts.startDate === null) {
    const start = onlyOne(prose.flatMap((line) => datesIn(line, context, PROSE_START)));
    if (start !== null) facts.add({ kind: 'dates', start, due: null });
  }
  const description = header.get('description');
  return { name, facts, notes: [...(description ? [description] : []), ...outline.intro] };
}

const FIRST_DATE = new RegExp(`^on\\s+(${DATE})`, 'gu');
const MEETING =
  /\b(?:sync|meeting|minutes|notes|stand-?up|retro(?:spective)?|weekly|daily|protocol|call|1:1|journal|log)\b/iu;

/** The title without the dates in it, which are those of the project unless it is the day of a meeting. */
function readTitle(title: string, facts: Facts, context: ReadingContext): string | null {
  if (MEETING.test(title)) return title;
  const text = new ItemText(title);
  const dates = new Facts();
  text.markDatesAndWork();
  readDates(text, dates, context);
  text.unmarkDatesAndWork();
  const name = text.title();
  if (name === '') return title;
  facts.add({ kind: 'dates', start: dates.startDate, due: dates.dueDate });
  return name;
}

/** The date that is the only one named; null where several could be meant. */
function onlyOne(dates: readonly LocalDate[]): LocalDate | null {
  return new Set(dates).size === 1 ? dates[0]! : null;
}

function datesIn(line: string, { dates }: ReadingContext, pattern: RegExp): LocalDate[] {
  const text = new ItemText(line.slice(0, 2000));
  text.markDatesAndWork();
  return [...text.value.matchAll(pattern)]
    .map(([, words]) => dates.parse(text.restore(words!), pattern === PROSE_START ? 'start' : 'end'))
    .filter((date) => date !== null);
}

function readLine(line: string, facts: Facts, context: ReadingContext): boolean {
  const labelled = LABELLED.exec(line);
  if (labelled && DUE_LABEL.test(labelled[1]!.trim())) {
    const attribute = readValue('due', labelled[2]!, context);
    if (attribute) return facts.add(attribute);
    const [due] = datesIn(`on ${labelled[2]!}`, context, FIRST_DATE);
    if (due !== undefined) return facts.add({ kind: 'dates', start: null, due });
  }
  const read = readFactLine(line.replace(/[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}/gu, '').replace(/^[\s>-]+/u, ''), context);
  if (!read) return false;
  if (read.startDate !== null || read.dueDate !== null)
    facts.add({ kind: 'dates', start: read.startDate, due: read.dueDate });
  if (read.priority !== null) facts.add({ kind: 'priority', priority: read.priority });
  if (read.tags.length > 0) facts.add({ kind: 'tags', tags: read.tags });
  return true;
}

/**
 * The update that gives a new, empty project what is known about it; null where there is nothing new, or the project is in
 * use, unless what it was made from says something else now (`isReworded`).
 */
export function projectOperation(
  project: Project,
  { name, facts, notes }: ProjectFacts,
  isReworded: boolean,
): AgentOperation | null {
  if (project.version !== 0 && !isReworded) return null;
  const description = fitDescription(notes);
  const title = name === null ? null : fitTitle(name).title;
  const fields: { -readonly [K in keyof ProjectFields]?: ProjectFields[K] } = {};
  if (title !== null && title !== project.name) fields.name = title;
  if (description !== '' && (isReworded ? description !== project.description : project.description.trim() === ''))
    fields.description = description;
  if (facts.priority !== null && facts.priority !== project.priority) fields.priority = facts.priority;
  if (facts.tags.length > 0 && project.tags.length === 0) fields.tags = fitTags(facts.tags);
  const start = facts.startDate ?? project.startDate;
  const due = facts.dueDate ?? project.dueDate;
  if (start === null || due === null || start <= due) {
    if (start !== project.startDate) fields.startDate = start;
    if (due !== project.dueDate) fields.dueDate = due;
  }
  return Object.keys(fields).length === 0 ? null : { kind: 'UPDATE_PROJECT', fields };
}
