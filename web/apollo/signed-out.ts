import { CombinedGraphQLErrors } from '@apollo/client/errors';

/** Whether the server does not know any more who is asking: what was asked can be asked again after signing in. */
export function isSignedOut(error: unknown): boolean {
  if (CombinedGraphQLErrors.is(error)) return saysSignedOut(error.errors);
  return (error as { statusCode?: number } | null)?.statusCode === 401;
}

export function saysSignedOut(
  errors: readonly { readonly extensions?: Readonly<Record<string, unknown>> }[] | undefined,
): boolean {
  return errors?.some(({ extensions }) => extensions?.['code'] === 'UNAUTHENTICATED') ?? false;
}
