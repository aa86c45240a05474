import type { BrowserContext, Route } from 'playwright-core';

/** Answers requests of the API as the server would refuse them; those of one operation, or all. Answers how to end it. */
export async function refuse(
  context: BrowserContext,
  code: 'BAD_USER_INPUT' | 'UNAUTHENTICATED',
  operationName: RegExp = /./,
): Promise<() => Promise<void>> {
  const refusal = async (route: Route) => {
    const request = route.request().postDataJSON() as { operationName: string };
    if (!operationName.test(request.operationName)) return route.fallback();
    return route.fulfill({
      status: code === 'UNAUTHENTICATED' ? 401 : 200,
      contentType: 'application/graphql-response+json',
      body: JSON.stringify({ errors: [{ message: 'The server does not want it.', extensions: { code } }] }),
    });
  };
  await context.route('**/graphql', refusal);
  return () => context.unroute('**/graphql', refusal);
}
