import { GraphQLError, type DocumentNode, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
import type { ApiLimits } from './limits.ts';
import { measureQuery } from './query-measure.ts';

/** Why a validated operation is too much for one request; null when it is not. */
export function excessOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
  limits: ApiLimits,
): GraphQLError | null {
  const { depth, aliases, cost } = measureQuery(schema, document, operation, variables);
  if (depth > limits.depth)
    return tooComplex(`The query goes ${depth} fields deep; at most ${limits.depth} are answered.`);
  if (aliases > limits.aliases)
    return tooComplex(`The query has ${aliases} aliases; at most ${limits.aliases} are answered.`);
  if (cost > limits.cost)
    return tooComplex(
      `The query asks for about ${cost.toLocaleString('en')} objects; at most ${limits.cost.toLocaleString('en')} are answered at once. Ask for smaller pages, or nest less.`,
    );
  return null;
}

export function tooManyTokens(limit: number): GraphQLError {
  return tooComplex(
    `The document has more than ${limit.toLocaleString('en')} words and signs. Send long values in variables.`,
  );
}

function tooComplex(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'QUERY_TOO_COMPLEX', http: { status: 400 } } });
}
