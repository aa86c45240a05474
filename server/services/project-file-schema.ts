import { z } from 'zod';
import { AUTHOR_KINDS } from '../domain/actor.ts';
import { MESSAGE_ROLES, type Message } from '../domain/conversation.ts';
import { PROJECT_RULES, TASK_RULES } from '../domain/field-rules.ts';
import { isUuid } from '../domain/ids.ts';
import { jsonEqual } from '../domain/json-equal.ts';
import { DECISIONS, OPERATION_KINDS, PATCH_STATUSES } from '../domain/patch.ts';
import { PROJECT_FILE_FORMAT, PROJECT_FILE_VERSION, type ProjectFile } from '../domain/project-file.ts';
import { AGENT_KINDS, RUN_ERROR_CODES, RUN_EVENT_TYPES, type RunEvent } from '../domain/run.ts';
import { savedViewProblem } from '../domain/saved-view.ts';
import { storableText } from '../domain/storable-text.ts';
import type { Dependency } from '../domain/task.ts';

/**
 * What a project's file holds, part by part, in the form in which an export writes it. Strict: a field that nobody here
 * knows would be lost, so it is refused. Values of fields keep the same rules as in patches.
 */

/** Far more than anything that people write; what agents say is not limited otherwise. */
const LONGEST_TEXT = 2_000_000;

const text = z
  .string()
  .max(LONGEST_TEXT)
  .refine((value) => storableText(value) === value, 'There are characters in it that cannot be kept.');
const line = text.refine((value) => value.length <= 1_000, 'It is too long.');
const id = z.string().refine(isUuid, 'An id must be a UUID.');
const instant = z
  .string()
  .refine((value) => /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/.test(value) && !Number.isNaN(Date.parse(value)), {
    message: 'A moment is written 2026-11-23T18:36:23.000Z.',
  });
const whole = z.int().min(0).max(2_147_483_647);
/** Of an operation: made from the id of its patch, which is how it gets a new one. */
const operationId = z.string().regex(/^[0-9a-f]{16}-\d{1,6}$/i);

/** Values that a rule would keep exactly as they are. */
function ruled(rule: (value: unknown) => { ok: true; value: unknown } | { ok: false; message: string }): z.ZodType {
  return z.unknown().superRefine((value, context) => {
    const kept = rule(value);
    if (!kept.ok) context.addIssue({ code: 'custom', message: kept.message });
    else if (!jsonEqual(kept.value, value))
      context.addIssue({ code: 'custom', message: 'It would be kept otherwise.' });
  });
}
function shapeOf<Rules extends object>(rules: Rules): Record<keyof Rules, z.ZodType> {
  return Object.fromEntries(Object.entries(rules).map(([name, rule]) => [name, ruled(rule as never)])) as never;
}

const { assigneeName, ...taskRules } = shapeOf(TASK_RULES);
const taskShape = { ...taskRules, assigneeId: id.nullable(), completedAt: instant.nullable() };
const projectShape = shapeOf(PROJECT_RULES);

/** What was there before is null where nothing is known of it. */
function changesOf(shape: Record<string, z.ZodType>, replaced: Record<string, z.ZodType> = {}): z.ZodType {
  const changed = Object.entries(shape).map(([name, value]) => [
    name,
    z.strictObject({ before: (replaced[name] ?? value).or(z.null()), after: value }).optional(),
  ]);
  return z.strictObject(Object.fromEntries(changed) as Record<string, z.ZodType>);
}

const placed = {
  number: whole.min(1),
  parentId: id.nullable(),
  orderKey: line,
  depth: whole,
  version: whole,
  createdAt: instant,
  updatedAt: instant,
};
const placement = z.strictObject({
  parentId: id.nullable(),
  afterId: id.nullable().optional(),
  orderKey: line.optional(),
});
const ends = { taskId: id, dependsOnId: id };

/** One of the kinds of operations, with what each has besides. `replaced`: how the assignee that it replaces is told. */
function bodiesWith(more: Record<string, z.ZodType>, replaced: z.ZodType): z.ZodType {
  const shapes = {
    UPDATE_PROJECT: { changes: changesOf(projectShape) },
    CREATE_TASK: {
      taskId: id,
      fields: z.strictObject(taskShape),
      assigneeName: assigneeName.optional(),
      placement,
      restored: z.strictObject({ number: whole.min(1), createdAt: instant }).optional(),
    },
    UPDATE_TASK: {
      taskId: id,
      changes: changesOf(taskShape, { assigneeId: replaced }),
      assigneeByName: z.strictObject({ before: replaced, after: id.nullable(), name: assigneeName }).optional(),
    },
    MOVE_TASK: { taskId: id, before: placement, after: placement },
    DELETE_TASK: {
      taskId: id,
      // What undoes a creation knows neither the project nor the numbers of what was created.
      tasks: z
        .array(
          z.strictObject({
            ...taskShape,
            ...placed,
            assigneeId: replaced,
            number: whole,
            id,
            projectId: id.or(z.literal('')),
          }),
        )
        .min(1),
      dependencies: z.array(z.strictObject(ends)),
    },
    ADD_DEPENDENCY: ends,
    REMOVE_DEPENDENCY: ends,
  } satisfies Record<(typeof OPERATION_KINDS)[number], Record<string, z.ZodType>>;
  const [first, ...rest] = OPERATION_KINDS.map((kind) =>
    z.strictObject({ ...shapes[kind], ...more, kind: z.literal(kind) }),
  );
  return z.discriminatedUnion('kind', [first!, ...rest]);
}
/** In an operation, the name of somebody who was new in the same patch. */
const idOrName = id.nullable().or(assigneeName);
const operation = bodiesWith(
  {
    id: operationId,
    requires: z.array(operationId),
    title: text,
    decision: z.enum(DECISIONS),
    reason: text.nullable(),
    sources: z.array(whole).optional(),
    proposed: bodiesWith({}, idOrName).optional(),
    editedBy: line.optional(),
    decidedBy: line.optional(),
  },
  idOrName,
);
const effect = bodiesWith({ operationId }, id.nullable());

/** Names every key of `Item`, so that one that is added to it is missing here until it is thought of. */
function part<Item>(shape: Record<keyof Item & string, z.ZodType>): z.ZodType<Item> {
  return z.strictObject(shape) as unknown as z.ZodType<Item>;
}

type Elements = {
  readonly [
    Name in keyof ProjectFile as ProjectFile[Name] extends readonly unknown[] ? Name : never
  ]: ProjectFile[Name] extends readonly (infer Item)[] ? Item : never;
};

/** What stands once in the file. */
export const PROJECT_FILE_MEMBERS = {
  format: z.literal(PROJECT_FILE_FORMAT),
  formatVersion: z.literal(PROJECT_FILE_VERSION),
  project: part<ProjectFile['project']>({
    ...projectShape,
    id,
    version: whole,
    nextNumber: whole.min(1),
    createdAt: instant,
    updatedAt: instant,
  }),
  initialFields: part<ProjectFile['initialFields']>(projectShape),
};

/** What each list of the file holds. */
export const PROJECT_FILE_ELEMENTS: { readonly [Name in keyof Elements]: z.ZodType<Elements[Name]> } = {
  savedViews: part<Elements['savedViews']>({
    id,
    name: line,
    view: line,
    search: z.record(z.string(), text),
    authorName: line,
    createdAt: instant,
    updatedAt: instant,
  }).refine((view) => savedViewProblem(view) === null, 'It is no view.'),
  tasks: part<Elements['tasks']>({ ...taskShape, ...placed, id, origins: z.record(z.string(), id) }),
  dependencies: part<Dependency>(ends),
  patches: part<Elements['patches']>({
    id,
    status: z.enum(PATCH_STATUSES),
    title: text,
    rationale: text.nullable(),
    baseVersion: whole,
    revision: whole,
    appliedVersion: whole.min(1).nullable(),
    authorKind: z.enum(AUTHOR_KINDS),
    authorId: line,
    authorName: line,
    // Files from before it was kept do not have it.
    appliedBy: line.nullable().default(null),
    largeAcceptedBy: line.nullable().default(null),
    runId: id.nullable(),
    revertsId: id.nullable(),
    operations: z.array(operation),
    effects: z.array(effect),
    changedTaskIds: z.array(id),
    deletedTaskIds: z.array(id),
    createdAt: instant,
    appliedAt: instant.nullable(),
  }),
  runs: part<Elements['runs']>({
    id,
    agent: z.enum(AGENT_KINDS),
    // Those that are not over belong to the nodes that carry them out.
    status: z.enum(['SUCCEEDED', 'FAILED', 'CANCELLED']),
    taskId: id.nullable(),
    conversationId: id.nullable(),
    prompt: text,
    provider: line,
    model: line,
    options: z.strictObject({
      isProviderNamed: z.boolean().optional(),
      maxRootTasks: whole.optional(),
      selection: z.array(id).optional(),
    }),
    proposalId: id,
    baseVersion: whole.nullable(),
    patchId: id.nullable(),
    incomplete: z.boolean(),
    error: text.nullable(),
    errorCode: z.enum(RUN_ERROR_CODES).nullable(),
    createdAt: instant,
    startedAt: instant.nullable(),
    finishedAt: instant,
  }),
  runEvents: part<RunEvent>({
    runId: id,
    sequence: whole.min(1),
    type: z.enum(RUN_EVENT_TYPES),
    at: instant,
    text: text.nullable(),
    operation: operation.nullable(),
  }),
  conversations: part<Elements['conversations']>({
    id,
    title: line,
    summary: text.nullable(),
    summaryThrough: whole,
    createdAt: instant,
    updatedAt: instant,
  }),
  messages: part<Message>({
    id,
    conversationId: id,
    sequence: whole.min(1),
    role: z.enum(MESSAGE_ROLES),
    text,
    runId: id.nullable(),
    createdAt: instant,
  }),
  comments: part<Elements['comments']>({
    id,
    taskId: id,
    authorId: line,
    authorName: line,
    body: text,
    mentionIds: z.array(id),
    createdAt: instant,
    updatedAt: instant,
  }),
  timeEntries: part<Elements['timeEntries']>({
    id,
    taskId: id,
    personId: id.nullable(),
    authorId: line,
    authorName: line,
    minutes: whole.min(1),
    note: text,
    patchId: id,
    removedByPatchId: id.nullable(),
    createdAt: instant,
  }),
  people: part<Elements['people']>({
    id,
    name: assigneeName,
    email: line.nullable(),
    weeklyCapacityMinutes: whole,
  }),
};
