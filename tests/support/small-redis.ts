import { createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

/** As much of a Redis server as the response cache uses, in this process and with a test's clock. */
export interface SmallRedis extends AsyncDisposable {
  readonly url: string;
  /** Closes all connections and takes no new ones, until `comeBack`. What it holds stays. */
  goAway(): Promise<void>;
  comeBack(): Promise<void>;
}

type Reply = string | number | null | readonly Reply[] | Error | { readonly simple: string };

class Store {
  readonly #texts = new Map<string, { readonly value: string; readonly until: number }>();
  readonly #hashes = new Map<string, Map<string, string>>();
  readonly #sets = new Map<string, Map<string, number>>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  run([command = '', key = '', ...rest]: readonly string[]): Reply {
    switch (command.toUpperCase()) {
      case 'CLIENT':
      case 'SELECT':
        return { simple: 'OK' };
      case 'GET':
        return this.#text(key);
      case 'SET':
        this.#texts.set(key, {
          value: rest[0] ?? '',
          until: rest[1] === 'PX' ? this.#now() + Number(rest[2]) : Infinity,
        });
        return { simple: 'OK' };
      case 'EXISTS':
        return this.#text(key) === null ? 0 : 1;
      case 'DEL':
        return [key, ...rest].filter((each) =>
          [this.#texts.delete(each), this.#hashes.delete(each), this.#sets.delete(each)].some(Boolean),
        ).length;
      case 'HSET':
        this.#hash(key).set(rest[0] ?? '', rest[1] ?? '');
        return 1;
      case 'HINCRBY': {
        const sum = Number(this.#hash(key).get(rest[0] ?? '') ?? 0) + Number(rest[1]);
        this.#hash(key).set(rest[0] ?? '', String(sum));
        return sum;
      }
      case 'HMGET':
        return rest.map((field) => this.#hash(key).get(field) ?? null);
      case 'HGETALL':
        return [...this.#hash(key)].flat();
      case 'HDEL':
        return rest.filter((field) => this.#hash(key).delete(field)).length;
      case 'ZADD':
        this.#set(key).set(rest[1] ?? '', Number(rest[0]));
        return 1;
      case 'ZREM':
        return rest.filter((member) => this.#set(key).delete(member)).length;
      case 'ZRANGE':
        return [...this.#set(key)].sort(([, left], [, right]) => left - right).map(([member]) => member);
      default:
        return new Error(`unknown command '${command}'`);
    }
  }

  #text(key: string): string | null {
    const found = this.#texts.get(key);
    return found && found.until > this.#now() ? found.value : null;
  }
  #hash(key: string): Map<string, string> {
    if (!this.#hashes.has(key)) this.#hashes.set(key, new Map());
    return this.#hashes.get(key)!;
  }
  #set(key: string): Map<string, number> {
    if (!this.#sets.has(key)) this.#sets.set(key, new Map());
    return this.#sets.get(key)!;
  }
}

export async function startSmallRedis(now: () => number = Date.now): Promise<SmallRedis> {
  const store = new Store(now);
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    serve(socket, store);
  });
  const listen = (port: number): Promise<void> =>
    new Promise((resolve) => server.listen(port, '127.0.0.1', () => resolve()));
  const goAway = (): Promise<void> => {
    for (const socket of sockets) socket.destroy();
    return new Promise((resolve) => server.close(() => resolve()));
  };
  await listen(0);
  const { port } = server.address() as AddressInfo;
  return { url: `redis://127.0.0.1:${port}`, goAway, comeBack: () => listen(port), [Symbol.asyncDispose]: goAway };
}

function serve(socket: Socket, store: Store): void {
  let waiting = Buffer.alloc(0);
  let queued: string[][] | null = null;
  socket.on('data', (data) => {
    waiting = Buffer.concat([waiting, data]);
    for (;;) {
      const read = readCommand(waiting);
      if (read === null) return;
      waiting = waiting.subarray(read.length);
      const name = read.words[0]?.toUpperCase();
      let reply: Reply;
      if (name === 'MULTI') {
        queued = [];
        reply = { simple: 'OK' };
      } else if (name === 'EXEC') {
        reply = (queued ?? []).map((words) => store.run(words));
        queued = null;
      } else if (queued) {
        queued.push(read.words);
        reply = { simple: 'QUEUED' };
      } else reply = store.run(read.words);
      socket.write(print(reply));
    }
  });
}

/** The first command of some bytes, and how long it is; null while it is not whole. */
function readCommand(bytes: Buffer): { readonly words: string[]; readonly length: number } | null {
  let at = 0;
  const line = (): string | null => {
    const end = bytes.indexOf('\r\n', at);
    if (end === -1) return null;
    const text = bytes.toString('utf8', at, end);
    at = end + 2;
    return text;
  };
  const head = line();
  if (head === null) return null;
  const words: string[] = [];
  for (let index = 0; index < Number(head.slice(1)); index += 1) {
    const size = Number(line()?.slice(1) ?? Number.NaN);
    if (Number.isNaN(size) || bytes.length < at + size + 2) return null;
    words.push(bytes.toString('utf8', at, at + size));
    at += size + 2;
  }
  return { words, length: at };
}

function print(reply: Reply): string {
  if (reply === null) return '$-1\r\n';
  if (typeof reply === 'number') return `:${reply}\r\n`;
  if (typeof reply === 'string') return `$${Buffer.byteLength(reply)}\r\n${reply}\r\n`;
  if (reply instanceof Error) return `-ERR ${reply.message}\r\n`;
  if ('simple' in reply) return `+${reply.simple}\r\n`;
  return `*${reply.length}\r\n${reply.map(print).join('')}`;
}
