import { z } from 'zod';
import { PRIORITIES } from '../../../domain/project.ts';
import { type JsonObject, TASK_STATUSES } from '../../../domain/task.ts';

/** What one element of the answer may do. */
const DRAFT_OPERATIONS = ['create', 'update', 'move', 'delete', 'add_dependency', 'remove_dependency'] as const;

/** Names of the answer's properties that the reader of the stream looks for. */
export const ANSWER = { thinking: 'thinking', title: 'title', project: 'project', operations: 'operations' } as const;

export const ANSWER_SCHEMA_NAME = 'plan';

/** Ten years. */
const MAX_ESTIMATE_MINUTES = 5_256_000;

/** In place of null, which not every provider accepts beside a list of values. */
const NO_VALUE = 'NONE';

const text = (description: string) => ({ type: 'string', description });
const texts = (description: string) => ({ type: 'array', items: { type: 'string' }, description });
const oneOf = (values: readonly string[], description: string) => ({ type: 'string', enum: [...values], description });

function object(properties: Record<string, JsonObject>): JsonObject {
  return { type: 'object', properties, required: Object.keys(properties), additionalProperties: false };
}

/**
 * The schema that models are given. It stays inside what every provider accepts: each property is required and has one
 * type, no `$ref`, no bounds or patterns, few levels. Empty text, 0 and NONE stand for null: Anthropic refuses a list
 * of values whose type is "string or null", OpenAI one without a type. What the schema cannot say is checked element by
 * element in `draftElementSchema`.
 *
 * The order is the order in which the answer streams: first what a person reads, then the operations.
 *
 * @see https://github.com/BerriAI/litellm/issues/37881
 */
export const ANSWER_JSON_SCHEMA: JsonObject = object({
  [ANSWER.thinking]: text('For the person who asked: two to five sentences on how you cut the work and why.'),
  [ANSWER.title]: text('One line that names this change of the plan, at most 80 characters.'),
  [ANSWER.project]: object({
    name: text('A short name for the project; "" leaves it as it is.'),
    description: text('What the project is about, in Markdown; "" leaves it as it is.'),
    dueDate: text('YYYY-MM-DD, only where the goal names a date; "" leaves it as it is.'),
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
      startDate: text('YYYY-MM-DD, only where the goal says so; "" for none.'),
      dueDate: text('YYYY-MM-DD, only where the goal says so; "" for none.'),
      assignee: text('Name of a person whom the goal or the plan names; "" for none.'),
      tags: texts('Short words in lower case. [] for none.'),
      status: oneOf([...TASK_STATUSES, NO_VALUE], `${NO_VALUE} for TODO, or to leave it as it is.`),
      reason: text('Why, in one short sentence, for the reviewer; "" where it is obvious.'),
    }),
  },
});

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
  estimateMinutes: z
    .number()
    .nonnegative()
    .max(MAX_ESTIMATE_MINUTES)
    .nullish()
    .transform((minutes) => Math.round(minutes ?? 0) || null),
  startDate: optionalText,
  dueDate: optionalText,
  assignee: optionalText,
  tags: optionalTexts.pipe(z.array(z.string().max(50)).max(50)),
  status: optionalValue(TASK_STATUSES),
  reason: optionalText,
});
export type DraftElement = z.output<typeof draftElementSchema>;

export const draftProjectSchema = z.object({
  name: optionalText.pipe(z.string().max(255).nullable()),
  description: optionalText.pipe(z.string().max(50_000).nullable()),
  dueDate: optionalText,
});

/** Why an element was not understood, in one sentence that names the property. */
export function explainIssues(error: z.ZodError): string {
  return error.issues.map((issue) => `${issue.path.join('.') || 'element'}: ${issue.message}`).join('; ');
}
