import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { CombinedGraphQLErrors } from '@apollo/client/errors';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { WelcomePage } from '../../web/features/planning/welcome-page.tsx';
import { kept } from './memory-idb.ts';
import { giveElementsASize, openPage, ScriptedApi } from './scripted-api.tsx';
import type { Handler } from './scripted-api.tsx';

vi.mock('idb-keyval', () => import('./memory-idb.ts'));

beforeAll(giveElementsASize);
beforeEach(() => {
  kept.clear();
  localStorage.clear();
});
afterEach(cleanup);

const PROVIDERS = [
  {
    __typename: 'Provider',
    id: 'builtin',
    name: 'Built-in planner',
    configured: true,
    models: ['builtin'],
    defaultModel: 'builtin',
    isDefault: true,
    setup: null,
  },
  {
    __typename: 'Provider',
    id: 'openai',
    name: 'OpenAI',
    configured: false,
    models: [],
    defaultModel: 'gpt',
    isDefault: false,
    setup: 'Set OPENAI_API_KEY and start again.',
  },
];
const started = {
  data: {
    planProject: {
      __typename: 'AgentRun',
      id: 'run-1',
      project: { __typename: 'Project', id: 'project-1', name: 'Portal' },
    },
  },
};

function projects(nodes: object[]) {
  return { data: { projects: { __typename: 'ProjectConnection', nodes } } };
}

async function openWelcome(handlers: Record<string, Handler> = {}) {
  const api = new ScriptedApi({
    ProviderList: () => ({ data: { providers: PROVIDERS } }),
    WelcomePage: () => projects([]),
    NaturalLanguageEditor_plan: () => started,
    ...handlers,
  });
  const page = openPage({ api, path: '/welcome', url: '/welcome', Page: WelcomePage });
  const box = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'What do you want to achieve?' });
  return { ...page, api, box, user: userEvent.setup() };
}

function textFile(name: string, text: string): File {
  return new File([text], name);
}

describe('the goal box', () => {
  it('has the focus and sends what is written with the keys', async () => {
    const { api, box, user, location } = await openWelcome();
    await screen.findByText('Built-in planner');
    expect(document.activeElement).toBe(box);
    await user.keyboard('Open a bakery{Control>}{Enter}{/Control}');
    await waitFor(() => expect(location()).toBe('/p/project-1/run/run-1'));
    expect(api.callsOf('NaturalLanguageEditor_plan')).toEqual([{ input: { goal: 'Open a bakery' } }]);
  });

  it('asks for a goal when there is none, and sends nothing', async () => {
    const { api, user } = await openWelcome();
    await user.click(screen.getByRole('button', { name: 'Plan it' }));
    expect(screen.getAllByText('Write what you want to achieve, or paste a document to plan from.').length).toBe(2);
    expect(api.callsOf('NaturalLanguageEditor_plan')).toEqual([]);
  });

  it('keeps the text and says what the server says when it refuses', async () => {
    const refusal = new CombinedGraphQLErrors({
      errors: [{ message: 'The provider openai is not set up.', extensions: { code: 'BAD_USER_INPUT' } }],
    });
    const { box, user, location } = await openWelcome({ NaturalLanguageEditor_plan: () => Promise.reject(refusal) });
    await user.type(box, 'Open a bakery');
    await user.click(screen.getByRole('button', { name: 'Plan it' }));
    expect((await screen.findAllByText('The provider openai is not set up.')).length).toBeGreaterThan(0);
    expect(box.value).toBe('Open a bakery');
    expect(location()).toBe('/welcome');
  });

  it('keeps the text over a reload, and forgets it once it was sent', async () => {
    const first = await openWelcome();
    await first.user.type(first.box, 'Open a bakery');
    first.unmount();
    const second = await openWelcome();
    await waitFor(() => expect(second.box.value).toBe('Open a bakery'));
    await second.user.click(screen.getByRole('button', { name: 'Plan it' }));
    await waitFor(() => expect(second.location()).toBe('/p/project-1/run/run-1'));
    second.unmount();
    const third = await openWelcome();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(third.box.value).toBe('');
  });

  it('takes a dropped document after what is written', async () => {
    const { box, user } = await openWelcome();
    await user.type(box, 'Plan this:');
    fireEvent.drop(box, { dataTransfer: { files: [textFile('brief.md', '\uFEFF# Brief\n- One')], types: ['Files'] } });
    await waitFor(() => expect(box.value).toBe('Plan this:\n\n# Brief\n- One'));
  });

  it('refuses other files with a sentence and leaves the text alone', async () => {
    const { box, user } = await openWelcome();
    await user.type(box, 'Plan this:');
    fireEvent.drop(box, { dataTransfer: { files: [textFile('brief.pdf', '%PDF')], types: ['Files'] } });
    expect(await screen.findByText(/“brief.pdf” cannot be read here/)).toBeDefined();
    expect(box.value).toBe('Plan this:');
  });

  it('refuses more than 200,000 characters with a sentence, and cuts nothing off', async () => {
    const { api, box, user } = await openWelcome();
    fireEvent.change(box, { target: { value: 'x'.repeat(200_001) } });
    expect(screen.getByText('200,001 of 200,000 characters')).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Plan it' }));
    expect(screen.getAllByText(/This is 200,001 characters long/).length).toBeGreaterThan(0);
    expect(box.value).toHaveLength(200_001);
    expect(api.callsOf('NaturalLanguageEditor_plan')).toEqual([]);
  });

  it('fills in an example to start from', async () => {
    const { box, user } = await openWelcome();
    await user.click(screen.getByRole('button', { name: 'A brief in Markdown' }));
    expect(box.value).toContain('# Customer portal');
    await user.click(screen.getByRole('button', { name: 'Migrate a database' }));
    expect(box.value).toContain('PostgreSQL');
    await user.type(box, ' in May');
    expect(screen.queryByRole('button', { name: 'Migrate a database' })).toBeNull();
  });

  it('shows what a provider that is not set up needs, and does not offer to choose it', async () => {
    const { user } = await openWelcome();
    await user.click(await screen.findByRole('button', { name: /Planned by Built-in planner/ }));
    expect(await screen.findByText('Set OPENAI_API_KEY and start again.')).toBeDefined();
    expect(screen.getAllByRole('menuitemradio').map((item) => item.textContent)).toEqual(['Built-in planner']);
  });

  it('names a provider only where one was chosen, and until that is taken back', async () => {
    const others = PROVIDERS.map((provider) => ({ ...provider, configured: true }));
    const { user, api } = await openWelcome({ ProviderList: () => ({ data: { providers: others } }) });
    const choose = async (name: RegExp): Promise<void> => {
      await user.click(await screen.findByRole('button', { name: /Choose another provider/ }));
      await user.click(await screen.findByRole('menuitemradio', { name }));
    };
    await choose(/^OpenAI/);
    expect(screen.getByRole('button', { name: /^Planned by OpenAI/ })).toBeDefined();
    await choose(/^Automatic · Built-in planner first/);
    await user.type(screen.getByRole('textbox'), 'Open a bakery{Control>}{Enter}{/Control}');
    await waitFor(() =>
      expect(api.callsOf('NaturalLanguageEditor_plan')).toEqual([{ input: { goal: 'Open a bakery' } }]),
    );
  });

  it('leads back to recent projects, and straight to what waits there for a review', async () => {
    const node = (id: string, proposals: object[]) => ({
      __typename: 'Project',
      id,
      name: `Project ${id}`,
      progress: { __typename: 'Progress', taskCount: 4, completedCount: 1 },
      patches: { __typename: 'PatchConnection', nodes: proposals },
    });
    await openWelcome({
      WelcomePage: () =>
        projects([node('a', [{ __typename: 'Patch', id: 'patch-1', title: 'Plan the portal' }]), node('b', [])]),
    });
    const review = await screen.findByRole('link', { name: 'Review Plan the portal' });
    expect(review.getAttribute('href')).toBe('/p/a/plan/patch-1');
    expect(screen.getByRole('link', { name: 'Project b' }).getAttribute('href')).toBe('/p/b/outline');
    expect(screen.getByText('1 of 4 done')).toBeDefined();
  });
});
