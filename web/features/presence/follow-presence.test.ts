import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { scriptedServer } from '../../../tests/web/scripted-server.ts';
import { followPresence, presentOf } from './follow-presence.ts';
import type { Present } from './present.ts';

const NOWHERE = { page: null, taskId: null, openTaskId: null };
const PRESENCE = { __typename: 'ProjectPresence' as const };
const viewer = (windowId: string, name: string, taskId: string | null = null) => ({
  ...NOWHERE,
  __typename: 'PresentViewer' as const,
  windowId,
  name,
  taskId,
});

test('names are told apart in the order in which their viewers came, the same for everybody', () => {
  const viewers = [viewer('1', 'Ana', 'a'), viewer('2', 'Ben', 'a'), viewer('3', 'Ana', 'a')];
  const forSecond = presentOf({ ...PRESENCE, totalCount: 5, viewers }, '2');
  expect(forSecond.others.map(({ name }) => name)).toEqual(['Ana', 'Ana 2']);
  expect(forSecond.moreCount).toBe(2);
  expect([...forSecond.atTask]).toEqual([['a', 'Ana, Ana 2']]);
  expect(presentOf({ ...PRESENCE, totalCount: 3, viewers }, '3').self?.name).toBe('Ana 2');
});

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function begin() {
  const server = scriptedServer();
  const place = { page: 'OUTLINE' as const, taskId: 'a', openTaskId: null };
  const seen: Present[] = [];
  const followed = followPresence({
    client: server.client,
    projectId: 'p',
    windowId: '1',
    name: 'Ana',
    place: () => ({ ...place }),
    onPresent: (present) => seen.push(present),
  });
  const tell = (at: object = place) =>
    server
      .of('PresenceChanges')
      .at(-1)
      ?.answer({ presenceChanged: { totalCount: 1, viewers: [{ ...viewer('1', 'Ana'), ...at }] } });
  return { server, place, seen, followed, tell };
}

test('many moves in a moment are told as one, and none where the place is the same again', () => {
  const { server, place, followed, tell } = begin();
  expect(server.of('PresenceChanges')[0]?.variables).toMatchObject({ name: 'Ana', place: { taskId: 'a' } });
  tell();
  for (const taskId of ['b', 'c', 'd']) {
    place.taskId = taskId;
    followed.moved();
  }
  vi.advanceTimersByTime(300);
  expect(server.of('ShowPlace').map(({ variables }) => variables['place'])).toMatchObject([{ taskId: 'd' }]);
  followed.moved();
  vi.advanceTimersByTime(300);
  expect(server.of('ShowPlace')).toHaveLength(1);
  followed.stop();
});

test('where the server has it otherwise, it is told again', () => {
  const { server, followed, tell } = begin();
  tell({ taskId: 'somewhere' });
  vi.advanceTimersByTime(300);
  expect(server.of('ShowPlace')).toHaveLength(1);
  followed.stop();
});

test('without a connection nobody is there, and one comes again when it is back', () => {
  const { server, seen, followed, tell } = begin();
  tell();
  expect(seen.at(-1)?.self?.name).toBe('Ana');
  server.of('PresenceChanges')[0]?.breakOff();
  expect(seen.at(-1)?.self).toBeNull();
  vi.advanceTimersByTime(1_000);
  expect(server.of('PresenceChanges')).toHaveLength(2);
  followed.stop();
});
