import { cleanup, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { ProvidersPage } from '../../web/features/settings/providers-page.tsx';
import { openPage, ScriptedApi, type Handler } from './scripted-api.tsx';

afterEach(cleanup);

const model = (name: string, price: number | null) => ({
  __typename: 'ProviderModel',
  name,
  outputTokens: 32_000,
  inputUsdPerMillion: price,
  outputUsdPerMillion: price === null ? null : price * 4,
});
const provider = (id: string, name: string, changes: object = {}) => ({
  __typename: 'Provider',
  id,
  name,
  configured: true,
  isDefault: false,
  setup: null,
  host: null,
  defaultModel: '',
  modelDetails: [],
  ...changes,
});
const OPENAI = provider('openai', 'OpenAI', {
  isDefault: true,
  host: 'api.openai.com',
  defaultModel: 'gpt-a',
  modelDetails: [model('gpt-a', 1.25), model('gpt-b', null)],
});
const XAI = provider('xai', 'xAI', { configured: false, setup: 'Set XAI_API_KEY and start again.' });
const BUILTIN = provider('builtin', 'Built-in', { defaultModel: 'builtin' });
const route = ({ id, name, configured }: ReturnType<typeof provider>, named = '') => ({
  __typename: 'AgentRoute',
  provider: { __typename: 'Provider', id, name, configured },
  model: named,
});
const order = (agent: string, routes: object[]) => ({ __typename: 'AgentOrder', agent, routes });
const CACHE = {
  __typename: 'ResponseCache',
  store: 'memory',
  isReachable: true,
  hits: 3,
  misses: 9,
  entries: 5,
  bytes: 20_480,
  maxEntries: 500,
  maxBytes: 33_554_432,
  keepMinutes: 1_440,
};
const page = (responseCache: object | null = CACHE) => ({
  data: {
    providers: [OPENAI, XAI, BUILTIN],
    providerSettings: {
      __typename: 'ProviderSettings',
      orders: [
        order('PLANNER', [route(OPENAI, 'gpt-a'), route(XAI, 'grok')]),
        order('DECOMPOSER', [route(BUILTIN, 'builtin')]),
        order('EDITOR', [route(OPENAI, 'gpt-a'), route(XAI, 'grok')]),
        order('ORCHESTRATOR', [route(OPENAI, 'gpt-a'), route(XAI, 'grok')]),
      ],
      firstByteSeconds: 60,
      silenceSeconds: 90,
      runMinutes: 15,
      retries: 3,
      fallsBackOnRefusal: false,
      fallsBackOnInvalidOutput: false,
      fallsBackFromNamedProvider: false,
    },
    responseCache,
  },
});
const tested = (changes: object) => ({
  data: {
    testProvider: {
      __typename: 'ProviderTest',
      isWorking: true,
      model: 'gpt-a',
      latencyMs: 840,
      message: 'OpenAI answers with gpt-a.',
      errorCode: null,
      costUsd: 0.0004,
      ...changes,
    },
  },
});

async function openProviders(handlers: Record<string, Handler> = {}) {
  const api = new ScriptedApi({ ProvidersPage: () => page(), ...handlers });
  openPage({ api, path: '/settings/providers', url: '/settings/providers', Page: ProvidersPage });
  const heading = await screen.findByRole('heading', { name: 'OpenAI' });
  const card = within(heading.closest('li')!);
  return { api, card, user: userEvent.setup() };
}

describe('the providers page', () => {
  it('says of each provider whether it is set up, and where what it is told goes', async () => {
    const { card } = await openProviders();
    expect(card.getByText('Ready')).toBeDefined();
    expect(card.getByText('Asked first')).toBeDefined();
    expect(card.getByText('The goal, the plan and the names in it go to api.openai.com.')).toBeDefined();
    expect(card.getByText(/^\$1\.25 in, \$5 out for a million tokens/)).toBeDefined();
    expect(screen.getByText('Set XAI_API_KEY and start again.')).toBeDefined();
    expect(screen.queryByRole('button', { name: 'Test xAI' })).toBeNull();
  });

  it('tests the model that is chosen, and shows what came of it', async () => {
    const { api, card, user } = await openProviders({ ProviderCard_test: () => tested({ model: 'gpt-b' }) });
    await user.selectOptions(card.getByRole('combobox', { name: 'Model of OpenAI' }), 'gpt-b');
    expect(card.getByText(/^Price unknown/)).toBeDefined();
    await user.click(card.getByRole('button', { name: 'Test OpenAI' }));
    expect(await card.findByText(/OpenAI answers with gpt-a\./)).toBeDefined();
    expect(card.getByText('0.8 s, $0.0004')).toBeDefined();
    expect(api.callsOf('ProviderCard_test')).toEqual([{ id: 'openai', model: 'gpt-b' }]);
    await user.selectOptions(card.getByRole('combobox'), 'gpt-a');
    expect(card.queryByText(/OpenAI answers/)).toBeNull();
  });

  it('shows why a provider does not work, and why it could not be tested', async () => {
    const answers = [
      tested({
        isWorking: false,
        message: 'The OpenAI key was refused. Check OPENAI_API_KEY.',
        errorCode: 'PROVIDER_AUTH',
      }),
      { errors: [{ message: 'Another provider is being tested. Wait for it.', extensions: { code: 'RATE_LIMITED' } }] },
    ];
    const { card, user } = await openProviders({ ProviderCard_test: () => answers.shift()! });
    await user.click(card.getByRole('button', { name: 'Test OpenAI' }));
    expect(await card.findByText(/The OpenAI key was refused/)).toBeDefined();
    await user.click(card.getByRole('button', { name: 'Test OpenAI' }));
    expect(await card.findByText('Another provider is being tested. Wait for it.')).toBeDefined();
    expect(card.queryByText(/The OpenAI key was refused/)).toBeNull();
  });

  it('shows orders that are equal only once', async () => {
    await openProviders();
    expect(screen.getByText('Planner, Editor, Orchestrator')).toBeDefined();
    expect(screen.getByText('Decomposer')).toBeDefined();
    expect(screen.getByText(/xAI · grok \(not set up\)/)).toBeDefined();
  });

  it('tells what kept answers were good for, and forgets them', async () => {
    const empty = { ...CACHE, hits: 0, misses: 0, entries: 0, bytes: 0 };
    let cleared = false;
    const { user } = await openProviders({
      ProvidersPage: () => page(cleared ? empty : CACHE),
      ResponseCachePanel_clear: () => {
        cleared = true;
        return { data: { clearResponseCache: empty } };
      },
    });
    expect(screen.getByText('5 kept (20 kB), 3 of 12 requests answered by them')).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Forget all answers' }));
    expect(await screen.findByText('0 kept (0 bytes), nothing asked yet')).toBeDefined();
  });
});
