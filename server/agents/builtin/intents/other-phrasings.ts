const DONE = '(?:through|done|finished|ready|over|there|complete|completed|in|in place|known)';
const WORK = '\\d+(?:[.,]\\d+)?\\s?(?:h|d|w|hours?|days?|weeks?)';

/** What some people say, and how others say the same; tried where the words are not understood as they stand. */
const PHRASINGS: readonly (readonly [pattern: RegExp, plain: string])[] = [
  [/^s\/([^/]+)\/([^/]+)\/?$/u, 'rename "$1" to "$2"'],
  [/^(.+?)\s+(?:should|shall|is to|has to|must)\s+be\s+called\s+(.+?)(?:\s+from now on)?$/iu, 'rename $1 to $2'],
  [new RegExp(`^(.+?):\\s*${WORK}\\s*(?:→|->|=>|to)\\s*(${WORK})$`, 'iu'), '$1: $2'],
  [new RegExp(`^(.+?)\\s+needs\\s+(${WORK}),?\\s+not\\s+.+$`, 'iu'), '$1 takes $2'],
  [/^@(\p{L}+)\s*:?\s+(#?\d+(?:\s*(?:,|and|&|\+)\s*#?\d+)*)$/iu, 'assign $2 to $1'],
  [/^(#?\d+)\s*\+\s*(#?\d+)\s*(?:→|->|=>)\s*(\p{L}+)$/u, 'assign $1 and $2 to $3'],
  [/^(.+?)\s*(?:→|->|=>)\s*(?:ip|wip)$/iu, '$1 is in progress'],
  [new RegExp(`^hold\\s+(.+?)\\s+until\\s+(.+?)\\s+(?:is|are|has been|have been)\\s+${DONE}$`, 'iu'), '$1 waits for $2'],
  [new RegExp(`^no\\s+(.+?)\\s+(?:until|before)\\s+(.+?)\\s+(?:is|are|has been|have been)\\s+${DONE}$`, 'iu'), '$1 waits for $2'],
  [/^no\s+(.+?)\s+(?:until|before)\s+(?:we have\s+)?(.+)$/iu, '$1 waits for $2'],
  [new RegExp(`^(.+?)\\s+(?:has|have|needs?)\\s+to\\s+be\\s+${DONE}\\s+before\\s+(?:we\\s+)?(.+)$`, 'iu'), '$2 waits for $1'],
  [/^(.+?)\s+needs\s+(.+?)\s+first$/iu, '$1 waits for $2'],
  [/^(.+?)\s+only\s+after\s+(.+?)\s+(?:is|are)\s+(?:down|in|there|done|finished|ready)$/iu, '$1 after $2'],
  [/^(.+?):\s*(?:remove|drop|delete|strip)\s+(?:the\s+)?tag\s+(\S+)$/iu, 'remove the tag $2 from $1'],
  [/^strip\s+(?:the\s+)?(?:tag\s+(\S+)|(\S+)\s+tag)\s+from\s+(.+)$/iu, 'remove the tag $1$2 from $3'],
  [/^double\s+the\s+(?:time|effort|duration)\s+(?:for|of)\s+(.+)$/iu, 'double the estimate of $1'],
  [/^(.+?)\s+takes\s+twice\s+as\s+long(?:\s+as\s+.+)?$/iu, 'double the estimate of $1'],
  [/^(?:instead of\s+.+?\s+)?(?:the\s+)?(.+?)\s+(?:takes place\s+|happens\s+|is\s+)?on\s+(.+?)\s+instead\s+of\s+(?:on\s+)?.+$/iu, '$1 is due on $2'],
  [/^instead\s+of\s+.+?\s+(?:the\s+)(.+?)\s+(?:takes\s+place|happens|is)\s+on\s+(.+)$/iu, '$1 is due on $2'],
  [/^(.+?)\s+belongs?\s+(?:to|under|in)\s+(.+?),?\s+(?:not|and not)\s+.+$/iu, 'move $1 under $2'],
  [/^(.+?):\s*(?:the\s+)?new\s+(?:due\s+)?(?:date|deadline)\s+(?:is\s+)?(.+)$/iu, 'set the due date of $1 to $2'],
  [/^((?:all|every|each)\s.+?):\s*make\s+(?:it|them)\s+(.+)$/iu, 'make $1 $2'],
  [/^((?:all|every)\s.+?)\s+out\s+of\s+the\s+plan$/iu, 'delete $1'],
  [/^(.+?)\s+is\s+missing\s+an?\s+(?:person|owner|assignee):\s*(\p{Lu}.+)$/iu, 'assign $1 to $2'],
  [/^(.+?)(?:['’]s|\s+is|\s+are)\s+(?:up and running|sorted|sorted out|in place|all set|in the bag)$/iu, '$1 is done'],
  [/^put\s+(\p{Lu}\p{L}+)\s+on\s+(.+?)\s+(?:from|starting|as of)\s+(.+)$/u, 'assign $2 to $1 and start it on $3'],
  [/^(.+?)\s+(?:comes?|happens?|can\s+(?:only\s+)?(?:start|begin)|starts?|begins?)\s+(?:only\s+)?(?:after|once|when)\s+(.+?)\s+(?:is|are|has been|have been)\s+(?:\p{L}+)$/iu, '$1 comes after $2'],
  [/^(.+?)\s+(?:is|are)\s+not\s+\p{L}+\s+priority\s+any\s?more,?\s+(?:just\s+|but\s+|only\s+)?(\p{L}+)$/iu, '$1 is $2 priority'],
  [/^(?:the\s+)?(?:whole|entire)\s+(.+?)\s+(must|has to|should|needs to)\s+(.+)$/iu, 'the $1 $2 $3'],
  [/^note\s+that\s+(.+)$/iu, '$1'],
  [/^(.+?)\s+sorted(?:\s*✅)?$/iu, '$1 is done'],
  [/^(?:we|i)\s+forgot\s+(?:the\s+|an?\s+)?([^:]+?):\s*(.+)$/iu, 'add $1, $2'],
  [/^(\p{Lu}\p{L}+)\s+(does|takes|gets)\s+(.+?),\s+(?:and\s+)?(\p{Lu}\p{L}+)\s+(the\s.+)$/u, '$1 $2 $3 and $4 $2 $5'],
]; // prettier-ignore

/** Parts of what somebody says, wherever they stand. */
const PARTS: readonly (readonly [pattern: RegExp, plain: string])[] = [
  [/\beverything\s+(?:of|from)\s+(\p{L}+)['’]s(?!\s+\p{L}+['’]s)/giu, "all of $1's tasks"],
  [/\beverything\s+(?:that\s+)?(\p{L}+)\s+has(?:n['’]t|\s+not)\s+(?:yet\s+)?(?:finished|done|completed)(?:\s+yet)?/giu, "all of $1's open tasks"],
  [/\b(?:anything|everything|whatever(?:\s+is)?|all)\s+overdue(?:\s+that\s+(?:is|are)(?:n['’]t|\s+not)\s+(?:done|finished))?(?=\s*:|$)/giu, 'all overdue tasks'],
  [/(?<=\boverdue\b[^:]*)\s+that\s+(?:is|are)(?:n['’]t|\s+not)\s+(?:done|finished)\b/giu, ''],
  [/\b(\p{L}+)['’]s\s+overdue\s+(?:stuff|things|work)\b/giu, "$1's overdue tasks"],
]; // prettier-ignore

/** The same in the words that rules know; as it stands where nothing of this is in it. */
export function inPlainWords(source: string): string {
  let plain = source;
  for (const [pattern, words] of PARTS) plain = plain.replace(pattern, words);
  const phrasing = PHRASINGS.find(([pattern]) => pattern.test(plain));
  return phrasing ? plain.replace(phrasing[0], phrasing[1]) : plain;
}
