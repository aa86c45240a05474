import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { DATABASES } from '../support/databases.ts';
import { sharedApp } from './support/shared-app.ts';
import { apply, createProject } from './support/world.ts';

/** What the main screen asks for: a project with its whole plan, people, dependencies and progress. */
const MAIN_SCREEN = `query MainScreen($id: ID!) {
  project(id: $id) {
    id name description status priority tags startDate dueDate version createdAt updatedAt
    progress { taskCount completedCount estimatedMinutes actualMinutes countsByStatus { status count } }
    outline {
      id number parentId orderKey depth title description acceptanceCriteria status priority
      estimatedMinutes actualMinutes startDate dueDate tags metadata version isOverdue daysUntilDue completedAt
      assignee { id name } parent { id } children { id }
      dependencies { id title } dependents { id title }
    }
    patches(first: 20) { totalCount nodes { id title authorName appliedVersion revertedBy { id } } }
    runs(first: 5) { id status }
  }
}`;

/** How many statements the request may take. It is the same for a plan of 20 tasks and of 2,500. */
const STATEMENTS = 13;

/** A query only reads; the rest is the work that the server does by itself, looking for runs to carry out and tidying up. */
const BACKGROUND = /^(begin|commit|rollback|insert|update|delete)|from "run" where "(status|lease_until)"|pgboss/i;

describe.each(DATABASES)("the main screen's request on %s", (kind) => {
  const app = sharedApp(kind);

  async function planOf(size: number): Promise<string> {
    const projectId = await createProject(app.client);
    const ids = Array.from({ length: size }, () => randomUUID());
    const create = ids.map((id, index) => {
      const parentId = index % 10 === 0 ? null : ids[index - (index % 10)];
      return {
        createTask: { id, parentId, title: `Task ${index}`, assigneeName: `Person ${index % 7}`, estimatedMinutes: 30 },
      };
    });
    const depend = ids.slice(10).map((taskId, index) => ({ addDependency: { taskId, dependsOnId: ids[index] } }));
    await apply(app.client, projectId, ...create, ...depend.filter((_, index) => index % 10 !== 0));
    return projectId;
  }

  /** The statements that a query takes, and its answer. */
  async function observe<Data>(query: string, variables: object): Promise<{ statements: string[]; data: Data }> {
    const statements: string[] = [];
    const stop = app.database.onStatement((sql) => {
      if (!BACKGROUND.test(sql)) statements.push(sql);
    });
    const data = await app.client.request<Data>(query, { ...variables });
    stop();
    return { statements, data };
  }

  async function statementsFor(projectId: string): Promise<string[]> {
    type Data = { project: { outline: { dependencies: object[] }[] } };
    const { statements, data } = await observe<Data>(MAIN_SCREEN, { id: projectId });
    expect(data.project.outline.flatMap(({ dependencies }) => dependencies).length).toBeGreaterThan(0);
    return statements;
  }

  test('takes the same few statements whatever the size of the plan', async () => {
    const small = await statementsFor(await planOf(20));
    const large = await statementsFor(await planOf(2500));
    expect(large).toHaveLength(small.length);
    expect(small.length).toBeLessThanOrEqual(STATEMENTS);
  });

  test('takes the same few statements for many projects as for one', async () => {
    const list = `query ($first: Int!) {
      projects(first: $first) { nodes { id progress { taskCount } outline { id assignee { name } dependencies { id } children { id } } } }
    }`;
    await planOf(20);
    await planOf(20);
    const counts: number[] = [];
    for (const first of [1, 2, 4]) counts.push((await observe(list, { first })).statements.length);
    expect(new Set(counts).size).toBe(1);
  });

  test('tells the same in columns as task by task, in the same few statements whatever the size of the plan', async () => {
    const rows = `outline { id number parentId orderKey title status priority estimatedMinutes actualMinutes startDate
      dueDate tags version assignee { name } dependencies { id } }`;
    const columns = `taskColumns { ids numbers parents orderKeys titles statuses priorities estimatedMinutes actualMinutes
      startDates dueDates tags versions assignees dependencies people { name } }`;
    const ask = (projectId: string) =>
      observe<Data>(`query ($id: ID!) { project(id: $id) { ${columns} } }`, { id: projectId });
    type Columns = Record<string, unknown[]> & { people: { name: string }[]; ids: string[] };
    type Row = Record<string, unknown>;
    type Data = { project: { taskColumns: Columns; outline: Row[] } };

    const small = await planOf(20);
    const counts = [await ask(small), await ask(await planOf(2500))].map(({ statements }) => statements.length);
    expect(new Set(counts).size).toBe(1);
    expect(counts[0]).toBeLessThanOrEqual(5);

    const { data } = await observe<Data>(`query ($id: ID!) { project(id: $id) { ${columns} ${rows} } }`, { id: small });
    const { ids, people, ...of } = data.project.taskColumns;
    const at = <Value>(column: string, place: number) => (of[column] ?? [])[place] as Value;
    const told = ids.map((id, place): Row => {
      const row: Row = { id };
      for (const [column, field] of Object.entries(FIELD_OF_COLUMN)) row[field] = at(column, place);
      const [parent, assignee] = [at<number | null>('parents', place), at<number | null>('assignees', place)];
      row['parentId'] = parent === null ? null : ids[parent];
      row['assignee'] = assignee === null ? null : people[assignee];
      row['dependencies'] = at<number[]>('dependencies', place).map((each) => ({ id: ids[each] }));
      return row;
    });
    expect(told).toEqual(data.project.outline);
    expect(told.some(({ dependencies }) => (dependencies as object[]).length > 0)).toBe(true);
  });
});

const FIELD_OF_COLUMN = {
  numbers: 'number',
  orderKeys: 'orderKey',
  titles: 'title',
  statuses: 'status',
  priorities: 'priority',
  estimatedMinutes: 'estimatedMinutes',
  actualMinutes: 'actualMinutes',
  startDates: 'startDate',
  dueDates: 'dueDate',
  tags: 'tags',
  versions: 'version',
};
