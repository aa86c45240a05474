import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A way to a database that loses what a test wants it to lose. Whole servers and networks do this; here it can be aimed. */
export interface LossyProxy extends AsyncDisposable {
  /** The database's address by way of this proxy. */
  readonly url: string;
  /** Cuts the next connection that sends this text, after the server has answered it and before the answer arrives. */
  loseAnswerTo(text: string): void;
  /** The connections that are open now pass on nothing any more, and stay open. New ones are as good as before. */
  fallSilent(): void;
}

export async function startLossyProxy(databaseUrl: string): Promise<LossyProxy> {
  const target = new URL(databaseUrl);
  const open = new Set<{ isSilent: boolean; readonly sockets: readonly Socket[] }>();
  let losing: string | null = null;
  const server = createServer((incoming) => {
    const outgoing = connect(Number(target.port), target.hostname);
    const way = { isSilent: false, sockets: [incoming, outgoing] };
    let losesNext = false;
    open.add(way);
    incoming.on('data', (chunk: Buffer) => {
      if (way.isSilent) return;
      if (losing !== null && chunk.includes(losing)) {
        losing = null;
        losesNext = true;
      }
      outgoing.write(chunk);
    });
    outgoing.on('data', (chunk: Buffer) => {
      if (losesNext) incoming.destroy();
      else if (!way.isSilent) incoming.write(chunk);
    });
    for (const [socket, other] of [
      [incoming, outgoing],
      [outgoing, incoming],
    ] as const) {
      socket.on('error', () => other.destroy());
      socket.on('close', () => {
        open.delete(way);
        other.destroy();
      });
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = new URL(databaseUrl);
  url.hostname = '127.0.0.1';
  url.port = String((server.address() as AddressInfo).port);
  return {
    url: url.href,
    loseAnswerTo(text) {
      losing = text;
    },
    fallSilent() {
      for (const way of open) way.isSilent = true;
    },
    async [Symbol.asyncDispose]() {
      for (const { sockets } of open) for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
