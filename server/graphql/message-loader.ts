import DataLoader from 'dataloader';
import type { Message } from '../domain/conversation.ts';
import type { ConversationId } from '../domain/ids.ts';
import type { MessagesRequest } from '../services/conversation-service.ts';

type Read = (
  ids: readonly ConversationId[],
  request: MessagesRequest,
) => Promise<ReadonlyMap<ConversationId, readonly Message[]>>;

/** Messages of many conversations with one read for each way in which a request asks for them. */
export class MessageLoader {
  readonly #read: Read;
  readonly #byRequest = new Map<string, DataLoader<ConversationId, readonly Message[]>>();

  constructor(read: Read) {
    this.#read = read;
  }

  load(id: ConversationId, request: MessagesRequest): Promise<readonly Message[]> {
    const key = `${request.last} ${request.before}`;
    const loader =
      this.#byRequest.get(key) ??
      new DataLoader(async (ids: readonly ConversationId[]) => {
        const found = await this.#read(ids, request);
        return ids.map((each) => found.get(each) ?? []);
      });
    this.#byRequest.set(key, loader);
    return loader.load(id);
  }
}
