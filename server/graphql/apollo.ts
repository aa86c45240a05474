import { ApolloServer, type ApolloServerPlugin, type GraphQLRequestContext } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import type { GraphQLSchema } from 'graphql';
import type { ApiContext } from './context.ts';
import type { ErrorTranslator } from './errors.ts';
import type { ApiLimits } from './limits.ts';
import { outcomeOf, type ApiMetrics } from './metrics.ts';
import { excessOf, tooManyTokens } from './query-limits.ts';

interface ApolloOptions {
  readonly schema: GraphQLSchema;
  readonly errors: ErrorTranslator;
  readonly limits: ApiLimits;
  readonly metrics: ApiMetrics;
  readonly hideSchemaDetails: boolean;
}

/** GraphQL over HTTP. Must be started before it answers. */
export function createApollo({ schema, errors, limits, metrics, hideSchemaDetails }: ApolloOptions) {
  return new ApolloServer<ApiContext>({
    schema,
    // GraphiQL and code generators read the schema; it is public.
    introspection: true,
    hideSchemaDetailsFromClientErrors: hideSchemaDetails,
    includeStacktraceInErrorResponses: false,
    csrfPrevention: true,
    persistedQueries: false,
    allowBatchedHttpRequests: false,
    parseOptions: { maxTokens: limits.tokens },
    stopOnTerminationSignals: false,
    formatError: (formatted, error) =>
      isTokenLimit(formatted) ? errors.translate(tooManyTokens(limits.tokens)) : errors.translate(error),
    plugins: [
      // It costs a third of the throughput and nothing here is cached by time.
      ApolloServerPluginCacheControlDisabled(),
      limitPlugin(schema, limits),
      nameIncidents(errors),
      graphqlOverHttp,
      measure(metrics),
    ],
  });
}

/** The limits that need the variables. What a document may hold at all is in `parseOptions` and in graphql's rules. */
function limitPlugin(schema: GraphQLSchema, limits: ApiLimits): ApolloServerPlugin<ApiContext> {
  return {
    requestDidStart: async () => ({
      didResolveOperation: async ({ document, operation, request }) => {
        const excess = operation && excessOf(schema, document, operation, request.variables ?? {}, limits);
        if (excess) throw excess;
      },
    }),
  };
}

/** Before they are formatted, where the name of the operation is not known. */
function nameIncidents(errors: ErrorTranslator): ApolloServerPlugin<ApiContext> {
  return {
    requestDidStart: async () => ({
      didEncounterErrors: async ({ errors: encountered, operationName }) => {
        for (const error of encountered) errors.translate(error, operationName ?? null);
      },
    }),
  };
}

const REQUEST_ERRORS = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'BAD_USER_INPUT',
  'QUERY_TOO_COMPLEX',
]);

/**
 * A client that knows only `application/json` reads any status but 200 as a failure of the transport; so says the
 * specification of GraphQL over HTTP, and so do its audits (package graphql-http). Apollo Server 5.5 answers 400.
 */
const graphqlOverHttp: ApolloServerPlugin<ApiContext> = {
  requestDidStart: async () => ({
    willSendResponse: async ({ request, response }) => {
      if (response.http.status !== 400 || response.body.kind !== 'single') return;
      const accept = request.http?.headers.get('accept') ?? '';
      const codes = codesOf(response.body.singleResult.errors);
      if (!accept.includes('application/graphql-response+json') && codes.every((code) => REQUEST_ERRORS.has(code)))
        response.http.status = 200;
    },
  }),
};

function measure(metrics: ApiMetrics): ApolloServerPlugin<ApiContext> {
  return {
    requestDidStart: async () => {
      const start = performance.now();
      return {
        willSendResponse: async ({ operationName, response }: GraphQLRequestContext<ApiContext>) => {
          const codes = response.body?.kind === 'single' ? codesOf(response.body.singleResult.errors) : [];
          metrics.count(operationName ?? null, 'http', outcomeOf(codes), (performance.now() - start) / 1000);
        },
      };
    },
  };
}

function codesOf(errors: readonly { readonly extensions?: Record<string, unknown> }[] | undefined): string[] {
  return (errors ?? []).map(({ extensions }) => String(extensions?.code));
}

function isTokenLimit({ message, extensions }: { message: string; extensions?: Record<string, unknown> }): boolean {
  return extensions?.code === 'GRAPHQL_PARSE_FAILED' && /Document contains more tha[nt] \d+ tokens/.test(message);
}
