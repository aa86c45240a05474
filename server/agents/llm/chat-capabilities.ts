import type { VendorId } from '../settings/provider-ids.ts';
import type { ChatCapabilitySettings } from '../settings/settings-file.ts';

/** In what servers that speak Chat Completions differ. */
export interface ChatCapabilities {
  /**
   * `schema`: answers by a JSON schema; `json`: answers with some JSON object; `none`: neither. Where it is not `schema`,
   * the schema stands in the prompt.
   */
  readonly structuredOutput: 'schema' | 'json' | 'none';
  /** Words that its schemas must not have, wherever they stand as keywords. */
  readonly refusedKeywords: readonly string[];
  /** Whether it understands `stream_options`, and then counts tokens in the last chunk. */
  readonly usageInStream: boolean;
  readonly maxTokensField: 'max_tokens' | 'max_completion_tokens';
  /** Who gives the rules. */
  readonly systemRole: 'system' | 'developer' | 'user';
}

/** Gemini's layer refuses these at times; what they say is checked element by element anyway. */
const GEMINI_REFUSES = ['$schema', '$ref', '$defs', 'additionalProperties'];

export function chatCapabilities(
  id: Extract<VendorId, 'gemini' | 'xai' | 'compatible'>,
  settings: ChatCapabilitySettings,
): ChatCapabilities {
  const usual: ChatCapabilities = {
    structuredOutput: 'schema',
    refusedKeywords: [],
    usageInStream: true,
    maxTokensField: 'max_tokens',
    systemRole: 'system',
  };
  switch (id) {
    case 'gemini':
      return { ...usual, refusedKeywords: GEMINI_REFUSES };
    case 'xai':
      return { ...usual, maxTokensField: 'max_completion_tokens' };
    case 'compatible':
      return {
        ...usual,
        structuredOutput: settings.structuredOutput ?? usual.structuredOutput,
        usageInStream: settings.usageInStream ?? usual.usageInStream,
        maxTokensField: settings.maxTokensField ?? usual.maxTokensField,
        systemRole: settings.systemRole ?? usual.systemRole,
      };
  }
}
