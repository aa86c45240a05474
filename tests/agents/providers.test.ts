import { describe, expect, test } from 'vitest';
import { readProviderSettings } from '../../server/agents/provider-settings.ts';
import { createProviders, ProviderChoiceError } from '../../server/agents/providers.ts';

function read(environment: Record<string, string>) {
  const problems: string[] = [];
  const settings = readProviderSettings(environment, problems);
  return { settings, problems };
}

const providersOf = (environment: Record<string, string>) => createProviders(read(environment).settings);

describe('settings', () => {
  test('come with defaults for everything but keys', () => {
    const { settings, problems } = read({});
    const { openai, anthropic, compatible } = settings.vendors;
    expect(openai).toMatchObject({ apiKey: null, baseUrl: 'https://api.openai.com/v1', defaultModel: 'gpt-6-sol' });
    expect(anthropic).toMatchObject({ baseUrl: 'https://api.anthropic.com', defaultModel: 'claude-sonnet-5-5' });
    expect(compatible).toMatchObject({ isConfigured: false, baseUrl: '', defaultModel: '', models: [] });
    expect(problems).toEqual([]);
  });

  test('take keys, addresses and models from the environment, and blank ones for absent', () => {
    const { settings } = read({
      OPENAI_API_KEY: ' sk-1 ',
      OPENAI_BASE_URL: 'http://127.0.0.1:9999/v1',
      OPENAI_MODEL: 'my-model',
      ANTHROPIC_API_KEY: '  ',
    });
    const { openai, anthropic } = settings.vendors;
    expect(openai).toMatchObject({ apiKey: 'sk-1', baseUrl: 'http://127.0.0.1:9999/v1', defaultModel: 'my-model' });
    expect(anthropic.isConfigured).toBe(false);
  });

  test('take a compatible server without a key', () => {
    const environment = { COMPATIBLE_BASE_URL: 'http://127.0.0.1:11434/v1', COMPATIBLE_MODEL: 'qwen3:8b' };
    const { settings, problems } = read(environment);
    expect(problems).toEqual([]);
    expect(settings.vendors.compatible).toMatchObject({ isConfigured: true, apiKey: null, defaultModel: 'qwen3:8b' });
  });

  test.each([
    [{ OPENAI_BASE_URL: 'api.openai.com' }, 'OPENAI_BASE_URL is not an address that begins with http:// or https://.'],
    [{ ANTHROPIC_BASE_URL: 'ftp://x' }, 'ANTHROPIC_BASE_URL is not an address that begins with http:// or https://.'],
    [
      { DEFAULT_PROVIDER: 'llama' },
      'DEFAULT_PROVIDER is "llama", but must be one of openai, anthropic, gemini, xai, compatible, builtin.',
    ],
    [{ DEFAULT_PROVIDER: 'openai' }, 'DEFAULT_PROVIDER is "openai", but OPENAI_API_KEY is not set.'],
    [{ DEFAULT_PROVIDER: 'compatible' }, 'DEFAULT_PROVIDER is "compatible", but COMPATIBLE_BASE_URL is not set.'],
    [
      { COMPATIBLE_BASE_URL: 'http://x/v1' },
      'COMPATIBLE_BASE_URL is set, but COMPATIBLE_MODEL is not: name the model that it serves.',
    ],
  ])('%j is a problem that names the variable', (environment, sentence) => {
    expect(read(environment as Record<string, string>).problems).toEqual([sentence]);
  });
});

describe('providers', () => {
  test('are all listed, and say what is missing', () => {
    const { list } = providersOf({ ANTHROPIC_API_KEY: 'sk-2' });
    expect(list.map(({ id, configured, setup }) => ({ id, configured, setup }))).toEqual([
      { id: 'openai', configured: false, setup: 'Set OPENAI_API_KEY and start again.' },
      { id: 'anthropic', configured: true, setup: null },
      { id: 'gemini', configured: false, setup: 'Set GEMINI_API_KEY and start again.' },
      { id: 'xai', configured: false, setup: 'Set XAI_API_KEY and start again.' },
      { id: 'compatible', configured: false, setup: expect.stringContaining('COMPATIBLE_BASE_URL') },
      { id: 'builtin', configured: true, setup: null },
    ]);
    for (const { id, models, defaultModel } of list)
      if (id !== 'compatible') expect(models[0]?.name).toBe(defaultModel);
  });

  test('offer the model of the settings first', () => {
    expect(
      providersOf({ OPENAI_MODEL: 'mine' })
        .list[0]?.models.slice(0, 2)
        .map(({ name }) => name),
    ).toEqual(['mine', 'gpt-6-sol']);
  });

  test.each([
    [{}, 'builtin'],
    [{ ANTHROPIC_API_KEY: 'k' }, 'anthropic'],
    [{ ANTHROPIC_API_KEY: 'k', OPENAI_API_KEY: 'k' }, 'openai'],
    [{ COMPATIBLE_BASE_URL: 'http://x/v1', COMPATIBLE_MODEL: 'm', XAI_API_KEY: 'k' }, 'xai'],
    [{ COMPATIBLE_BASE_URL: 'http://x/v1', COMPATIBLE_MODEL: 'm' }, 'compatible'],
    [{ ANTHROPIC_API_KEY: 'k', OPENAI_API_KEY: 'k', DEFAULT_PROVIDER: 'builtin' }, 'builtin'],
  ])('with %j the default is %s', (environment, id) => {
    const { provider, model } = providersOf(environment as Record<string, string>).choose('PLANNER', null, null);
    expect(provider.id).toBe(id);
    expect(model).toBe(provider.defaultModel);
  });

  test('take any model that is asked for', () => {
    const { model } = providersOf({ OPENAI_API_KEY: 'k' }).choose('PLANNER', 'openai', ' gpt-99 ');
    expect(model).toBe('gpt-99');
  });

  test('refuse one that does not exist, in a sentence', () => {
    expect(() => providersOf({}).choose('PLANNER', 'skynet', null)).toThrow(
      new ProviderChoiceError(
        'skynet',
        'There is no provider "skynet". Choose one of openai, anthropic, gemini, xai, compatible, builtin.',
      ),
    );
  });

  test('refuse one without a key, in a sentence that says which', () => {
    expect(() => providersOf({}).choose('PLANNER', 'openai', null)).toThrow(
      new ProviderChoiceError('openai', 'OpenAI is not set up. Set OPENAI_API_KEY and start again.'),
    );
  });
});
