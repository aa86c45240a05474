import type { GraphQLCodegenDataMasking } from '@apollo/client/masking';

// Tells Apollo Client that fragments are masked in the types that codegen writes, as they are at run time.
declare module '@apollo/client' {
  interface TypeOverrides extends GraphQLCodegenDataMasking.TypeOverrides {}
}
