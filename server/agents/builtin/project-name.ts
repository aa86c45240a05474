import { isDocumentKind, isListName, splitLabel, withoutEdition, withoutTitleLabel } from './document/labels.ts';
import { readMailHeader } from './document/pasted/mail-header.ts';
import { withoutMarks } from './document/plain-lines.ts';
import { withoutReservedCharacters } from './inline/item-text.ts';

const MAX_NAME = 80;
const HEADING = /^ {0,3}#{1,6}[ \t]+(.+?)[ \t]*#*[ \t]*$/u;
const UNDERLINE = /^ {0,3}(?:={2,}|-{3,})[ \t]*$/u;

/** A name for a project about this goal: its first heading, or its first sentence without dates. 1 to 80 characters. */
export function deriveProjectName(goal: string): string {
  const { values, body } = readMailHeader(
    withoutReservedCharacters(goal.trimStart().slice(0, 20_000).toWellFormed()).replace(/\r\n?/gu, '\n'),
  );
  const lines = body.split('\n').map((line) =>
    line
      .trimEnd()
      .slice(0, 1_000)
      .replace(/\s{4,}/gu, '   '),
  );
  const title =
    values.get('title') ??
    values.get('name') ??
    labelledTitle(lines) ??
    boldTitle(lines) ??
    firstHeading(lines) ??
    firstSentence(lines);
  return shorten(cleanName(title.slice(0, 400))) || 'New plan';
}

/** A first line such as "Project: Billing rewrite" is a title; a heading below it is a part. */
function labelledTitle(lines: readonly string[]): string | null {
  const first = withoutMarks(lines.find((line) => line.trim() !== '') ?? '').trim();
  const title = /^(?:project(?:\s+name)?|title)\s*:/iu.test(first) ? withoutTitleLabel(first) : first;
  return title !== first && !/[.!?]\s/u.test(title) ? title : null;
}

/** A first line that is wholly bold is a title; a heading below it is a part. */
function boldTitle(lines: readonly string[]): string | null {
  const [first = '', second = ''] = lines.filter((line, index) => line.trim() !== '' || index > 0);
  const title = /^(\*\*|__)(?=\S)([^*_]{1,100})\1:?$/u.exec(first.trim())?.[2] ?? null;
  return title !== null && second.trim() === '' && !isListName(title) ? title : null;
}

function firstHeading(lines: readonly string[]): string | null {
  for (const [index, line] of lines.entries()) {
    const underlined = UNDERLINE.test(lines[index + 1] ?? '') && /^ {0,3}[^\s#>*+|-]/u.test(line) ? line : null;
    const text = HEADING.exec(line)?.[1] ?? underlined;
    if (text && !isListName(splitLabel(text).text)) return splitLabel(text.trim()).text;
  }
  return null;
}

const GREETING = /^\s*(?:hi|hello|hey|dear|good (?:morning|afternoon)|hallo|liebe[rs]?)\b[^.!?]{0,40}[,!]?\s*$/iu;

function firstSentence(lines: readonly string[]): string {
  const filled = lines.filter(
    (line) => line.trim() !== '' && !GREETING.test(line) && !/^\s*(?:```|---|===|\|?[\s:|-]+\|?$)/u.test(line),
  );
  const says = (line: string): boolean => !isListName(line) && (filled.length < 2 || !isDocumentKind(line));
  const first = filled.find((line) => says(line.trim().replace(/^#+\s*/u, ''))) ?? filled[0] ?? '';
  const isTable =
    /[,;\t|]/u.test(first) &&
    /^[^.!?]*$/u.test(first) &&
    first.split(/[,;\t|]/u).length >= 3 &&
    (filled[1] ?? '').split(/[,;\t|]/u).length >= 3;
  if (isTable) return 'Imported plan';
  const plain = first
    .trim()
    .replace(/^(?:[-*+•>]|\d{1,3}[.)])\s+(?:\[[ xX]?\]\s*)?/u, '')
    .replace(/^#+\s*/u, '');
  return withoutEdition(/^(.{8,}?[.!?])(?:\s|$)/u.exec(plain)?.[1] ?? plain);
}

const OPENINGS =
  /^(?:please\s+|hi[,!]?\s+|hello[,!]?\s+|first(?:ly)?,?\s+)*(?:(?:i|we)(?:'d| would)?\s+(?:need|want|like|have|wish|plan|intend|are going|must|should)\s+(?:you\s+)?(?:to\s+)?|i'm\s+(?:planning|going)\s+to\s+|we're\s+(?:planning|going)\s+to\s+|we are\s+(?:planning|going)\s+to\s+|(?:we|i)(?:['’](?:re|m)|\s+are|\s+am)\s+(?=\p{L}+ing\s)|(?:can|could)\s+you\s+(?:please\s+)?|help\s+(?:me|us)\s+(?:to\s+)?|let's\s+|our\s+goal\s+is\s+to\s+|the\s+goal\s+is\s+to\s+|goal\s*:\s*|project\s*:\s*|title\s*:\s*)?(?:(?:make|create|write|draft|give me|prepare|build|draw up|put together)\s+(?:me\s+|us\s+)?(?:a\s+|the\s+)?(?:project\s+|detailed\s+)?plan\s+(?:for|to)\s+|plan\s+(?:for\s+)?(?=(?:a|an|the|our|my)\s))?/iu;
const SPEAKERS =
  /^(?:\p{Lu}\p{Ll}+(?:(?:,\s+|\s+(?:and|&)\s+)\p{Lu}\p{Ll}+)*|(?:the|our|my)\s+\p{L}+)\s+(?:wants?|needs?|would like|plans?|has|have|is going|are going|must)\s+to\s+/u;
/** What follows is about when, with what and by whom, not about what. */
const ASIDE =
  /(?:,|;|\s[–—-])\s+(?:start(?:s|ing)?|budget|due|by|deadline|from|until|before|with\s+a\s+(?:budget|team)|begin(?:s|ning)?|owner)\b.*$/iu;
/** "…, Marta runs the venue": what follows is about who does what. */
const PEOPLE_CLAUSE =
  /(?:[,;]|\s[–—-])\s+(?:and\s+|while\s+|with\s+)?@?\p{Lu}\p{Ll}+(?:\s+\p{Lu}\p{Ll}+)?(?:(?:,|\s+and|\s+&)\s+@?\p{Lu}\p{Ll}+){0,3}\s+(?:will|can|should|is|are|runs?|running|leads?|leading|does|do|doing|handles?|handling|owns?|owning|manages?|managing|takes?|taking|organi[sz](?:es?|ing)|writes?|writing|builds?|building|covers?|looks?|works?)\s.*$/u;
const DATES =
  /(?:,\s+(?:(?!(?:by|before|until|due|on|starting)\b)\p{L}+\s+){1,4}(?=(?:by|before|until|due|on)\s))?[\s,(]*\b(?:by|before|until|due(?:\s+(?:on|by))?|no later than|starting(?:\s+on)?|on|in time for|deadline:?)\s+(?:the\s+)?(?:end of\s+|mid-?\s?|early\s+|late\s+)?(?:next\s+\p{L}+|\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}(?:[./]\d{2,4})?\.?|(?:\p{L}+day,?\s+)?\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\p{L}*(?:,?\s+\d{4})?|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\p{L}*\.?(?:\s+\d{1,2}(?:st|nd|rd|th)?)?(?:,?\s+\d{4})?|(?:mon|tues|wednes|thurs|fri|satur|sun)day|q[1-4](?:\s+\d{4})?|tomorrow|(?:this|the)\s+(?:week|month|quarter|year))(?![\p{L}\p{N}])\)?/giu;
const RELATIVE =
  /[\s,]*\b(?:in|within)\s+(?:the\s+next\s+)?(?:\d{1,3}|one|two|three|four|five|six|seven|eight|ten|twelve)\s+(?:days?|weeks?|months?)(?![\p{L}\p{N}])/giu;

function cleanName(text: string): string {
  const words = withoutTitleLabel(withoutMarks(text))
    .replace(/[\uE000\uE001]/gu, '')
    .replace(/<[^>]{0,200}>/gu, ' ')
    .replace(/(?<![\p{L}\p{N}])@[\p{L}\p{N}._-]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(SPEAKERS, '')
    .replace(OPENINGS, '')
    .replace(PEOPLE_CLAUSE, '')
    .replace(ASIDE, '')
    .replace(DATES, '')
    .replace(RELATIVE, '')
    .replace(/[([]\s*[)\]]/gu, '')
    .replace(/^[\s"'“”*_#:–—-]+|[\s"'“”*_,;:.!?–—-]+$/gu, '')
    .replace(/\s+/gu, ' ')
    .replace(/^(?:a|an)\s+(?=\p{L})/iu, '');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function shorten(text: string): string {
  if (text.length <= MAX_NAME) return text;
  const cut = text.slice(0, MAX_NAME);
  const space = cut.lastIndexOf(' ');
  return (space > MAX_NAME / 2 ? cut.slice(0, space) : cut.replace(/[\uD800-\uDBFF]$/u, '')).replace(
    /[\s,;:–—-]+$/u,
    '',
  );
}
