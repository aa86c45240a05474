import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  NaturalLanguageEditor,
  type NaturalLanguageEditorProps,
} from '../../web/features/planning/natural-language-editor.tsx';
import { kept } from './memory-idb.ts';
import { giveElementsASize, openPage, ScriptedApi } from './scripted-api.tsx';

vi.mock('idb-keyval', () => import('./memory-idb.ts'));

beforeAll(giveElementsASize);
beforeEach(() => kept.clear());
afterEach(cleanup);

const started = (field: string) => () => ({
  data: {
    [field]: { __typename: 'AgentRun', id: 'run-1', project: { __typename: 'Project', id: 'project-1', name: 'P' } },
  },
});

async function openEditor(props: Partial<NaturalLanguageEditorProps> = {}) {
  const api = new ScriptedApi({
    ProviderList: () => ({ data: { providers: [] } }),
    ProjectList: () => ({ data: { projects: { __typename: 'ProjectConnection', nodes: [] } } }),
    NaturalLanguageEditor_plan: started('planProject'),
    NaturalLanguageEditor_change: started('editPlan'),
    NaturalLanguageEditor_breakDown: started('decomposeTask'),
    NaturalLanguageEditor_ask: () => ({
      data: {
        sendMessage: {
          __typename: 'SendMessagePayload',
          conversation: { __typename: 'Conversation', id: 'chat-1' },
          run: { __typename: 'AgentRun', id: 'run-1' },
        },
      },
    }),
  });
  const Page = () => (
    <NaturalLanguageEditor
      projectId="project-1"
      scopeLabel="Portal"
      actions={['change', 'plan', 'ask']}
      taskCount={12}
      draftScope="test"
      label="What is to be done?"
      variant="page"
      {...props}
    />
  );
  const page = openPage({ api, path: '/p/$projectId/outline', url: '/p/project-1/outline', Page });
  const box = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'What is to be done?' });
  return { ...page, api, box, user: userEvent.setup() };
}

const pressed = () =>
  within(screen.getByRole('group', { name: 'What to do with it' })).getByRole('button', { pressed: true }).textContent;

describe('the bar in a project', () => {
  it('follows what is written, until somebody chooses what to do with it', async () => {
    const { api, box, user, location } = await openEditor();
    await user.type(box, 'Mark 12 done');
    expect(pressed()).toBe('Change');
    await user.clear(box);
    await user.type(box, 'What is late?');
    expect(pressed()).toBe('Ask');
    await user.click(screen.getByRole('button', { name: 'Plan' }));
    await user.type(box, ' Nobody knows');
    expect(pressed()).toBe('Plan');
    await user.click(screen.getByRole('button', { name: 'Plan it' }));
    await waitFor(() => expect(location()).toBe('/p/project-1/run/run-1'));
    expect(api.callsOf('NaturalLanguageEditor_plan')).toEqual([
      { input: { goal: 'What is late? Nobody knows', projectId: 'project-1' } },
    ]);
  });

  it('proposes changes of what is selected', async () => {
    const { api, box, user, location } = await openEditor({ taskIds: ['a', 'b'], actions: ['change', 'ask'] });
    await user.type(box, 'Mark them done{Control>}{Enter}{/Control}');
    await waitFor(() => expect(location()).toBe('/p/project-1/run/run-1'));
    expect(api.callsOf('NaturalLanguageEditor_change')).toEqual([
      { input: { projectId: 'project-1', instructions: 'Mark them done', taskIds: ['a', 'b'] } },
    ]);
  });

  it('breaks one task down without a word', async () => {
    const { api, user, location } = await openEditor({ taskIds: ['a'], actions: ['change', 'breakDown', 'ask'] });
    await user.click(screen.getByRole('button', { name: 'Break it down' }));
    await waitFor(() => expect(location()).toBe('/p/project-1/run/run-1'));
    expect(api.callsOf('NaturalLanguageEditor_breakDown')).toEqual([{ input: { taskId: 'a' } }]);
  });

  it('asks in a conversation, which opens beside the view', async () => {
    const onStarted = vi.fn();
    const { api, box, user, location } = await openEditor({
      askedAs: (text) => `About #3: ${text}`,
      onStarted,
    });
    await user.type(box, 'What is late?');
    const submit = screen.getAllByRole('button', { name: 'Ask' }).at(-1)!;
    await user.click(submit);
    await waitFor(() => expect(onStarted).toHaveBeenCalled());
    expect(location()).toBe('/p/project-1/outline');
    expect(api.callsOf('NaturalLanguageEditor_ask')).toEqual([
      { input: { text: 'About #3: What is late?', projectId: 'project-1' } },
    ]);
    expect(box.value).toBe('');
  });

  it('offers examples while nothing is written, and takes one over with what to do', async () => {
    const suggestions = [
      { label: 'What is next?', text: 'What is next?', action: 'ask' },
      { label: 'A plan', text: 'Open a bakery', action: 'plan' },
    ] as const;
    const { box, user } = await openEditor({ suggestions });
    await user.click(screen.getByRole('button', { name: 'A plan' }));
    expect(box.value).toBe('Open a bakery');
    expect(pressed()).toBe('Plan');
    await user.type(box, ' in Graz');
    expect(screen.queryByRole('button', { name: 'What is next?' })).toBeNull();
  });

  it('says what is missing, and sends nothing', async () => {
    const { api, user } = await openEditor();
    await user.click(screen.getByRole('button', { name: 'Propose changes' }));
    expect(screen.getAllByText('Write what is to change.').length).toBeGreaterThan(0);
    expect(api.callsOf('NaturalLanguageEditor_change')).toEqual([]);
  });
});
