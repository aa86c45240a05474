const ORDINALS =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first'.split(
    ' ',
  );
const ORDINAL = new RegExp(`\\b(?:${ORDINALS.toReversed().join('|')})\\b`, 'giu');
const MONTH_OR_DAY = /\b(?:jan|feb|m[aä]r|apr|ma[iy]|jun|jul|aug|sep|o[ck]t|nov|de[cz]|month)/iu;

/** German words for days, and days that have a name, as this product reads dates in English. */
const WORDS: readonly (readonly [RegExp, string])[] = [
  [/\bübermorgen\b/giu, 'the day after tomorrow'],
  [/\bheute\b/giu, 'today'],
  [/^morgen$/iu, 'tomorrow'],
  [/\bn[äa]chste[nrs]?\s+woche\b/giu, 'next week'],
  [/\bn[äa]chste[nrs]?\s+monat\b/giu, 'next month'],
  [/\bn[äa]chste[nrs]?\s+(?=\p{L})/giu, 'next '],
  [/\bende(?:\s+(?:de[rs]|dieser|dieses))?\s+woche\b/giu, 'end of week'],
  [/\bende\s+(?:des\s+)?(?:monats?)\b/giu, 'end of month'],
  [/\bende\s+(?:des\s+)?(?:jahre?s)\b/giu, 'end of year'],
  [/\bende\s+(?=\p{L})/giu, 'end of '],
  [/\banfang\s+(?=\p{L})/giu, 'start of '],
  [/\bmitte\s+(?=\p{L})/giu, 'mid '],
  [/\bmontag\b/giu, 'monday'],
  [/\bdienstag\b/giu, 'tuesday'],
  [/\bmittwoch\b/giu, 'wednesday'],
  [/\bdonnerstag\b/giu, 'thursday'],
  [/\bfreitag\b/giu, 'friday'],
  [/\bsamstag\b/giu, 'saturday'],
  [/\bsonntag\b/giu, 'sunday'],
  [/^(?:the\s+)?christmas eve$/giu, '24 december'],
  [/^(?:christmas(?: day)?|xmas)$/giu, '25 december'],
  [/^new year['’]?s eve$/giu, '31 december'],
  [/^new year(?:['’]?s(?: day)?)?$/giu, '1 january'],
  [/^(?:in\s+)?(?:a|one)\s+fortnight(?:['’]?s time)?$/giu, 'in 2 weeks'],
  [/^(?:the\s+)?last\s+day\s+of\s+/giu, 'end of '],
  [/^(?:the\s+)?first\s+day\s+of\s+/giu, 'start of '],
];
const QUARTER = /\b(?:the\s+)?(first|second|third|fourth|last)\s+quarter(?:\s+of)?\b/giu;

/** The words for a day in the forms that `DateReader` knows. */
export function inKnownWords(text: string): string {
  let words = text;
  for (const [pattern, plain] of WORDS) words = words.replace(pattern, plain);
  words = words.replace(QUARTER, (_, which: string) => `Q${which.toLowerCase() === 'last' ? 4 : ORDINALS.indexOf(which.toLowerCase()) + 1}`); // prettier-ignore
  if (!MONTH_OR_DAY.test(words) && !/^the\s+\S+$/iu.test(words)) return words;
  return words.replace(ORDINAL, (word) => `${ORDINALS.indexOf(word.toLowerCase()) + 1}th`);
}
