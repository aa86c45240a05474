import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toCsv } from '../../server/domain/export/csv.ts';
import type { ExportedPlan } from '../../server/domain/export/plan-export.ts';
import { ruleFields, TASK_RULES } from '../../server/domain/field-rules.ts';
import type { Instant, LocalDate, PersonId, ProjectId, TaskId } from '../../server/domain/ids.ts';
import { PRIORITIES } from '../../server/domain/project.ts';
import { NEW_TASK_FIELDS, TASK_STATUSES, type Dependency, type Task } from '../../server/domain/task.ts';
import { recognisedColumns } from '../../server/services/csv/csv-columns.ts';
import { planOfTable } from '../../server/services/csv/csv-plan.ts';
import { readCsvTable } from '../../server/services/csv/csv-table.ts';

const TODAY = '2026-11-26' as LocalDate;

/** Texts that tables and spreadsheets trip over. */
const hostile = fc.oneof(
  { weight: 3, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }) },
  fc.constantFrom(
    '=1+1',
    "'=1",
    '@sum',
    '-x',
    '+x',
    '\t=',
    '＝x',
    'a,b',
    'a;b',
    '"',
    '""',
    'a\r\nb',
    "'",
    '#1',
    '1,2',
    '  x ',
  ),
);
const line = hostile.filter((text) => ruleFields(TASK_RULES, { title: text }).problems.length === 0);
const oneTask = fc.record({
  title: line,
  description: fc.oneof(
    fc.constant(''),
    hostile.filter((text) => text.trim() !== ''),
  ),
  acceptanceCriteria: fc.array(line, { maxLength: 2 }),
  status: fc.constantFrom(...TASK_STATUSES),
  priority: fc.constantFrom(...PRIORITIES),
  estimatedMinutes: fc.option(fc.nat(10_000)),
  actualMinutes: fc.nat(1_000),
  startDate: fc.option(fc.constant('2026-12-01')),
  dueDate: fc.option(fc.constant('2027-01-31')),
  tags: fc.array(line, { maxLength: 3 }),
  assignee: fc.option(line),
  up: fc.nat(6),
  waitsFor: fc.option(fc.nat(5)),
});

type Row = typeof oneTask extends fc.Arbitrary<infer Item> ? Item : never;

test(
  'a plan that was exported as CSV and imported again is exported as the same CSV',
  { timeout: 600_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(oneTask, { minLength: 1, maxLength: 8 }), async (rows) => {
        const csv = toCsv(planOf(rows));
        const { headers, rows: read } = await readCsvTable(csv);
        const { drafts, problems } = planOfTable(recognisedColumns(headers), read, { today: TODAY, newTaskId });
        expect(problems).toEqual([]);
        expect(toCsv(planOfDrafts(drafts))).toBe(csv);
      }),
      { numRuns: Number(process.env['PROPERTY_RUNS'] ?? 150) },
    );
  },
);

function newTaskId(): TaskId {
  return randomUUID() as TaskId;
}

function taskOf(fields: object, place: { parentId: TaskId | null; depth: number; number: number; id: TaskId }): Task {
  const ruled = ruleFields(TASK_RULES, fields).values as object;
  const at = '2026-11-26T00:00:00.000Z' as Instant;
  const rest = { projectId: 'p' as ProjectId, orderKey: 'a0', version: 1, createdAt: at, updatedAt: at };
  return { ...NEW_TASK_FIELDS, title: '', ...ruled, ...rest, ...place };
}

/** A plan of these tasks: each below one of those above it, and numbered in the order of the plan. */
function planOf(rows: readonly Row[]): ExportedPlan {
  const outline: Task[] = [];
  const path: Task[] = [];
  const people = new Map<PersonId, string>();
  const dependencies: Dependency[] = [];
  rows.forEach(({ assignee, up, waitsFor, ...fields }, index) => {
    path.length = Math.min(path.length, up, 5);
    const parent = path.at(-1) ?? null;
    const place = { parentId: parent?.id ?? null, depth: path.length, number: index + 1, id: newTaskId() };
    const name =
      assignee === null ? null : (ruleFields(TASK_RULES, { assigneeName: assignee }).values.assigneeName ?? null);
    const assigneeId = name === null ? null : (`person ${name}` as PersonId);
    if (assigneeId) people.set(assigneeId, name!);
    const task = taskOf({ ...fields, assigneeId }, place);
    const other = waitsFor === null ? undefined : outline[waitsFor];
    if (other && !path.includes(other)) dependencies.push({ taskId: task.id, dependsOnId: other.id });
    outline.push(task);
    path.push(task);
  });
  return { project: {} as never, outline, dependencies, personName: (id) => people.get(id) ?? null };
}

function planOfDrafts(drafts: ReturnType<typeof planOfTable>['drafts']): ExportedPlan {
  const outline: Task[] = [];
  const people = new Map<PersonId, string>();
  const dependencies: Dependency[] = [];
  for (const draft of drafts) {
    if (draft.kind === 'ADD_DEPENDENCY') dependencies.push(draft);
    if (draft.kind !== 'CREATE_TASK') continue;
    const parent = outline.find(({ id }) => id === draft.parentId);
    const { assigneeName: name, ...fields } = draft.fields;
    const kept = name == null ? null : ruleFields(TASK_RULES, { assigneeName: name }).values.assigneeName!;
    const assigneeId = kept === null ? null : (`person ${kept}` as PersonId);
    if (assigneeId) people.set(assigneeId, kept!);
    const place = { parentId: draft.parentId, depth: (parent?.depth ?? -1) + 1, number: outline.length + 1 };
    outline.push(taskOf({ ...fields, assigneeId }, { ...place, id: draft.taskId! }));
  }
  return { project: {} as never, outline, dependencies, personName: (id) => people.get(id) ?? null };
}
