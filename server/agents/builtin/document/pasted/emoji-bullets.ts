const OPEN = /^(\s*)(?:🔲|⬜|◻|▢|🟦|⏹)\uFE0F?\s*(?=\S)/u;
const DONE = /^(\s*)(?:✅|☑|✔)\uFE0F?\s+(?=\S)/u;
const PICTURE =
  /^(\s*)(?:[-*]\s+)?(?:\p{Extended_Pictographic}\uFE0F?(?:\u200D\p{Extended_Pictographic}\uFE0F?)*)\s+(?=\S)/u;
/** One picture alone decorates a title; several in a row are bullets. */
const MIN_PICTURES = 2;

/** Lists whose bullets are pictures as Markdown: `🔲 Address form` is a box, `🚀 Launch` an item. */
export function withoutPictures(body: string): string {
  const lines = body.split('\n');
  const pictures = lines.filter((line) => PICTURE.test(line)).length;
  return lines
    .map((line, index) => {
      if (DONE.test(line)) return line.replace(DONE, '$1- [x] ');
      if (OPEN.test(line)) return line.replace(OPEN, '$1- [ ] ');
      if (!PICTURE.test(line)) return line;
      const isTitle = lines.slice(0, index).every((other) => other.trim() === '');
      return line.replace(PICTURE, isTitle || pictures < MIN_PICTURES ? '$1' : '$1- ');
    })
    .join('\n');
}
