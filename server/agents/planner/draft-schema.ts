import { z } from 'zod';
import { PRIORITIES } from '../../domain/project.ts';
import { type JsonObject, TASK_STATUSES } from '../../domain/task.ts';

/** What one element of the answer may do. */
export const DRAFT_OPERATIONS = ['create', 'update', 'move', 'delete', 'add_dependency', 'remove_dependency'] as const;

/** Names of the answer's properties that the reader of the stream looks for. */
export const ANSWER = { thinking: 'thinking', title: 'title', project: 'project', operations: 'operations' } as const;

export const ANSWER_SCHEMA_NAME = 'plan';

const text = (description: string) => ({ type: 'string', description });
const textOrNull = (description: string) => ({ type: ['string', 'null'], description });
const texts = (description: string) => ({ type: 'array', items: { type: 'string' }, description });
/** With `enum` the values say the type: some providers refuse both together. */
const oneOfOrNull = (values: readonly string[], description: string) => ({ enum: [...values, null], description });

function object(properties: Record<string, JsonObject>, extra: JsonObject = {}): JsonObject {
  return { type: 'object', properties, required: Object.keys(properties), additionalProperties: false, ...extra };
}

/**
 * The schema that models are given. It stays inside what every provider accepts: each property required and nullable
 * instead of optional, no `$ref`, no bounds or patterns, two levels deep, fewer than 16 properties with more than one
 * type. What it cannot say is checked element by element in `draftElementSchema`.
 *
 * The order is the order in which the answer streams: first what a person reads, then the operations.
 */
export const ANSWER_JSON_SCHEMA: JsonObject = object({
  [ANSWER.thinking]: text('For the person who asked: two to five sentences on how you cut the work and why.'),
  [ANSWER.title]: text('One line that names this change of the plan, at most 80 characters.'),
  [ANSWER.project]: object(
    {
      name: textOrNull('A short name for the project; null leaves it as it is.'),
      description: textOrNull('What the project is about, in Markdown; null leaves it as it is.'),
      dueDate: textOrNull('YYYY-MM-DD, only where the goal names a date; null leaves it as it is.'),
    },
    { type: ['object', 'null'], description: 'Changes of the project itself; null for none.' },
  ),
  [ANSWER.operations]: {
    type: 'array',
    description: 'The changes, in order: a task is created before anything else names it.',
    items: object({
      op: { enum: [...DRAFT_OPERATIONS], description: 'What to do.' },
      ref: text('The task: #12 for task number 12 of the plan, or for a task that you create new1, new2, …'),
      title: text('create: its title, a few words that begin with a verb. update: the new title, or "" to leave it.'),
      parentRef: textOrNull('create, move: the task it belongs under; null for a root task.'),
      afterRef: textOrNull('create, move: the sibling it comes after; null for the last place.'),
      dependsOn: texts('Tasks that must be completed before this one starts. [] for none.'),
      description: textOrNull('Markdown; null for none or to leave it as it is.'),
      acceptanceCriteria: texts(
        'What must be true for the task to count as completed, one sentence each. [] for none.',
      ),
      priority: oneOfOrNull(PRIORITIES, 'null when nothing says so.'),
      estimateMinutes: { type: ['integer', 'null'], description: 'Minutes of work; a day is 480. null on parents.' },
      startDate: textOrNull('YYYY-MM-DD, only where the goal says so.'),
      dueDate: textOrNull('YYYY-MM-DD, only where the goal says so.'),
      assignee: textOrNull('Name of a person whom the goal or the plan names; null otherwise.'),
      tags: texts('Short words in lower case. [] for none.'),
      status: oneOfOrNull(TASK_STATUSES, 'null for TODO or to leave it as it is.'),
      reason: text('Why, in one short sentence, for the reviewer; "" where it is obvious.'),
    }),
  },
});

/**
 * One element as it must be. More forgiving than the schema where the meaning is clear, because not every provider
 * enforces the schema: what may be null may be absent, and empty text counts as null.
 */
const optionalText = z
  .string()
  .nullish()
  .transform((value) => value?.trim() || null);
const optionalTexts = z
  .array(z.string())
  .nullish()
  .transform((values) => (values ?? []).map((value) => value.trim()).filter((value) => value !== ''));

export const draftElementSchema = z.object({
  op: z.enum(DRAFT_OPERATIONS),
  ref: z.string().trim().min(1).max(100),
  title: optionalText.pipe(z.string().max(255).nullable()),
  parentRef: optionalText,
  afterRef: optionalText,
  dependsOn: optionalTexts,
  description: optionalText.pipe(z.string().max(50_000).nullable()),
  acceptanceCriteria: optionalTexts,
  priority: z.enum(PRIORITIES).nullish(),
  estimateMinutes: z.number().nonnegative().max(5_256_000).nullish(),
  startDate: optionalText,
  dueDate: optionalText,
  assignee: optionalText,
  tags: optionalTexts.pipe(z.array(z.string().max(50)).max(50)),
  status: z.enum(TASK_STATUSES).nullish(),
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
