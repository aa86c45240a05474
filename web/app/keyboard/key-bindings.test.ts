import { afterEach, beforeEach, expect, test, vi } from 'vitest';

beforeEach(() => {
  localStorage.clear();
  vi.resetModules();
});
afterEach(() => localStorage.clear());

/** As a page that has just been loaded has it. */
const load = async () => ({ ...(await import('./key-binding-list.ts')), ...(await import('./key-bindings.ts')) });

test('keys of the timeline and the outline, which work together, stand in each other’s way; those of the board do not', async () => {
  const { rivalOf } = await load();
  expect(rivalOf({ scope: 'timeline', name: 'today' }, 'j')?.label).toBe('Next task');
  expect(rivalOf({ scope: 'outline', name: 'rename' }, 't')?.label).toBe('Show today');
  expect(rivalOf({ scope: 'board', name: 'first' }, 't')).toBeNull();
  expect(rivalOf({ scope: 'graph', name: 'list' }, 'g')?.label).toBe('Go to the inbox');
  expect(rivalOf({ scope: 'task', name: 'status' }, '$mod+Shift+z')?.label).toBe('Redo');
});

test('own keys are not given back while something else has them', async () => {
  const { rebind, rivalOfReset, keysOf } = await load();
  rebind({ scope: 'task', name: 'status' }, 'y');
  rebind({ scope: 'task', name: 'assign' }, 's');
  expect(rivalOfReset({ scope: 'task', name: 'status' })?.name).toBe('assign');
  rebind({ scope: 'task', name: 'assign' }, null);
  expect(rivalOfReset({ scope: 'task', name: 'status' })).toBeNull();
  rebind({ scope: 'task', name: 'status' }, null);
  expect(keysOf('task', 'status')).toEqual(['s']);
  expect(localStorage.getItem('orchestrator.keys')).toBeNull();
});

test('keys that were chosen under the names of before are still there', async () => {
  localStorage.setItem(
    'orchestrator.keys',
    '{"outline.status":"z","global.goBoard":"w","outline.next":"i","gone.x":"q"}',
  );
  const { keysOf } = await load();
  expect([keysOf('task', 'status'), keysOf('project', 'goBoard'), keysOf('outline', 'next')]).toEqual([
    ['z'],
    ['w'],
    ['i'],
  ]);
});

test('what is chosen in another tab is chosen here, and the next choice made here keeps it', async () => {
  const { keysOf, rebind } = await load();
  localStorage.setItem('orchestrator.keys', '{"task.status":"z"}');
  window.dispatchEvent(new StorageEvent('storage', { key: 'orchestrator.keys' }));
  expect(keysOf('task', 'status')).toEqual(['z']);
  rebind({ scope: 'task', name: 'assign' }, 'w');
  expect(JSON.parse(localStorage.getItem('orchestrator.keys') ?? '')).toEqual({
    'task.status': 'z',
    'task.assign': 'w',
  });
});

test('buttons and menus name the keys that were chosen, and none while single letters are off', async () => {
  const { rebind } = await load();
  const { keysForPerson } = await import('../../ui/keys.ts');
  const { setSingleKeys } = await import('./single-key-setting.ts');
  expect(['task.status', 'project.goOutline', 'review.apply', '$mod+Enter'].map(keysForPerson)).toEqual([
    'S',
    'G then O',
    'Ctrl+↵',
    'Ctrl+↵',
  ]);
  rebind({ scope: 'task', name: 'status' }, 'Alt+w');
  rebind({ scope: 'task', name: 'move' }, '$mod++');
  expect(['task.status', 'task.move'].map(keysForPerson)).toEqual(['Alt+W', 'Ctrl++']);
  setSingleKeys(false);
  expect(['task.assign', 'task.status', 'project.goOutline'].map(keysForPerson)).toEqual(['', 'Alt+W', '']);
});
