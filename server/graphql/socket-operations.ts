import type { IncomingMessage } from 'node:http';
import {
  execute,
  getOperationAST,
  GraphQLError,
  subscribe,
  type ExecutionArgs,
  type ExecutionResult,
  type GraphQLSchema,
} from 'graphql';
import type { SubscribePayload } from 'graphql-ws';
import type { ApiContext } from './context.ts';
import { refusalError, type ErrorTranslator } from './errors.ts';
import type { ApiLimits } from './limits.ts';
import { outcomeOf, type ApiMetrics } from './metrics.ts';
import { PreparedDocuments } from './prepared-documents.ts';
import { excessOf } from './query-limits.ts';

export interface SocketOperationsOptions {
  readonly schema: GraphQLSchema;
  readonly contextFor: (request: IncomingMessage) => Promise<ApiContext>;
  readonly errors: ErrorTranslator;
  readonly limits: ApiLimits;
  readonly metrics: ApiMetrics;
  readonly hideSchemaDetails: boolean;
}

/** What comes over WebSockets, under the rules of GraphQL over HTTP: the same limits, codes and figures. */
export class SocketOperations {
  readonly #options: SocketOperationsOptions;
  readonly #documents: PreparedDocuments;

  constructor(options: SocketOperationsOptions) {
    const { schema, limits, hideSchemaDetails } = options;
    this.#options = options;
    this.#documents = new PreparedDocuments({ schema, tokens: limits.tokens, hideSchemaDetails });
  }

  /** What is to be executed, or why it is not. Never throws: a throw would end the whole socket. */
  async prepare(payload: SubscribePayload, request: IncomingMessage): Promise<ExecutionArgs | readonly GraphQLError[]> {
    const { schema, limits, contextFor, hideSchemaDetails } = this.#options;
    try {
      const document = this.#documents.prepare(payload.query);
      if (!('kind' in document)) return document;
      const operation = getOperationAST(document, payload.operationName);
      if (!operation) return [unknownOperation(payload.operationName)];
      const excess = excessOf(schema, document, operation, payload.variables ?? {}, limits);
      if (excess) return [excess];
      return {
        schema,
        document,
        operationName: payload.operationName ?? null,
        variableValues: payload.variables ?? null,
        contextValue: await contextFor(request),
        hideSuggestions: hideSchemaDetails,
      };
    } catch (error) {
      return [asGraphQLError(error)];
    }
  }

  /** The answer to a query or a mutation. */
  async answer(args: ExecutionArgs): Promise<ExecutionResult> {
    const start = performance.now();
    const result = await execute(args);
    this.#count(args, result, (performance.now() - start) / 1000);
    return result;
  }

  /** The events of a subscription, made as they are asked for; or why there are none. */
  async follow(args: ExecutionArgs): Promise<AsyncGenerator<ExecutionResult, void, void> | ExecutionResult> {
    const { metrics } = this.#options;
    const result = await subscribe(args);
    if (!(Symbol.asyncIterator in result)) {
      this.#count(args, result, null);
      return result;
    }
    this.#count(args, {}, null);
    metrics.subscriptions.inc();
    return onEnd(result, () => metrics.subscriptions.dec());
  }

  #count(args: ExecutionArgs, result: ExecutionResult, seconds: number | null): void {
    const { errors, metrics } = this.#options;
    const name = getOperationAST(args.document, args.operationName)?.name?.value ?? null;
    const codes = (result.errors ?? []).map((error) => errors.translate(error, name).extensions?.code);
    metrics.count(name, 'websocket', outcomeOf(codes), seconds);
  }
}

function unknownOperation(name: string | null | undefined): GraphQLError {
  const message = name
    ? `The document has no operation with the name "${name}".`
    : 'The document has several operations; say in operationName which one is meant.';
  return new GraphQLError(message, { extensions: { code: 'OPERATION_RESOLUTION_FAILURE' } });
}

function asGraphQLError(error: unknown): GraphQLError {
  const refusal = refusalError(error);
  if (refusal instanceof GraphQLError) return refusal;
  const originalError = refusal instanceof Error ? refusal : new Error(String(refusal));
  return new GraphQLError(originalError.message, { originalError });
}

/** Calls `ended` once, however the source comes to its end. */
function onEnd<T>(source: AsyncGenerator<T, void, void>, ended: () => void): AsyncGenerator<T, void, void> {
  let isOver = false;
  const over = (): void => {
    if (!isOver) ended();
    isOver = true;
  };
  return {
    async next() {
      try {
        const result = await source.next();
        if (result.done) over();
        return result;
      } catch (error) {
        over();
        throw error;
      }
    },
    async return() {
      over();
      return source.return();
    },
    async throw(error) {
      over();
      return source.throw(error);
    },
    [Symbol.asyncIterator]() {
      return this;
    },
    async [Symbol.asyncDispose]() {
      await this.return();
    },
  };
}
