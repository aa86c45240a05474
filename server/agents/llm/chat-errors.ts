/**
 * Error answers of servers that speak Chat Completions, in the form in which OpenAI sends them, so that one reader
 * understands all. Gemini sends a list, names what happened in `status` and `details`, and says there how long to wait;
 * xAI sends the sentence as the error itself, and both answer 400 to a key that is wrong.
 */
export function withOpenAiErrors(fetch: typeof globalThis.fetch): typeof globalThis.fetch {
  return async (input, init) => {
    const response = await fetch(input, init);
    if (response.ok) return response;
    const body = await response.text();
    const { status } = response;
    const headers = new Headers(response.headers);
    // The body is written anew, and no longer what they describe.
    for (const name of ['content-length', 'content-encoding', 'transfer-encoding']) headers.delete(name);
    const error = readError(body);
    if (!error) return new Response(body, { status, headers });
    if (error.retryAfterSeconds !== null && !headers.has('retry-after'))
      headers.set('retry-after', String(error.retryAfterSeconds));
    headers.set('content-type', 'application/json');
    const { code, type, param } = error;
    return new Response(JSON.stringify({ error: { code, type, param, message: '' } }), { status, headers });
  };
}

interface ChatError {
  readonly code: string | null;
  readonly type: string | null;
  readonly param: string | null;
  readonly retryAfterSeconds: number | null;
}

/** What an error in such a form says; the sentence itself is only looked through. Null where it is no error object. */
function readError(body: string): ChatError | null {
  const parsed = parseJson(body);
  const outer = fieldsOf(Array.isArray(parsed) ? parsed[0] : parsed);
  if (!outer || outer['error'] === undefined) return null;
  const inner = fieldsOf(outer['error']) ?? { message: outer['error'] };
  const details = Array.isArray(inner['details']) ? inner['details'].map(fieldsOf) : [];
  const detail = (name: string): unknown => details.find((each) => each?.[name] !== undefined)?.[name];
  const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
  const message = text(inner['message']) ?? '';
  const code = text(detail('reason')) ?? text(inner['code']) ?? text(inner['status']) ?? text(outer['code']);
  const delay = /^(\d+(?:\.\d+)?)s$/.exec(text(detail('retryDelay')) ?? '');
  return {
    code: /\bAPI key\b/i.test(message) ? 'invalid_api_key' : (code?.toLowerCase() ?? null),
    type: text(inner['type']),
    param: text(inner['param']),
    retryAfterSeconds: delay ? Number(delay[1]) : null,
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : null;
}
