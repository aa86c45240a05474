import { z } from 'zod';
import type { TaskFieldsDraft } from '../../../domain/operation-draft.ts';
import { PRIORITIES, PROJECT_STATUSES } from '../../../domain/project.ts';
import { type JsonObject, TASK_STATUSES } from '../../../domain/task.ts';

/** What one element of the answer may do. */
const DRAFT_OPERATIONS = ['create', 'update', 'move', 'delete', 'add_dependency', 'remove_dependency'] as const;

/** Names of the answer's properties that the reader of the stream looks for. */
export const ANSWER = { thinking: 'thinking', title: 'title', project: 'project', operations: 'operations' } as const;

export const ANSWER_SCHEMA_NAME = 'plan';

/** Ten years. */
const MAX_ESTIMATE_MINUTES = 5_256_000;

/** Of the sentences that one operation comes from. */
const MAX_SOURCES = 200;

/** In place of null, which not every provider accepts beside a list of values. */
const NO_VALUE = 'NONE';

const text = (description: string) => ({ type: 'string', description });
const texts = (description: string) => ({ type: 'array', items: { type: 'string' }, description });
const oneOf = (values: readonly string[], description: string) => ({ type: 'string', enum: [...values], description });

function object(properties: Record<string, JsonObject>): JsonObject {
  return { type: 'object', properties, required: Object.keys(properties), additionalProperties: false };
}

/** Properties of a task that an update can empty, by their name in the answer. */
const CLEARED = {
  description: { description: '' },
  acceptanceCriteria: { acceptanceCriteria: [] },
  estimateMinutes: { estimatedMinutes: null },
  startDate: { startDate: null },
  dueDate: { dueDate: null },
  assignee: { assigneeId: null },
  tags: { tags: [] },
} as const satisfies Record<string, TaskFieldsDraft>;
type Clearable = keyof typeof CLEARED;
const CLEARABLE = Object.keys(CLEARED) as Clearable[];

/** The fields that an update empties. */
export function clearedFields(names: readonly Clearable[]): TaskFieldsDraft {
  return Object.assign({}, ...names.map((name) => CLEARED[name])) as TaskFieldsDraft;
}

/** What only changing a plan needs, and making one does not: each property is paid for in each operation. */
const EDITING = {
  actualMinutes: { type: 'integer', description: 'update: minutes of work spent so far, in all. 0 to leave it.' },
  clear: {
    type: 'array',
    items: { type: 'string', enum: CLEARABLE },
    description: 'update: properties to empty. [] for none.',
  },
} as const satisfies Record<string, JsonObject>;

const SOURCES = {
  type: 'array',
  items: { type: 'integer' },
  description: 'Numbers of the sentences of the GOAL block that it comes from. [] for none.',
} as const satisfies JsonObject;

/**
 * The schema that models are given, to make plans or, with `isEditing`, to change them; with `hasSources` each operation
 * names the sentences of the brief that it comes from. It stays inside what every
 * provider accepts: each property is required and has one type, no `$ref`, no bounds or patterns, few levels. Empty text,
 * 0 and NONE stand for null: Anthropic refuses a list of values whose type is "string or null", OpenAI one without a
 * type. What the schema cannot say is checked element by element in `draftElementSchema`.
 *
 * The order is the order in which the answer streams: first what a person reads, then the operations.
 *
 * @see https://github.com/BerriAI/litellm/issues/37881
 */
function answerSchema({ isEditing = false, hasSources = false }): JsonObject {
  return object({
    [ANSWER.thinking]: text(
      isEditing
        ? 'For the person who asked: what you change, in one to three sentences, and what of it you did not understand.'
        : 'For the person who asked: two to five sentences on how you cut the work and why.',
    ),
    [ANSWER.title]: text('One line that names this change of the plan, at most 80 characters.'),
    [ANSWER.project]: object({
      name: text('A short name for the project; "" leaves it as it is.'),
      description: text('What the project is about, in Markdown; "" leaves it as it is.'),
      startDate: text('YYYY-MM-DD, only where a date is given; "" leaves it as it is.'),
      dueDate: text('YYYY-MM-DD, only where a date is given; "" leaves it as it is.'),
      ...(isEditing && {
        status: oneOf([...PROJECT_STATUSES, NO_VALUE], `${NO_VALUE} leaves it as it is.`),
        priority: oneOf([...PRIORITIES, NO_VALUE], `${NO_VALUE} leaves it as it is.`),
      }),
    }),
    [ANSWER.operations]: {
      type: 'array',
      description: 'The changes, in order: a task is created before anything else names it.',
      items: object({
        op: oneOf(DRAFT_OPERATIONS, 'What to do.'),
        ref: text('The task: #12 for task number 12 of the plan, or for a task that you create new1, new2, …'),
        title: text('create: its title, a few words that begin with a verb. update: the new title, or "" to leave it.'),
        parentRef: text('create, move: the task it belongs under; "" for a root task.'),
        afterRef: text('create, move: the sibling it comes after; "" for the last place.'),
        dependsOn: texts('Tasks that must be completed before this one starts. [] for none.'),
        description: text('Markdown; "" for none or to leave it as it is.'),
        acceptanceCriteria: texts(
          'What must be true for the task to count as completed, one sentence each. [] for none.',
        ),
        priority: oneOf([...PRIORITIES, NO_VALUE], `${NO_VALUE} when nothing says so, or to leave it as it is.`),
        estimateMinutes: { type: 'integer', description: 'Minutes of work; a day is 480. 0 for none, as on parents.' },
        startDate: text('YYYY-MM-DD, only where one is asked for; "" for none.'),
        dueDate: text('YYYY-MM-DD, only where one is asked for; "" for none.'),
        assignee: text('Name of a person who is named to you; "" for none.'),
        tags: texts('Short words in lower case. [] for none.'),
        status: oneOf([...TASK_STATUSES, NO_VALUE], `${NO_VALUE} for TODO, or to leave it as it is.`),
        ...(isEditing && EDITING),
        ...(hasSources && { sources: SOURCES }),
        reason: text('Why, in one short sentence, for the reviewer; "" where it is obvious.'),
      }),
    },
  });
}

export const PLAN_JSON_SCHEMA = answerSchema({});
export const BRIEF_JSON_SCHEMA = answerSchema({ hasSources: true });
export const EDIT_JSON_SCHEMA = answerSchema({ isEditing: true });

/**
 * One element as it must be. More forgiving than the schema where the meaning is clear, because not every provider
 * enforces the schema: what may be empty may be null or absent.
 */
const optionalText = z
  .string()
  .nullish()
  .transform((value) => value?.trim() || null);
const optionalTexts = z
  .array(z.string())
  .nullish()
  .transform((values) => (values ?? []).map((value) => value.trim()).filter((value) => value !== ''));
function optionalValue<const Values extends readonly string[]>(values: Values) {
  const isEmpty = (value: unknown) => value === NO_VALUE || value === '' || value === undefined;
  return z.preprocess((value) => (isEmpty(value) ? null : value), z.enum(values).nullable());
}

const optionalMinutes = z
  .number()
  .nonnegative()
  .max(MAX_ESTIMATE_MINUTES)
  .nullish()
  .transform((minutes) => Math.round(minutes ?? 0) || null);

export const draftElementSchema = z.object({
  op: z.enum(DRAFT_OPERATIONS),
  ref: z.string().trim().min(1).max(100),
  title: optionalText.pipe(z.string().max(255).nullable()),
  parentRef: optionalText,
  afterRef: optionalText,
  dependsOn: optionalTexts,
  description: optionalText.pipe(z.string().max(50_000).nullable()),
  acceptanceCriteria: optionalTexts,
  priority: optionalValue(PRIORITIES),
  estimateMinutes: optionalMinutes,
  startDate: optionalText,
  dueDate: optionalText,
  assignee: optionalText,
  tags: optionalTexts.pipe(z.array(z.string().max(50)).max(50)),
  status: optionalValue(TASK_STATUSES),
  actualMinutes: optionalMinutes,
  clear: z
    .array(z.enum(CLEARABLE))
    .nullish()
    .transform((names) => names ?? []),
  sources: z
    .array(z.int().positive())
    .max(MAX_SOURCES)
    .nullish()
    // They are a hint to the reader: an operation is not refused for them.
    .catch([])
    .transform((numbers) => [...new Set(numbers ?? [])]),
  reason: optionalText,
});
export type DraftElement = z.output<typeof draftElementSchema>;

export const draftProjectSchema = z.object({
  name: optionalText.pipe(z.string().max(255).nullable()),
  description: optionalText.pipe(z.string().max(50_000).nullable()),
  status: optionalValue(PROJECT_STATUSES),
  priority: optionalValue(PRIORITIES),
  startDate: optionalText,
  dueDate: optionalText,
});

/** Why an element was not understood, in one sentence that names the property. */
export function explainIssues(error: z.ZodError): string {
  return error.issues.map((issue) => `${issue.path.join('.') || 'element'}: ${issue.message}`).join('; ');
}
