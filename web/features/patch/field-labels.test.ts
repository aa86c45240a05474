import { describe, expect, it } from 'vitest';
import { shownFields } from './field-labels.ts';
import type { FieldChange, OperationKind, ReviewOperation } from './operation.ts';

const names = {
  taskTitle: (id: string) => ({ t1: 'Design', t2: 'Launch' })[id],
  personName: (id: string) => ({ p1: 'Ana' })[id],
};

function shown(kind: OperationKind, changes: FieldChange[]) {
  const operation: ReviewOperation = {
    id: 'o',
    kind,
    taskId: 't',
    title: 'Title',
    changes,
    requires: [],
    reason: null,
  };
  return shownFields(operation, names).map(({ label, before, after, note }) => ({ label, before, after, note }));
}
const created = (field: string, after: unknown) => ({ field, before: null, after });

describe('field changes for people', () => {
  it('leaves out of a new task what every new task has', () => {
    expect(
      shown('CREATE_TASK', [
        created('title', 'Title'),
        created('description', ''),
        created('status', 'TODO'),
        created('priority', 'HIGH'),
        created('estimatedMinutes', 1080),
        created('tags', []),
        created('parentId', 't1'),
      ]),
    ).toEqual([
      { label: 'Priority', before: null, after: 'High', note: null },
      { label: 'Estimate', before: null, after: '2d 2h', note: null },
    ]);
  });

  it('marks a person who is not known yet, once', () => {
    expect(shown('CREATE_TASK', [created('assigneeId', null), created('assigneeName', 'Zoë')])).toEqual([
      { label: 'Assignee', before: null, after: 'Zoë', note: 'new person' },
    ]);
  });

  it('tells somebody who was new in the same patch by name, and nobody whom it does not know', () => {
    const gone = 'b1d6c0de-0000-4000-8000-000000000001';
    const before = (value: string) =>
      shown('UPDATE_TASK', [{ field: 'assigneeId', before: value, after: null }])[0]?.before;
    expect([before('Zoë'), before(gone)]).toEqual(['Zoë', 'Unknown person']);
  });

  it('shows both sides of an update, and null for a value that was cleared', () => {
    expect(
      shown('UPDATE_TASK', [
        { field: 'assigneeId', before: 'p1', after: null },
        { field: 'status', before: 'TODO', after: 'IN_PROGRESS' },
      ]),
    ).toEqual([
      { label: 'Assignee', before: 'Ana', after: null, note: null },
      { label: 'Status', before: 'To do', after: 'In progress', note: null },
    ]);
  });

  it('shows of a deletion what was there, without anything after it', () => {
    const operation = { field: 'priority', before: 'HIGH', after: null };
    expect(shown('DELETE_TASK', [operation, { field: 'taskCount', before: 3, after: null }])).toEqual([
      { label: 'Priority', before: 'High', after: null, note: null },
    ]);
  });

  it('names the person whom a new one replaces', () => {
    expect(shown('UPDATE_TASK', [{ field: 'assigneeName', before: 'p1', after: 'Zoë' }])).toEqual([
      { label: 'Assignee', before: 'Ana', after: 'Zoë', note: 'new person' },
    ]);
  });

  it('names places by the titles of tasks, and the top level', () => {
    expect(shown('MOVE_TASK', [{ field: 'parentId', before: null, after: 't2' }])).toEqual([
      { label: 'Under', before: 'Top level', after: 'Launch', note: null },
    ]);
    expect(shown('MOVE_TASK', [{ field: 'parentId', before: 'gone', after: null }])[0]?.before).toBe('Unknown task');
  });

  it('tells a move among the same siblings by the sibling before it, where there is one', () => {
    const parent = { field: 'parentId', before: 't2', after: 't2' };
    expect(shown('MOVE_TASK', [parent, { field: 'afterId', before: null, after: 't1' }])).toEqual([
      { label: 'After', before: null, after: 'Design', note: null },
    ]);
    expect(shown('MOVE_TASK', [parent, { field: 'afterId', before: 't1', after: null }])).toEqual([
      { label: 'Place', before: null, after: 'another one in its list', note: null },
    ]);
  });
});
