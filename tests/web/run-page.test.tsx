import { act, cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { RunPage } from '../../web/features/planning/run-page.tsx';
import { connectToasts } from '../../web/ui/toasts.ts';
import { applied, operation } from './patch-fixture.ts';
import { RunFeed } from './run-feed.ts';
import { kept } from './memory-idb.ts';
import { giveElementsASize, openPage, ScriptedApi } from './scripted-api.tsx';
import type { Handler } from './scripted-api.tsx';

vi.mock('idb-keyval', () => import('./memory-idb.ts'));

beforeAll(giveElementsASize);
beforeEach(() => kept.clear());
afterEach(cleanup);

function runState(more: Record<string, unknown> = {}) {
  return {
    __typename: 'AgentRun',
    id: 'run-1',
    agent: 'PLANNER',
    status: 'RUNNING',
    prompt: 'Plan the portal',
    taskIds: [],
    task: null,
    conversation: null,
    provider: 'builtin',
    model: 'builtin',
    incomplete: false,
    error: null,
    errorCode: null,
    createdAt: '2026-11-23T10:00:00Z',
    startedAt: '2026-11-23T10:00:00Z',
    finishedAt: null,
    usage: { __typename: 'Usage', inputTokens: 0, outputTokens: 0, costUsd: 0, costKnown: true },
    project: { __typename: 'Project', id: 'project-1', name: 'Portal', version: 0 },
    patch: null,
    ...more,
  };
}

function openRun(state: () => object = () => runState(), handlers: Record<string, Handler> = {}) {
  const run = new RunFeed();
  const api = new ScriptedApi({
    RunPage: () => ({ data: { agentRun: state() } }),
    RunPage_events: ({ after }) => run.follow(after as number),
    People: () => ({ data: { people: [] } }),
    ProviderList: () => ({ data: { providers: [] } }),
    BriefCoverage: () => ({ data: { agentRun: null } }),
    ...handlers,
  });
  const page = openPage({ api, path: '/p/$projectId/run/$runId', url: '/p/project-1/run/run-1', Page: RunPage });
  return { ...page, run, api, user: userEvent.setup() };
}

const titles = () =>
  screen
    .queryAllByRole('listitem')
    .map((item) => item.getAttribute('aria-label'))
    .filter(Boolean);
const create = (id: string, requires: string[] = []) => ({
  operation: operation(id, 'CREATE_TASK', { title: id, requires }),
});

describe('a run that streams in', () => {
  it('says that it plans before anything has come, and shows operations in the order in which they come', async () => {
    const { run } = openRun();
    await screen.findByRole('heading', { level: 1, name: 'Planning…' });
    expect(screen.getByRole('button', { name: 'Stop' })).toBeDefined();
    await act(async () => {
      run.tell('STARTED');
      run.tell('TEXT', { text: 'Reading the brief.\nLooking for dates.' });
      run.tell('OPERATION', create('b'));
      run.tell('OPERATION', create('a', ['b']));
    });
    await waitFor(() => expect(titles()).toEqual(['Add: b, included', 'Add: a, included']));
    expect(screen.getByText('Looking for dates.')).toBeDefined();
    expect(screen.getByText('2', { exact: false, selector: '.text-add' }).textContent).toBe('+2 added');
  });

  it('shows the titles of many that come at once, and their buttons when nothing more comes for a moment', async () => {
    const { run } = openRun();
    await screen.findByRole('heading', { level: 1, name: 'Planning…' });
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
    const buttons = () => screen.queryAllByRole('button', { name: /^Reject/ }).length;
    let atFirst: number | null = null;
    const observer = new MutationObserver(() => {
      if (titles().length === names.length) atFirst ??= buttons();
    });
    observer.observe(document.body, { childList: true, subtree: true });
    await act(async () => {
      run.tell('STARTED');
      for (const name of names) run.tell('OPERATION', create(name));
    });
    await waitFor(() => expect(titles()).toEqual(names.map((name) => `Add: ${name}, included`)));
    expect(screen.getByText('g')).toBeDefined();
    await waitFor(() => expect(buttons()).toBe(names.length));
    observer.disconnect();
    expect(atFirst).toBe(0);
  });

  it('shows few that come together as a whole, and where the focus is as well', async () => {
    const { run, user } = openRun();
    await screen.findByRole('heading', { level: 1, name: 'Planning…' });
    await act(async () => {
      run.tell('STARTED');
      for (const name of ['a', 'b']) run.tell('OPERATION', create(name));
    });
    await waitFor(() => expect(titles()).toHaveLength(2));
    expect(screen.getAllByRole('button', { name: /^Reject/ })).toHaveLength(2);
    await act(async () => {
      for (const name of ['c', 'd', 'e', 'f', 'g', 'h']) run.tell('OPERATION', create(name));
    });
    await waitFor(() => expect(titles()).toHaveLength(8));
    await user.keyboard('kk');
    expect(screen.getByRole('button', { name: 'Reject g' })).toBeDefined();
  });

  it('goes on after the last event when the connection was lost, and shows nothing twice', async () => {
    const { run } = openRun();
    await screen.findByRole('heading', { level: 1, name: 'Planning…' });
    await act(async () => {
      run.tell('STARTED');
      run.tell('OPERATION', create('a'));
      run.cut();
    });
    expect(await screen.findByText(/The connection is lost/)).toBeDefined();
    run.tell('OPERATION', create('b'));
    await waitFor(() => expect(run.asked).toEqual([0, 2]), { timeout: 3000 });
    await waitFor(() => expect(titles()).toEqual(['Add: a, included', 'Add: b, included']));
    expect(screen.queryByText(/The connection is lost/)).toBeNull();
  });

  it('keeps decisions that were made meanwhile, and replaces itself by the review when it is done', async () => {
    let patch: object | null = null;
    const { run, user, location, historyLength } = openRun(() => runState({ patch }));
    await screen.findByRole('heading', { level: 1, name: 'Planning…' });
    await act(async () => run.tell('OPERATION', create('a')));
    await user.click(await screen.findByRole('button', { name: 'Reject a' }));
    await act(async () => run.tell('OPERATION', create('b', ['a'])));
    await waitFor(() => expect(titles()).toEqual(['Add: a, rejected', 'Add: b, rejected']));
    patch = { __typename: 'Patch', id: 'patch-1', status: 'PROPOSED' };
    await act(async () => {
      run.tell('SUCCEEDED');
      run.end();
    });
    await waitFor(() => expect(location()).toBe('/p/project-1/plan/patch-1'));
    expect(historyLength()).toBe(1);
    expect(kept.get('verdicts:run:run-1')).toMatchObject({
      value: [
        ['a', { type: 'rejected', because: 'a' }],
        ['b', { type: 'rejected', because: 'a' }],
      ],
    });
  });

  it('keeps what was asked in view, to be asked in other words, which stops what is going', async () => {
    const next = {
      __typename: 'AgentRun',
      id: 'run-2',
      project: { __typename: 'Project', id: 'project-1', name: 'Portal' },
    };
    const asked: string[] = [];
    const { run, api, user, location } = openRun(undefined, {
      NaturalLanguageEditor_plan: () => {
        asked.push('plan');
        return { data: { planProject: next } };
      },
      RunPage_cancel: () => {
        asked.push('stop');
        run.tell('CANCELLED');
        run.end();
        return { data: { cancelRun: { __typename: 'AgentRun', id: 'run-1', status: 'CANCELLED' } } };
      },
    });
    await act(async () => run.tell('OPERATION', create('a')));
    await screen.findByText('Asked:');
    await user.click(screen.getByRole('button', { name: 'Refine…' }));
    const field = await screen.findByRole('textbox', { name: 'Refine the goal' });
    await waitFor(() => expect((field as HTMLTextAreaElement).value).toBe('Plan the portal'));
    await user.type(field, ' by May');
    expect(api.callsOf('RunPage_cancel')).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Stop and plan again' }));
    await waitFor(() => expect(location()).toBe('/p/project-1/run/run-2'));
    expect(api.callsOf('NaturalLanguageEditor_plan')[0]?.['input']).toMatchObject({
      goal: 'Plan the portal by May',
      projectId: 'project-1',
    });
    // Two runs never go side by side.
    expect(asked).toEqual(['stop', 'plan']);
  });

  it('asks for nothing else where it cannot be stopped, and keeps the words', async () => {
    const { run, api, user } = openRun(undefined, {
      RunPage_cancel: () => ({ errors: [{ message: 'Not now.' }] }),
    });
    await act(async () => run.tell('OPERATION', create('a')));
    await user.click(await screen.findByRole('button', { name: 'Refine…' }));
    const field = await screen.findByRole('textbox', { name: 'Refine the goal' });
    await user.type(field, ' by May');
    await user.click(screen.getByRole('button', { name: 'Stop and plan again' }));
    expect(await screen.findByText('Not now.', { selector: 'p, p *' })).toBeDefined();
    expect(api.callsOf('NaturalLanguageEditor_plan')).toEqual([]);
    expect((field as HTMLTextAreaElement).value).toBe('Plan the portal by May');
  });

  it('says where it was stopped and the new words were refused, and offers them again', async () => {
    const shown: string[] = [];
    onTestFinished(connectToasts(({ title }) => shown.push(title)));
    const { run, user } = openRun(() => runState({ status: 'CANCELLED' }), {
      NaturalLanguageEditor_plan: () => ({ errors: [{ message: 'The month’s money is spent.' }] }),
      RunPage_cancel: () => {
        run.tell('CANCELLED');
        run.end();
        return { data: { cancelRun: { __typename: 'AgentRun', id: 'run-1', status: 'CANCELLED' } } };
      },
    });
    await act(async () => run.tell('OPERATION', create('a')));
    await user.click(await screen.findByRole('button', { name: 'Refine…' }));
    await user.type(await screen.findByRole('textbox', { name: 'Refine the goal' }), ' by May');
    await user.click(screen.getByRole('button', { name: 'Stop and plan again' }));
    await waitFor(() => expect(shown).toEqual(['The run was stopped, and no other was started.']));
    const again = await screen.findByRole('textbox', { name: 'Goal' });
    await waitFor(() => expect((again as HTMLTextAreaElement).value).toBe('Plan the portal by May'));
  });

  it('stops on demand, and offers what had arrived', async () => {
    let patch: object | null = null;
    const { run, api, user, location } = openRun(() => runState({ patch, status: 'CANCELLED', incomplete: true }), {
      RunPage_cancel: () => ({ data: { cancelRun: { __typename: 'AgentRun', id: 'run-1', status: 'RUNNING' } } }),
    });
    await screen.findByRole('heading', { level: 1, name: 'Planning…' });
    await act(async () => run.tell('OPERATION', create('a')));
    await screen.findByRole('button', { name: 'Reject a' });
    await user.keyboard('.');
    await waitFor(() => expect(api.callsOf('RunPage_cancel')).toEqual([{ id: 'run-1' }]));
    patch = { __typename: 'Patch', id: 'patch-1', status: 'PROPOSED' };
    await act(async () => {
      run.tell('CANCELLED');
      run.end();
    });
    await screen.findByRole('heading', { level: 1, name: 'Stopped after 1 change' });
    await user.click(await screen.findByRole('button', { name: 'Review 1 change' }));
    await waitFor(() => expect(location()).toBe('/p/project-1/plan/patch-1'));
  });

  it('goes on after a stop: applies what is in of what had arrived, and asks for the rest', async () => {
    const patch = { __typename: 'Patch', id: 'patch-1', status: 'PROPOSED' };
    const next = {
      __typename: 'AgentRun',
      id: 'run-2',
      project: { __typename: 'Project', id: 'project-1', name: 'Portal' },
    };
    const { run, api, user, location } = openRun(() => runState({ patch, status: 'CANCELLED', incomplete: true }), {
      ApplyPatch: () => ({ data: { applyPatch: applied() } }),
      NaturalLanguageEditor_plan: () => ({ data: { planProject: next } }),
      ProjectList: () => ({ data: { projects: { nodes: [], totalCount: 0 } } }),
    });
    await act(async () => {
      run.tell('OPERATION', create('a'));
      run.tell('OPERATION', create('b'));
    });
    await user.click(await screen.findByRole('button', { name: 'Reject a' }));
    await act(async () => {
      run.tell('CANCELLED');
      run.end();
    });
    await user.click(await screen.findByRole('button', { name: 'Apply and continue' }));
    await waitFor(() => expect(location()).toBe('/p/project-1/run/run-2'));
    expect(api.callsOf('ApplyPatch')[0]?.['input']).toMatchObject({ patchId: 'patch-1', accept: ['b'] });
    expect(api.callsOf('NaturalLanguageEditor_plan')[0]?.['input']).toMatchObject({ goal: 'Plan the portal' });
  });

  it('takes other values while more arrives, over a reload too, and keeps them for the review', async () => {
    const { run, user, unmount } = openRun();
    await act(async () => run.tell('OPERATION', create('a')));
    await user.click(await screen.findByRole('button', { name: 'Edit a' }));
    const title = await screen.findByRole('textbox', { name: 'Title' });
    await user.clear(title);
    await user.type(title, 'Better');
    await act(async () => run.tell('OPERATION', create('b')));
    await user.type(screen.getByRole('textbox', { name: 'Estimate' }), '2d{Enter}');
    await screen.findByRole('listitem', { name: 'Add: Better, included' });
    expect(screen.getByRole('listitem', { name: /Better/ }).textContent).toContain('Edited');
    unmount();
    const again = openRun();
    await act(async () => again.run.tell('OPERATION', create('a')));
    await screen.findByRole('listitem', { name: 'Add: Better, included' });
    const [[, written]] = (kept.get('edits:run:run-1') as { value: [[string, { changes: object }]] }).value;
    expect(written.changes).toEqual({ title: 'Better', estimatedMinutes: 960 });
  });

  it('says in words why it failed, and keeps the goal to try again with', async () => {
    const { run } = openRun(() => runState({ status: 'FAILED', error: 'The key of OpenAI was refused.' }));
    await screen.findByRole('heading', { level: 1, name: 'Planning…' });
    await act(async () => {
      run.tell('RETRY', { text: 'OpenAI is busy. Trying again in 2 s.' });
    });
    expect(await screen.findByText('OpenAI is busy. Trying again in 2 s.')).toBeDefined();
    await act(async () => {
      run.tell('FAILED', { text: 'The key of OpenAI was refused.' });
      run.end();
    });
    await screen.findByRole('heading', { level: 1, name: 'Planning has failed' });
    expect(screen.getAllByText('The key of OpenAI was refused.').length).toBeGreaterThan(0);
    expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Goal' }).value).toBe('Plan the portal');
  });

  it('says so when there is nothing to change, with what the agent has said', async () => {
    const { run } = openRun(() => runState({ status: 'SUCCEEDED' }));
    await screen.findByRole('heading', { level: 1, name: 'Planning…' });
    await act(async () => {
      run.tell('TEXT', { text: 'The plan has all of this.' });
      run.tell('SUCCEEDED');
      run.end();
    });
    await screen.findByRole('heading', { level: 1, name: 'Nothing to change' });
    expect(await screen.findByRole('region', { name: 'What now' })).toBeDefined();
    expect(screen.getByText('The plan has all of this.')).toBeDefined();
  });

  it.each([
    ['DECOMPOSER', 'Breaking it down…'],
    ['EDITOR', 'Working out the changes…'],
  ])('says what the %s does', async (agent, title) => {
    openRun(() => runState({ agent }));
    expect(await screen.findByRole('heading', { level: 1, name: title })).toBeDefined();
  });

  it('shows what the run reported where nothing came of it, and asks the same agent about the same tasks again', async () => {
    const { run, api, user, location } = openRun(
      () => runState({ agent: 'EDITOR', status: 'SUCCEEDED', prompt: 'Fly to the moon', taskIds: ['t1', 't2'] }),
      {
        NaturalLanguageEditor_change: () => ({
          data: {
            editPlan: { __typename: 'AgentRun', id: 'run-2', project: { __typename: 'Project', id: 'project-1' } },
          },
        }),
      },
    );
    await screen.findByRole('heading', { level: 1, name: 'Working out the changes…' });
    await act(async () => {
      run.tell('WARNING', { text: 'I did not understand that.' });
      run.tell('SUCCEEDED');
      run.end();
    });
    await screen.findByRole('heading', { level: 1, name: 'Nothing to change' });
    expect(await screen.findByText('I did not understand that.')).toBeDefined();
    const box = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Instructions' });
    expect(box.value).toBe('Fly to the moon');
    await user.clear(box);
    await user.type(box, 'Mark them done');
    await user.click(screen.getByRole('button', { name: 'Ask differently' }));
    await waitFor(() => expect(location()).toBe('/p/project-1/run/run-2'));
    expect(api.callsOf('NaturalLanguageEditor_change')).toEqual([
      { input: { projectId: 'project-1', instructions: 'Mark them done', taskIds: ['t1', 't2'] } },
    ]);
  });

  it('lists warnings on demand', async () => {
    const { run, user } = openRun();
    await screen.findByRole('heading', { level: 1, name: 'Planning…' });
    await act(async () => {
      run.tell('WARNING', { text: 'Line 12 was left out.' });
      run.tell('WARNING', { text: 'Line 14 was left out.' });
    });
    await user.click(await screen.findByRole('button', { name: '2 warnings' }));
    expect(screen.getByText('Line 14 was left out.')).toBeDefined();
  });

  it('takes in 1,000 operations at once and keeps only those in view in the page', async () => {
    const { run } = openRun();
    await screen.findByRole('heading', { level: 1, name: 'Planning…' });
    await act(async () => {
      for (let index = 0; index < 1_000; index += 1) run.tell('OPERATION', create(`task ${index}`));
    });
    await waitFor(() => expect(screen.getByText('1000', { exact: false, selector: '.text-add' })).toBeDefined());
    expect(screen.getAllByRole('listitem').length).toBeLessThan(100);
  });
});
