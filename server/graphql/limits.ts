/** How much one request may ask for. The same over HTTP and over WebSockets. */
export interface ApiLimits {
  /** Bytes of a request's body over HTTP. A patch of 10,000 operations with short descriptions has about 3 million. */
  readonly bodyBytes: number;
  /** Words and signs of a document. Long inputs belong into variables, which do not count. */
  readonly tokens: number;
  /** Fields below one another. The introspection query of GraphiQL needs 15. */
  readonly depth: number;
  readonly aliases: number;
  /** Objects that the answer is expected to hold, by the page sizes asked for and by usual sizes of lists. */
  readonly cost: number;
  /** Bytes of one message over a WebSocket. */
  readonly messageBytes: number;
  readonly sockets: number;
  /** Subscriptions and other operations at work on one WebSocket. */
  readonly operationsPerSocket: number;
  /** Bytes that may wait on one WebSocket for a client that reads too slowly. */
  readonly waitingBytes: number;
  /** Between two pings of a WebSocket; a client that has not answered by the next is gone. */
  readonly pingEveryMs: number;
}

export const API_LIMITS: ApiLimits = {
  bodyBytes: 5 * 1024 * 1024,
  tokens: 10_000,
  depth: 20,
  aliases: 100,
  cost: 250_000,
  messageBytes: 1024 * 1024,
  sockets: 10_000,
  operationsPerSocket: 100,
  waitingBytes: 16 * 1024 * 1024,
  pingEveryMs: 15_000,
};
