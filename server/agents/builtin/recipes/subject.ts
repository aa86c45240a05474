import { leadingVerb } from './goal-verbs.ts';

const TAIL =
  /\s+(?:for\s+(?:about\s+|around\s+|up to\s+)?\d[\d,.]*k?\s+\p{L}+(?:\s+\p{L}+)?|with\s+(?:a\s+)?(?:team|budget|offers?)\b.*|(?:below|under|by|to)\s+(?:\d|two|three|four|five|half|zero)\b.*|so that\b.*|because\b.*|until\b.*|before\b.*|within\b.*|instead of\b.*|which\b.*|that\b.*|where\b.*|and\s+\p{L}+\s+(?:it|them|does|handles|leads|owns)\b.*|in\s+(?:(?:early|late|mid)[\s-])?(?:january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|fall|winter)(?:\s+20\d\d)?|(?:next|this)\s+(?:spring|summer|autumn|fall|winter|year|month|week)|for\s+(?:it|them|20\d\d)|into\s+\p{L}.*|on\s+(?:the\s+)?(?:first|second|third|fourth|last)\s+\p{L}+day\b.*|(?:on\s+)?\d{1,2}(?:st|nd|rd|th)?\s+of\s+\p{L}+|by\s+(?:the\s+)?end\s+of\s.*|ready|certified|accredited|approved|published|signed|up and running|going|live|myself|ourselves)$/iu;
/** Words that take no article: "everything", "all boxes", "this page", "last week's outage". */
const DETERMINED =
  /^(?:everything|everyone|everybody|all|each|every|some|both|this|that|these|those|its|their|it|them|last\s+\p{L}+['’]s|\p{Lu}\p{L}+['’]s?)(?![\p{L}])/u;
const MAX_SUBJECT = 60;
const LAST_PHRASE =
  /\s+(?:for|in|of|on|at|with|from|through|about|to|and)\s+(?:(?!\b(?:for|in|of|on|at|with|from|through|about|to|and)\b).)*$/iu;

/** What a goal is about, as words that fit into a sentence: "Build a mobile app" gives "the mobile app". */
export function readSubject(name: string, fallback: string): string {
  const [first = ''] = name.split(/[:;(?!]|[.,](?!\d)|\s[–—-]\s/u);
  let words = first.trim().replace(/^(?:after|following|because of|about)\s+/iu, '');
  const verb = leadingVerb(words);
  words = words.slice(verb.length).trim();
  for (let before = ''; before !== words;) {
    before = words;
    words = withoutPurpose(words.replace(TAIL, '').trim());
  }
  // "Move from Berlin to Lisbon", "train for a marathon": what it is, is in the verb.
  if (/^(?:to|from)\s/iu.test(words) && verb !== '') return tooLong(words) ? fallback : `${fallback} ${words}`;
  while (tooLong(words) && LAST_PHRASE.test(words)) words = words.replace(LAST_PHRASE, '');
  const subject = words.replace(/^(?:a|an|our|my|the|your|his|her|enough)\s+/iu, '');
  if (subject === '' || tooLong(subject)) return fallback;
  if (/\b(?:we|they|need|needs|must|want|wants|should|onto)\b|\bI\s+\p{Ll}|^\p{L}+['’](?:re|m|ll)\b/u.test(subject))
    return fallback;
  if (
    /^(?:to|from|for|with|in|on|at|out|up|why|how|whether|what|sure|if|become|myself|better|more|less|certified|rid)(?:\s|$)/iu.test(
      subject,
    )
  )
    return fallback;
  if (/^become\s/iu.test(verb)) return fallback;
  const isNamed = /^(?:a|an|our|my|the|your|his|her)\s/iu.test(words);
  return isNamed && !DETERMINED.test(subject)
    ? `the ${lowered(subject, verb !== '')}`
    : withArticle(subject, verb !== '');
}

/** "A newsletter campaign to win back customers" without what it is for. */
function withoutPurpose(words: string): string {
  for (const { index } of words.matchAll(/\s+to\s+/gu))
    if (index > 0 && leadingVerb(`${words.slice(index).replace(/^\s+to\s+/u, '')} `) !== '')
      return words.slice(0, index);
  return words;
}

/** `isInside`: a capital at its beginning is the word's own, not that of a sentence. */
export function withArticle(words: string, isInside: boolean): string {
  const [head = ''] = words.split(/\s+(?:as|for|in|of|on|at|to|from|with|about|through|and|into)\s+/u);
  const isName = hasOwnCapital(words, isInside) && head.split(/\s+/u).every((word) => /^[\p{Lu}\d]/u.test(word));
  const inSentence = lowered(words, isInside);
  return DETERMINED.test(inSentence) || isName ? inSentence : `the ${inSentence}`;
}

function lowered(words: string, isInside: boolean): string {
  return hasOwnCapital(words, isInside) || /^\p{Lu}\p{Ll}+\s+\p{Lu}/u.test(words)
    ? words
    : words.charAt(0).toLowerCase() + words.slice(1);
}

function hasOwnCapital(words: string, isInside: boolean): boolean {
  return /^(?:\p{Lu}\p{Ll}*\p{Lu}|\p{Lu}+\d|\d*\p{Lu}{2})/u.test(words) || (isInside && /^\p{Lu}/u.test(words));
}

function tooLong(words: string): boolean {
  return words.length > MAX_SUBJECT || words.split(/\s+/u).length > 9;
}
