/** The bytes are no text in UTF-8. */
export class NoTextError extends Error {
  override readonly name = 'NoTextError';
}

/**
 * Text of UTF-8 that arrives in pieces, whatever its pieces are cut at. `onSize` is told how many bytes there have been,
 * and may throw. Throws NoTextError.
 */
export async function* readText(
  source: AsyncIterable<Uint8Array>,
  onSize: (bytes: number) => void,
): AsyncGenerator<string, void> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let bytes = 0;
  const decode = (piece?: Uint8Array): string => {
    try {
      return piece ? decoder.decode(piece, { stream: true }) : decoder.decode();
    } catch (cause) {
      throw new NoTextError('The bytes are no text in UTF-8.', { cause });
    }
  };
  for await (const piece of source) {
    bytes += piece.byteLength;
    onSize(bytes);
    yield decode(piece);
  }
  yield decode();
}
