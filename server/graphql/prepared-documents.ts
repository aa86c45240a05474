import { GraphQLError, parse, Source, validate, type DocumentNode, type GraphQLSchema } from 'graphql';
import { tooManyTokens } from './query-limits.ts';

const KEPT = 500;
const KEPT_CHARACTERS = 20_000;

interface Options {
  readonly schema: GraphQLSchema;
  readonly tokens: number;
  readonly hideSchemaDetails: boolean;
}

/** Parses and validates what comes over WebSockets, and remembers it: clients send the same few documents. */
export class PreparedDocuments {
  readonly #options: Options;
  readonly #kept = new Map<string, DocumentNode>();

  constructor(options: Options) {
    this.#options = options;
  }

  /** The document, or why it is none of this schema's. Never throws. */
  prepare(text: string): DocumentNode | readonly GraphQLError[] {
    const kept = this.#kept.get(text);
    if (kept) return kept;
    const prepared = this.#read(text);
    if ('kind' in prepared && text.length <= KEPT_CHARACTERS) this.#keep(text, prepared);
    return prepared;
  }

  #read(text: string): DocumentNode | readonly GraphQLError[] {
    const { schema, tokens, hideSchemaDetails } = this.#options;
    try {
      const document = parse(new Source(text), { maxTokens: tokens });
      const errors = validate(schema, document, undefined, { hideSuggestions: hideSchemaDetails });
      return errors.length === 0 ? document : errors.map((error) => coded(error, 'GRAPHQL_VALIDATION_FAILED'));
    } catch (error) {
      if (!(error instanceof GraphQLError)) throw error;
      const isTooLong = /Document contains more tha[nt] \d+ tokens/.test(error.message);
      return [isTooLong ? tooManyTokens(tokens) : coded(error, 'GRAPHQL_PARSE_FAILED')];
    }
  }

  #keep(text: string, document: DocumentNode): void {
    const [oldest] = this.#kept.keys();
    if (this.#kept.size >= KEPT && oldest !== undefined) this.#kept.delete(oldest);
    this.#kept.set(text, document);
  }
}

/** The same code that Apollo gives it over HTTP. */
function coded(error: GraphQLError, code: string): GraphQLError {
  const { message, nodes, source, positions, path } = error;
  return new GraphQLError(message, { nodes, source, positions, path, extensions: { code } });
}
