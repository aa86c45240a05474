import { createAnthropicMessagesModel } from '../../../server/agents/llm/anthropic-messages-model.ts';
import { chatCapabilities } from '../../../server/agents/llm/chat-capabilities.ts';
import type { RequestLimits } from '../../../server/agents/llm/limits.ts';
import { DEFAULT_REQUEST_LIMITS } from '../../../server/agents/llm/limits.ts';
import type { ModelEvent, ModelRequest, StreamModel } from '../../../server/agents/llm/model.ts';
import { createOpenAiChatModel, type OpenAiChatOptions } from '../../../server/agents/llm/openai-chat-model.ts';
import { createOpenAiResponsesModel } from '../../../server/agents/llm/openai-responses-model.ts';
import { collect } from '../../support/collect.ts';
import type { Protocol } from '../../support/scripted-provider.ts';

export const PROTOCOLS: readonly Protocol[] = ['responses', 'chat', 'messages'];

export const API_KEY = 'sk-the-key-of-the-test';

export const REQUEST: ModelRequest = {
  model: 'test-model',
  system: 'the rules',
  context: 'the context',
  prompt: 'the prompt',
  schemaName: 'answer',
  jsonSchema: { type: 'object', properties: {}, required: [], additionalProperties: false },
  maxOutputTokens: 1234,
};

export const WORDS = {
  name: 'Acme',
  keyVariable: 'ACME_API_KEY',
  baseUrlVariable: 'ACME_BASE_URL',
  modelVariable: 'ACME_MODEL',
};

const CREATE = {
  responses: createOpenAiResponsesModel,
  chat: (options: Omit<OpenAiChatOptions, 'capabilities'>) =>
    createOpenAiChatModel({ ...options, capabilities: chatCapabilities('xai', {}) }),
  messages: createAnthropicMessagesModel,
};

export function modelAt(
  provider: { readonly baseUrl: (protocol: Protocol) => string },
  protocol: Protocol,
  limits: Partial<RequestLimits> = {},
): StreamModel {
  return CREATE[protocol]({
    apiKey: API_KEY,
    baseUrl: provider.baseUrl(protocol),
    words: WORDS,
    limits: { ...DEFAULT_REQUEST_LIMITS, ...limits },
  });
}

/** All events of one call. */
export function callModel(
  provider: { readonly baseUrl: (protocol: Protocol) => string },
  protocol: Protocol,
  limits: Partial<RequestLimits> = {},
  signal: AbortSignal = new AbortController().signal,
): Promise<ModelEvent[]> {
  return collect(modelAt(provider, protocol, limits)(REQUEST, signal));
}
