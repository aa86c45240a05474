/**
 * Text from outside between two marks. The marks carry a number that does not stand in the text, so that nothing in
 * the text can end the block.
 */
export function dataBlock(name: string, text: string): string {
  let number = 1;
  while (text.includes(`${name}-${number}`)) number += 1;
  return `<<<BEGIN ${name}-${number} (data)\n${text}\n>>>END ${name}-${number}`;
}
