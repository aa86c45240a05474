import { createClient, type Client } from 'graphql-ws';
import type { GraphQLFormattedError } from 'graphql';
import { WebSocket } from 'ws';

type Variables = Record<string, unknown>;

export interface GraphqlAnswer<Data> {
  readonly status: number;
  readonly data: Data | null;
  readonly errors: readonly GraphQLFormattedError[];
}

/** Speaks to the API as any client would: POST for queries and mutations, a WebSocket for subscriptions. */
export class GraphqlClient implements AsyncDisposable {
  readonly #url: string;
  readonly #headers: Readonly<Record<string, string>>;
  #socket: Client | null = null;

  /** `url` is the application's, such as http://127.0.0.1:4000. */
  constructor(url: string, headers: Readonly<Record<string, string>> = {}) {
    this.#url = new URL('/graphql', url).href;
    this.#headers = headers;
  }

  /** The same server, asked by somebody who goes by this name. It holds no connection of its own until it follows something. */
  as(name: string): GraphqlClient {
    return new GraphqlClient(this.#url, { ...this.#headers, 'orchestrator-viewer-name': encodeURIComponent(name) });
  }

  /** Answers data and errors as they came. */
  async execute<Data>(query: string, variables: Variables = {}): Promise<GraphqlAnswer<Data>> {
    const response = await fetch(this.#url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...this.#headers },
      body: JSON.stringify({ query, variables }),
    });
    const { data = null, errors = [] } = (await response.json()) as {
      data?: Data | null;
      errors?: GraphQLFormattedError[];
    };
    return { status: response.status, data, errors };
  }

  /** Answers the data; throws with the errors' messages and codes where there are any. */
  async request<Data>(query: string, variables: Variables = {}): Promise<Data> {
    const { data, errors } = await this.execute<Data>(query, variables);
    if (errors.length > 0 || data === null) throw new Error(describeErrors(errors));
    return data;
  }

  /** The events of a subscription until it completes; leaving the loop ends it. Throws where the server refuses it. */
  async *subscribe<Data>(query: string, variables: Variables = {}): AsyncGenerator<Data, void> {
    this.#socket ??= createClient({
      url: this.#url.replace(/^http/, 'ws'),
      webSocketImpl: WebSocket,
      retryAttempts: 0,
    });
    for await (const { data, errors = [] } of this.#socket.iterate<Data>({ query, variables })) {
      if (errors.length > 0 || data === null || data === undefined) throw new Error(describeErrors(errors));
      yield data;
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#socket?.dispose();
  }
}

function describeErrors(errors: readonly GraphQLFormattedError[]): string {
  if (errors.length === 0) return 'The server answered without data.';
  return errors.map(({ message, extensions }) => `${String(extensions?.code)}: ${message}`).join('\n');
}
