import type { CodegenConfig } from '@graphql-codegen/cli';

/**
 * Types and documents for the web application, from schema.graphql and the `.graphql` files beside the components.
 * Documents are parsed here and not in the browser, so the browser loads no GraphQL parser.
 */
const config: CodegenConfig = {
  schema: 'schema.graphql',
  documents: ['web/**/*.graphql'],
  ignoreNoDocuments: false,
  generates: {
    'web/__generated__/': {
      preset: 'client',
      // Apollo Client masks fragments by itself; the preset's own `useFragment` would clash with Apollo's.
      presetConfig: { fragmentMasking: false },
      config: {
        inlineFragmentTypes: 'mask',
        customDirectives: { apolloUnmask: true },
        enumsAsTypes: true,
        useTypeImports: true,
        nonOptionalTypename: true,
        skipTypeNameForRoot: true,
        defaultScalarType: 'unknown',
        scalars: {
          ID: 'string',
          DateTime: 'string',
          LocalDate: 'string',
          JSON: 'unknown',
          JSONObject: 'Record<string, unknown>',
        },
      },
    },
  },
};

export default config;
