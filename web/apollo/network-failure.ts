/** True where no answer came: the request may or may not have been carried out, and can be sent again. */
export function isNetworkFailure(error: unknown): boolean {
  if (!(error instanceof Error) || error.name === 'AbortError') return false;
  const status = (error as { statusCode?: number }).statusCode;
  return error instanceof TypeError || status === 502 || status === 503 || status === 504;
}
