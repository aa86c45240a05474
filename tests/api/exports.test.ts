import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { ProjectId } from '../../server/domain/ids.ts';
import { localOwner } from '../../server/local-workspace.ts';
import { FILES_AT_ONCE } from '../../server/services/file-jobs.ts';
import { DATABASES } from '../support/databases.ts';
import { sharedApp } from './support/shared-app.ts';
import { apply, createProject } from './support/world.ts';

describe.each(DATABASES)('a project as a file, on %s', (kind) => {
  const app = sharedApp(kind);

  async function plan(): Promise<{ projectId: string; ids: readonly string[] }> {
    const projectId = await createProject(app.client);
    const ids = [randomUUID(), randomUUID(), randomUUID()];
    const [design, sketch, build] = ids;
    await apply(
      app.client,
      projectId,
      { updateProject: { name: 'Über / launch', description: 'All of it.' } },
      { createTask: { id: design, title: 'Design, "first"', tags: ['look and feel'], priority: 'HIGH' } },
      {
        createTask: {
          id: sketch,
          parentId: design,
          title: '=Sketch',
          estimatedMinutes: 90,
          dueDate: '2027-01-15',
          assigneeName: 'Ana',
          description: 'By hand;\nthen scanned',
          acceptanceCriteria: ['Three of them'],
        },
      },
      { createTask: { id: build, title: 'Build', status: 'COMPLETED', dueDate: '2027-02-01' } },
      { addDependency: { taskId: build, dependsOnId: design } },
    );
    return { projectId, ids };
  }
  const get = (projectId: string, format: string): Promise<Response> =>
    fetch(`${app.url}/projects/${projectId}/export.${format}`);

  test('in Markdown says in a line for each task what the planner reads', async () => {
    const { projectId } = await plan();
    const response = await get(projectId, 'md');
    expect(response.headers.get('content-type')).toBe('text/markdown; charset=utf-8');
    expect(response.headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''%C3%9Cber-launch.md");
    expect(await response.text()).toBe(
      [
        '# Über / launch',
        '',
        'All of it.',
        '',
        '- [ ] Design, "first" !high #look-and-feel',
        '  - [ ] =Sketch (1h 30m) @Ana by 2027-01-15',
        '    > By hand;',
        '    > then scanned',
        '    > Done when: Three of them',
        '- [x] Build by 2027-02-01 after “Design, "first"”',
        '',
      ].join('\n'),
    );
  });

  test('in CSV quotes what needs it and keeps formulas from running', async () => {
    const { projectId } = await plan();
    const rows = (await (await get(projectId, 'csv')).text()).split('\r\n');
    expect(rows[1]).toBe('1,,"Design, ""first""",TODO,HIGH,,,0,,,look and feel,,,');
    expect(rows[2]).toBe(`2,1,'=Sketch,TODO,MEDIUM,Ana,90,0,,2027-01-15,,,"By hand;\nthen scanned",Three of them`);
    expect(rows[3]).toBe('3,,Build,COMPLETED,MEDIUM,,,0,,2027-02-01,,1,,');
  });

  test('in iCalendar has an event for what is still due', async () => {
    const { projectId, ids } = await plan();
    const text = await (await get(projectId, 'ics')).text();
    expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(1);
    expect(text).toContain(`UID:${ids[1]}@orchestrator\r\n`);
    expect(text).toContain('DTSTART;VALUE=DATE:20270115\r\nDTEND;VALUE=DATE:20270116\r\nSUMMARY:#2 =Sketch\r\n');
    expect(text).toContain('DESCRIPTION:For Ana.\\n\\nBy hand\\;\\nthen scanned\r\n');
    expect(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
  });

  test('in JSON holds every task and every patch that made the plan, however many', async () => {
    const { projectId, ids } = await plan();
    for (let index = 0; index < 60; index += 1)
      await apply(app.client, projectId, { updateTask: { id: ids[0], title: `Design ${index}` } });
    const file = (await (await get(projectId, 'json')).json()) as {
      project: { version: number };
      tasks: { title: string }[];
      dependencies: object[];
      people: { name: string }[];
      patches: { appliedVersion: number; effects: object[] }[];
    };
    expect(file.project.version).toBe(61);
    expect(file.tasks.map(({ title }) => title)).toEqual(['Design 59', '=Sketch', 'Build']);
    expect(file.dependencies).toEqual([{ taskId: ids[2], dependsOnId: ids[0] }]);
    expect(file.people).toMatchObject([{ name: 'Ana' }]);
    expect(file.patches.map(({ appliedVersion }) => appliedVersion)).toEqual(
      Array.from({ length: 61 }, (_, index) => index + 1),
    );
  });

  test('is not there for projects and formats that are not', async () => {
    const { projectId } = await plan();
    expect((await get(randomUUID(), 'md')).status).toBe(404);
    expect((await get(projectId, 'xlsx')).status).toBe(404);
  });

  test('is refused with a sentence while many are read, and given once one of them is left', async () => {
    const { projectId } = await plan();
    const actor = await localOwner(app.database, new Date());
    const open = () => app.services.projectFiles.exportOf(actor, projectId as ProjectId, 'json');
    const files = await Promise.all(Array.from({ length: FILES_AT_ONCE }, open));
    const refused = await get(projectId, 'md');
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBe('5');
    expect(await refused.text()).toContain(`${FILES_AT_ONCE} files are being read or written just now.`);
    const preview = app.client.request('{ csvPreview(input: { text: "Title" }) { taskCount } }');
    await expect(preview).rejects.toThrow('RATE_LIMITED');
    await files.pop()?.parts.return();
    await expect.poll(async () => (await get(projectId, 'md')).status).toBe(200);
    for (const { parts } of files) await parts.return();
  });
});
