import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A wire protocol of a model provider. */
export type Protocol = 'responses' | 'chat' | 'messages';

export interface ScriptedProvider extends AsyncDisposable {
  /** What the provider's base URL setting has to be. */
  readonly baseUrl: (protocol: Protocol) => string;
  /** Requests that have come in, oldest first. */
  readonly exchanges: readonly Exchange[];
  /** Settles with the request of this index, 0 for the first, as soon as it has come in. */
  readonly exchange: (index: number) => Promise<Exchange>;
}

/** Plays the provider for one request. It may wait for whatever a test decides. */
export type Script = (exchange: Exchange) => Promise<void> | void;

/**
 * A server that speaks the providers' protocols the way a script says: at any pace, cut anywhere, with any error.
 * `scripts` play for the first request, the second, and so on; the last one plays for all that follow.
 */
export async function startScriptedProvider(...scripts: [Script, ...Script[]]): Promise<ScriptedProvider> {
  const exchanges: Exchange[] = [];
  const waiting: { readonly index: number; readonly resolve: (exchange: Exchange) => void }[] = [];
  const server = createServer((request, response) => {
    void readBody(request).then(async (body) => {
      const exchange = new Exchange(request, response, body);
      const index = exchanges.push(exchange) - 1;
      for (const each of waiting) if (each.index === index) each.resolve(exchange);
      try {
        await scripts[Math.min(index, scripts.length - 1)]?.(exchange);
      } catch (error) {
        // A script that writes to a connection which the client has closed is part of many tests; a wrong one is not.
        if (!exchange.isClosed) response.destroy(error as Error);
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    baseUrl: (protocol) => (protocol === 'messages' ? origin : `${origin}/v1`),
    exchanges,
    exchange: (index) => {
      const exchange = exchanges[index];
      return exchange ? Promise.resolve(exchange) : new Promise((resolve) => waiting.push({ index, resolve }));
    },
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export type FinishReason = 'complete' | 'length' | 'refusal';

/** One request and its answer. */
export class Exchange {
  readonly protocol: Protocol;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  /** The request's body, parsed. */
  readonly body: Record<string, unknown>;
  /** Settles when the connection of this request is closed, by whichever side. */
  readonly closed: Promise<void>;
  isClosed = false;
  /** Bytes of the stream that have been written. */
  bytesSent = 0;
  readonly #response: ServerResponse;

  constructor(request: IncomingMessage, response: ServerResponse, body: string) {
    this.path = request.url ?? '';
    this.protocol = protocolOf(this.path);
    this.headers = request.headers;
    this.body = JSON.parse(body) as Record<string, unknown>;
    this.#response = response;
    this.closed = new Promise((resolve) => {
      response.once('close', () => {
        this.isClosed = true;
        resolve();
      });
    });
  }

  /** Everything that the model was told, as one text. */
  get prompt(): string {
    return JSON.stringify(this.body);
  }

  /** An answer that is no stream, such as an error. */
  reply(status: number, body: unknown = {}, headers: Record<string, string> = {}): void {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    this.#response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(text);
  }

  /** The provider's error answer for a status. */
  fail(status: number, type: string, headers: Record<string, string> = {}): void {
    const error = { type, code: type, message: `scripted ${type}: sk-secret-in-an-error` };
    this.reply(status, this.protocol === 'messages' ? { type: 'error', error } : { error }, headers);
  }

  /** Only the status and the headers, sent at once. */
  headersOnly(status: number, contentType: string): void {
    this.#response.writeHead(status, { 'content-type': contentType }).flushHeaders();
  }

  /** Begins a stream, up to where the answer's text begins. */
  async start(inputTokens = 100): Promise<void> {
    this.#response.writeHead(200, { 'content-type': 'text/event-stream' });
    if (this.protocol === 'responses') {
      await this.event('response.created', { response: { id: 'resp_1', status: 'in_progress' } });
      return;
    }
    if (this.protocol === 'chat') {
      await this.#chunk({ role: 'assistant', content: '' });
      return;
    }
    const usage = { input_tokens: inputTokens, cache_read_input_tokens: 20, output_tokens: 1 };
    await this.event('message_start', { message: { id: 'msg_1', role: 'assistant', content: [], usage } });
    await this.event('content_block_start', { index: 0, content_block: { type: 'text', text: '' } });
  }

  /** The next piece of the answer's text. */
  async text(delta: string): Promise<void> {
    if (this.protocol === 'responses') await this.event('response.output_text.delta', { delta });
    else if (this.protocol === 'chat') await this.#chunk({ content: delta });
    else await this.event('content_block_delta', { index: 0, delta: { type: 'text_delta', text: delta } });
  }

  /** The terminal events and the end of the stream. */
  async finish(reason: FinishReason = 'complete'): Promise<void> {
    if (this.protocol === 'responses') await this.#finishResponse(reason);
    else if (this.protocol === 'chat') await this.#finishChat(reason);
    else await this.#finishMessage(reason);
    this.end();
  }

  /** An error event in a stream that had begun well. */
  async errorEvent(type: string): Promise<void> {
    const error = { type, code: type, message: 'scripted' };
    if (this.protocol === 'responses') await this.event('response.failed', { response: { status: 'failed', error } });
    else if (this.protocol === 'chat') await this.raw(`data: ${JSON.stringify({ error })}\n\n`);
    else await this.event('error', { error });
  }

  async event(type: string, data: object): Promise<void> {
    await this.raw(`event: ${type}\ndata: ${JSON.stringify({ type, ...data })}\n\n`);
  }

  /** Any bytes, in the middle of a stream. Settles when they have been handed to the system. */
  async raw(text: string | Uint8Array): Promise<void> {
    if (this.isClosed) return;
    this.bytesSent += Buffer.byteLength(text);
    await new Promise<void>((resolve) => {
      this.#response.write(text, () => resolve());
      void this.closed.then(resolve);
    });
  }

  /** Ends the stream as if all had been said. */
  end(): void {
    this.#response.end();
  }

  /** Cuts the connection. */
  drop(): void {
    this.#response.destroy();
  }

  async #finishResponse(reason: FinishReason): Promise<void> {
    const usage = { input_tokens: 120, output_tokens: 30, input_tokens_details: { cached_tokens: 20 } };
    if (reason === 'refusal') await this.event('response.refusal.delta', { delta: 'I cannot help with that.' });
    if (reason === 'length') {
      const response = { status: 'incomplete', incomplete_details: { reason: 'max_output_tokens' }, usage };
      await this.event('response.incomplete', { response });
    } else {
      await this.event('response.completed', { response: { status: 'completed', usage } });
    }
  }

  async #finishChat(reason: FinishReason): Promise<void> {
    // As OpenAI does it: a refusal ends with "stop".
    if (reason === 'refusal') await this.#chunk({ refusal: 'I cannot help with that.' });
    await this.#chunk({}, reason === 'length' ? 'length' : 'stop');
    const usage = { prompt_tokens: 120, completion_tokens: 30, prompt_tokens_details: { cached_tokens: 20 } };
    await this.raw(`data: ${JSON.stringify({ id: 'chat_1', choices: [], usage })}\n\n`);
    await this.raw('data: [DONE]\n\n');
  }

  /** A chunk of a Chat Completions stream. */
  async #chunk(delta: object, finishReason: string | null = null): Promise<void> {
    const choices = [{ index: 0, delta, finish_reason: finishReason }];
    await this.raw(`data: ${JSON.stringify({ id: 'chat_1', object: 'chat.completion.chunk', choices })}\n\n`);
  }

  async #finishMessage(reason: FinishReason): Promise<void> {
    const stopReason = { complete: 'end_turn', length: 'max_tokens', refusal: 'refusal' }[reason];
    await this.event('content_block_stop', { index: 0 });
    await this.event('message_delta', { delta: { stop_reason: stopReason }, usage: { output_tokens: 30 } });
    await this.event('message_stop', {});
  }
}

/** A whole answer at once: begins, sends the text, ends with the terminal event. */
export function answerWith(text: string, reason: FinishReason = 'complete'): Script {
  return async (exchange) => {
    await exchange.start();
    if (text !== '') await exchange.text(text);
    await exchange.finish(reason);
  };
}

function protocolOf(path: string): Protocol {
  if (path.endsWith('/messages')) return 'messages';
  return path.endsWith('/chat/completions') ? 'chat' : 'responses';
}

async function readBody(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  return body;
}
