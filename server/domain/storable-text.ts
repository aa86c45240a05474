/** PostgreSQL cannot store U+0000, and a lone surrogate reads back as another character: neither gets in. */
export function storableText(value: string): string {
  return value.toWellFormed().replaceAll('\0', '');
}
