import type OpenAI from 'openai';
import type { JsonObject, JsonValue } from '../../domain/task.ts';
import type { ChatCapabilities } from './chat-capabilities.ts';
import type { ModelRequest } from './model.ts';

type ChatBody = OpenAI.Chat.Completions.ChatCompletionCreateParamsStreaming;

/** The body of a request, with nothing in it that a server of these capabilities does not understand. */
export function chatBody(request: ModelRequest, capabilities: ChatCapabilities): ChatBody {
  const { structuredOutput, systemRole, maxTokensField, usageInStream, refusedKeywords } = capabilities;
  const rules = structuredOutput === 'schema' ? request.system : `${request.system}\n\n${schemaInWords(request)}`;
  const schema = withoutKeywords(request.jsonSchema, new Set(refusedKeywords));
  const responseFormats = {
    schema: { type: 'json_schema', json_schema: { name: request.schemaName, strict: true, schema } },
    json: { type: 'json_object' },
    none: undefined,
  } as const;
  const responseFormat = responseFormats[structuredOutput];
  return {
    model: request.model,
    messages: [
      { role: systemRole, content: rules },
      // One text: not every server takes a list of parts.
      { role: 'user', content: `${request.context}\n\n${request.prompt}` },
    ],
    [maxTokensField]: request.maxOutputTokens,
    ...(responseFormat && { response_format: responseFormat }),
    ...(usageInStream && { stream_options: { include_usage: true } }),
    stream: true,
  };
}

function schemaInWords({ jsonSchema }: ModelRequest): string {
  return `Your whole answer is one JSON object that fits this JSON schema, without any text before or after it:\n${JSON.stringify(jsonSchema)}`;
}

/** Keywords only: a property that happens to have such a name stays. */
function withoutKeywords(schema: JsonObject, refused: ReadonlySet<string>): JsonObject {
  const kept = Object.entries(schema).filter(([keyword]) => !refused.has(keyword));
  return Object.fromEntries(
    kept.map(([keyword, value]) => {
      if (keyword === 'properties' && isObject(value))
        return [keyword, Object.fromEntries(Object.entries(value).map(([name, each]) => [name, inner(each, refused)]))];
      return [keyword, keyword === 'items' ? inner(value, refused) : value];
    }),
  );
}

function inner(schema: JsonValue, refused: ReadonlySet<string>): JsonValue {
  return isObject(schema) ? withoutKeywords(schema, refused) : schema;
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
