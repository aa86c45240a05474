import { GIVEN_NAMES } from '../inline/given-names.ts';
import { NAME } from '../inline/name-book.ts';

const PIECES = /\s+[–—-]\s+|\s*[|;,/&+]\s*|\s+and\s+/u;
const BRACKETS = /\(([^()]{1,120})\)|\[([^[\]]{1,120})\]/gu;
const LONE_NAME = new RegExp(`^${NAME}$`, 'u');
const FACT =
  /^(?:~?\s?\d+(?:[.,]\d+)?\s?(?:m|h|d|w|min|mins|hours?|days?|weeks?)|(?:by|due|until|on|after|start|starts|from|done|est)\b.*|P[0-4]|[!#@].*)$/iu;
// Words that stand where names stand and are none.
const NOT_NAMES = new Set(
  'design development dev backend frontend marketing sales legal finance hr it qa ops operations support product engineering research content data security infra infrastructure platform mobile web api ui ux optional done draft new old external internal remote online onsite draft final review test testing build launch planning discovery delivery monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december spring summer autumn winter morning afternoon evening today tomorrow high low medium critical urgent normal everyone everybody nobody someone all both team us we client customer vendor supplier agency contractor lawyer electrician plumber architect yes no maybe none tbd tbc todo wip blocked phase stage step week day month quarter slack figma jira stripe postgres postgresql mysql redis kafka react vue angular python java ruby rust node docker kubernetes terraform github gitlab notion linear excel word google microsoft apple amazon aws azure gcp ios android salesforce hubspot zoom teams london paris berlin vienna rome madrid lisbon porto dublin prague york tokyo zurich munich hamburg europe germany france spain italy austria usa uk english german french spanish italian'.split(
    ' ',
  ),
);

/**
 * Names that no list knows, from where they stand: the same lone capitalised word beside an estimate or a date, or
 * beside a known given name, at least twice in the document.
 */
export function guessNames(lines: Iterable<string>): readonly string[] {
  const counts = new Map<string, number>();
  for (const line of lines) {
    if (line.length > 500) continue;
    for (const group of groupsOf(line)) {
      const pieces = group.map((piece) => piece.trim());
      const isBesideFacts = pieces.some((piece) => FACT.test(piece) || GIVEN_NAMES.has(piece.toLowerCase()));
      if (!isBesideFacts) continue;
      for (const piece of pieces) if (isCandidate(piece)) counts.set(piece, (counts.get(piece) ?? 0) + 1);
    }
  }
  return [...counts].filter(([, count]) => count >= 2).map(([name]) => name);
}

/** The pieces in each pair of brackets, and those behind the first separator. */
function groupsOf(line: string): string[][] {
  const groups = [...line.matchAll(BRACKETS)].map((match) => (match[1] ?? match[2]!).split(PIECES));
  const outside = line
    .replace(BRACKETS, ' ')
    .split(/\s+[–—-]\s+|\s*[|;]\s*/u)
    .slice(1);
  return outside.length >= 2 ? [...groups, outside] : groups;
}

function isCandidate(piece: string): boolean {
  if (!LONE_NAME.test(piece) || piece.length > 30) return false;
  return (
    piece.split(/\s+/u).length <= 2 && piece.split(/\s+/u).every((word) => word.length >= 3) && isPossibleName(piece)
  );
}

/** Whether no word of it is one that stands where names stand and is none: `Design`, `Monday`, `QA`. */
export function isPossibleName(text: string): boolean {
  return !/^\p{Lu}+$/u.test(text) && !text.split(/\s+/u).some((word) => NOT_NAMES.has(word.toLowerCase()));
}
