import { isUuid, type LocalDate, type PersonId } from './ids.ts';
import { LIMITS } from './limits.ts';
import { PRIORITIES, PROJECT_STATUSES, type Priority, type ProjectFields, type ProjectStatus } from './project.ts';
import { storableText } from './storable-text.ts';
import { TASK_STATUSES, type JsonObject, type TaskFields, type TaskStatus } from './task.ts';

/** A value as it will be kept, or the sentence that says why it cannot be. */
type Ruled<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly message: string };
type Rule<T> = (value: unknown) => Ruled<T>;
type Rules<Fields> = { readonly [K in keyof Fields]: Rule<Fields[K]> };

/** What may be written into each field of a task. Values come back trimmed and well-formed. */
export const TASK_RULES: Rules<
  Omit<TaskFields, 'completedAt' | 'assigneeId'> & { assigneeName: string | null; assigneeId: PersonId | null }
> = {
  title: line('title', LIMITS.titleCharacters),
  description: text('description', LIMITS.descriptionCharacters),
  acceptanceCriteria: lines('acceptance criterion', LIMITS.acceptanceCriteria, LIMITS.acceptanceCriterionCharacters),
  status: oneOf<TaskStatus>('status', TASK_STATUSES),
  priority: oneOf<Priority>('priority', PRIORITIES),
  estimatedMinutes: orNull(minutes('estimate')),
  actualMinutes: minutes('time spent'),
  startDate: orNull(date('start date')),
  dueDate: orNull(date('due date')),
  assigneeId: (value) =>
    value === null || typeof value === 'string'
      ? good(value as PersonId | null)
      : bad('The person must be given by id.'),
  assigneeName: orNull(personName),
  tags: tags,
  metadata: metadata,
};

/** What a project can lock: fields of tasks and of the project by name, and a task's place in the tree. */
const LOCKABLE_FIELDS = [
  'name',
  'title',
  'description',
  'acceptanceCriteria',
  'status',
  'priority',
  'estimatedMinutes',
  'actualMinutes',
  'startDate',
  'dueDate',
  'assigneeId',
  'tags',
  'metadata',
  'place',
] as const;

/** What may be written into each field of a project. */
export const PROJECT_RULES: Rules<ProjectFields> = {
  name: line('name', LIMITS.titleCharacters),
  description: text('description', LIMITS.descriptionCharacters),
  status: oneOf<ProjectStatus>('status', PROJECT_STATUSES),
  priority: oneOf<Priority>('priority', PRIORITIES),
  tags: tags,
  startDate: orNull(date('start date')),
  dueDate: orNull(date('due date')),
  lockedFields,
};

/** The sentence for an end before its start; null where the order is right or an end is open. */
export function datesInOrder(startDate: LocalDate | null, dueDate: LocalDate | null): string | null {
  if (startDate === null || dueDate === null || startDate <= dueDate) return null;
  return `The due date ${dueDate} lies before the start date ${startDate}.`;
}

/** Applies `rules` to the fields that are present. Absent and undefined fields stay absent. */
export function ruleFields<Fields extends object>(
  rules: Rules<Fields>,
  input: { readonly [K in keyof Fields]?: unknown },
): { values: Partial<Fields>; problems: { field: string; message: string }[] } {
  const values: Partial<Fields> = {};
  const problems: { field: string; message: string }[] = [];
  for (const field of Object.keys(rules) as (keyof Fields & string)[]) {
    const value = input[field];
    if (value === undefined) continue;
    const ruled = rules[field](value);
    if (ruled.ok) values[field] = ruled.value;
    else problems.push({ field, message: ruled.message });
  }
  return { values, problems };
}

function good<T>(value: T): Ruled<T> {
  return { ok: true, value };
}
function bad<T>(message: string): Ruled<T> {
  return { ok: false, message };
}
function orNull<T>(rule: Rule<T>): Rule<T | null> {
  return (value) => (value === null ? good(null) : rule(value));
}

function length(value: string): number {
  return [...value].length;
}
function line(name: string, limit: number): Rule<string> {
  return (value) => {
    if (typeof value !== 'string') return bad(`The ${name} must be a text.`);
    const cleaned = storableText(value).replace(/\s+/gu, ' ').trim();
    if (cleaned === '') return bad(`The ${name} must not be empty.`);
    if (cleaned.length > limit && length(cleaned) > limit)
      return bad(`The ${name} has ${length(cleaned)} characters; at most ${limit} are allowed.`);
    return good(cleaned);
  };
}
function personName(value: unknown): Ruled<string> {
  const ruled = line("person's name", LIMITS.personNameCharacters)(value);
  // Where a name stands in for an id, the two must be told apart.
  return ruled.ok && isUuid(ruled.value) ? bad(`${ruled.value} is an id, not the name of a person.`) : ruled;
}
/** Null empties it. */
function text(name: string, limit: number): Rule<string> {
  return (value) => {
    if (value === null) return good('');
    if (typeof value !== 'string') return bad(`The ${name} must be a text.`);
    const cleaned = storableText(value);
    if (cleaned.length > limit && length(cleaned) > limit)
      return bad(`The ${name} has ${length(cleaned)} characters; at most ${limit} are allowed.`);
    return good(cleaned);
  };
}
function lines(name: string, count: number, limit: number): Rule<readonly string[]> {
  const rule = line(name, limit);
  return (value) => {
    if (value === null) return good([]);
    if (!Array.isArray(value)) return bad(`A list of texts is expected, one for each ${name}.`);
    if (value.length > count) return bad(`There are ${value.length} entries; at most ${count} are allowed.`);
    const kept: string[] = [];
    for (const entry of value) {
      const ruled = rule(entry);
      if (!ruled.ok) return bad(ruled.message);
      kept.push(ruled.value);
    }
    return good(kept);
  };
}
function tags(value: unknown): Ruled<readonly string[]> {
  const ruled = lines('tag', LIMITS.tags, LIMITS.tagCharacters)(value);
  return ruled.ok ? good([...new Set(ruled.value)]) : ruled;
}
function lockedFields(value: unknown): Ruled<readonly string[]> {
  if (value === null) return good([]);
  const unknown = Array.isArray(value) ? value.find((name) => !LOCKABLE_FIELDS.includes(name as never)) : value;
  if (unknown === undefined) return good([...new Set(value as string[])]);
  return bad(`Only these fields can be locked: ${LOCKABLE_FIELDS.join(', ')}.`);
}
function oneOf<T extends string>(name: string, values: readonly T[]): Rule<T> {
  return (value) =>
    values.includes(value as T) ? good(value as T) : bad(`The ${name} must be one of ${values.join(', ')}.`);
}
function minutes(name: string): Rule<number> {
  return (value) => {
    if (typeof value !== 'number' || !Number.isInteger(value))
      return bad(`The ${name} must be a whole number of minutes.`);
    if (value < 0) return bad(`The ${name} must not be negative.`);
    if (value > LIMITS.minutes) return bad(`The ${name} is more than ${LIMITS.minutes} minutes.`);
    return good(value);
  };
}
function date(name: string): Rule<LocalDate> {
  return (value) =>
    typeof value === 'string' && isLocalDate(value)
      ? good(value)
      : bad(`The ${name} must be a day of the calendar, written YYYY-MM-DD.`);
}
/** Whether it is a day that the calendar has, between the years 1 and 9999. */
export function isLocalDate(value: string): value is LocalDate {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return year > 0 && day > 0 && day <= daysIn(year, month);
}
/** 0 where there is no such month. */
function daysIn(year: number, month: number): number {
  if (month !== 2) return DAYS_OF_MONTHS[month - 1] ?? 0;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}
const DAYS_OF_MONTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
function metadata(value: unknown): Ruled<JsonObject> {
  if (value === null) return good({});
  if (typeof value !== 'object' || Array.isArray(value)) return bad('The metadata must be a JSON object.');
  const json = JSON.stringify(value);
  if (json.length > LIMITS.metadataCharacters)
    return bad(`The metadata has ${json.length} characters of JSON; at most ${LIMITS.metadataCharacters} are allowed.`);
  return good(JSON.parse(json) as JsonObject);
}
