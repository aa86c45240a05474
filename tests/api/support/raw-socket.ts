import { WebSocket } from 'ws';

interface Message {
  readonly id?: string;
  readonly type: string;
  readonly payload?: unknown;
}

/** A WebSocket that speaks graphql-transport-ws by hand, for what no well-behaved client does. */
export class RawSocket implements AsyncDisposable {
  readonly #socket: WebSocket;
  readonly #messages: Message[] = [];
  #wake: (() => void)[] = [];
  /** Settles with the code when the socket is closed. */
  readonly closed: Promise<number>;
  #isClosed = false;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    this.closed = new Promise((resolve) => socket.once('close', resolve));
    socket.on('message', (data: Buffer) => {
      this.#messages.push(JSON.parse(data.toString()) as Message);
      this.#wakeAll();
    });
    socket.on('error', () => {});
    void this.closed.then(() => {
      this.#isClosed = true;
      this.#wakeAll();
    });
  }

  /** Connects and shakes hands. Throws with the HTTP status where the server does not want it. */
  static async connect(url: string, headers: Readonly<Record<string, string>> = {}): Promise<RawSocket> {
    const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', { headers });
    await new Promise<void>((resolve, reject) => {
      socket.once('open', resolve);
      socket.once('unexpected-response', (_request, response) => reject(new Error(`HTTP ${response.statusCode}`)));
      socket.once('error', reject);
    });
    const raw = new RawSocket(socket);
    raw.send({ type: 'connection_init' });
    await raw.next(({ type }) => type === 'connection_ack');
    return raw;
  }

  send(message: object): void {
    this.#socket.send(JSON.stringify(message));
  }

  subscribe(id: string, query: string, variables: object = {}): void {
    this.send({ id, type: 'subscribe', payload: { query, variables } });
  }

  /** Sends an operation and waits for the first message about it. */
  async ask(id: string, query: string, variables: object = {}): Promise<Message> {
    this.subscribe(id, query, variables);
    return this.next((message) => message.id === id);
  }

  /** The next message of this kind; earlier ones of other kinds are kept. Throws when the socket closes first. */
  async next(isWanted: (message: Message) => boolean): Promise<Message> {
    while (true) {
      const index = this.#messages.findIndex(isWanted);
      if (index !== -1) return this.#messages.splice(index, 1)[0] as Message;
      if (this.#isClosed) throw new Error(`The socket was closed with ${await this.closed}.`);
      await new Promise<void>((resolve) => this.#wake.push(resolve));
    }
  }

  /** Stops reading: what the server sends stays in the buffers of the system, then in the server. */
  pause(): void {
    this.#socket.pause();
  }

  resume(): void {
    this.#socket.resume();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    // A paused socket would not notice its own end.
    this.#socket.resume();
    this.#socket.terminate();
    await this.closed;
  }

  #wakeAll(): void {
    for (const wake of this.#wake.splice(0)) wake();
  }
}
