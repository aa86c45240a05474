import { createAnthropicMessagesModel } from './llm/anthropic-messages-model.ts';
import { chatCapabilities } from './llm/chat-capabilities.ts';
import type { StreamModel } from './llm/model.ts';
import { createOpenAiChatModel } from './llm/openai-chat-model.ts';
import { createOpenAiResponsesModel } from './llm/openai-responses-model.ts';
import type { ProviderWords } from './llm/provider-failure.ts';
import type { ProviderSettings } from './provider-settings.ts';
import type { VendorId } from './settings/provider-ids.ts';

/** Names of the vendors in the price table; what is not there has no price but that of the settings. */
export const PRICE_TABLE_IDS: Readonly<Record<VendorId, string | null>> = {
  openai: 'openai',
  anthropic: 'anthropic',
  gemini: 'google',
  xai: 'x-ai',
  compatible: null,
};

const NAMES: Readonly<Record<VendorId, string>> = {
  openai: 'OpenAI',
  anthropic: 'Anthropic',
  gemini: 'Gemini',
  xai: 'xAI',
  compatible: 'Compatible server',
};

export function vendorWords(id: VendorId, { compatible }: ProviderSettings): ProviderWords {
  const prefix = id.toUpperCase();
  return {
    name: (id === 'compatible' ? compatible.name : null) ?? NAMES[id],
    keyVariable: `${prefix}_API_KEY`,
    baseUrlVariable: `${prefix}_BASE_URL`,
    modelVariable: `${prefix}_MODEL`,
  };
}

/** What speaks the vendor's protocol; null where it is not configured. Opens nothing: connections begin with a call. */
export function vendorModel(id: VendorId, settings: ProviderSettings): StreamModel | null {
  const { apiKey, baseUrl, isConfigured } = settings.vendors[id];
  if (!isConfigured) return null;
  const common = { baseUrl, words: vendorWords(id, settings), limits: settings.limits };
  switch (id) {
    case 'openai':
      return createOpenAiResponsesModel({ ...common, apiKey: apiKey ?? '' });
    case 'anthropic':
      return createAnthropicMessagesModel({ ...common, apiKey: apiKey ?? '' });
    default:
      return createOpenAiChatModel({ ...common, apiKey, capabilities: chatCapabilities(id, settings.compatible) });
  }
}

/** What to do to configure it, in one sentence. */
export function vendorSetup(id: VendorId): string {
  return id === 'compatible'
    ? 'Set COMPATIBLE_BASE_URL and COMPATIBLE_MODEL, such as http://127.0.0.1:11434/v1 and qwen3:8b for Ollama, and start again.'
    : `Set ${id.toUpperCase()}_API_KEY and start again.`;
}
