const VERBS =
  /^(?:please\s+)?(?:plan(?:ning)?(?:\s+for)?|organi[sz]e|host|hold|run|conduct|launch|release|ship|build|create|develop|implement|add|make|design|write|publish|hire|recruit|find|onboard|migrate|move|relocate|renovate|remodel|redo|fix|investigate|do|carry out|prepare|set up|set-up|start|open|improve|redesign|introduce|roll out|rollout|get|achieve|complete|finish|deliver|produce|refactor|upgrade|replace|integrate|document|test|measure|study|research|analy[sz]e|celebrate|support|enable|become|pass|teach|learn|record)\s+/iu;
const TAIL =
  /\s+(?:for\s+(?:about\s+|around\s+|up to\s+)?\d[\d,.]*k?\s+\p{L}+(?:\s+\p{L}+)?|with\s+(?:a\s+)?(?:team|budget)\b.*|so that\b.*|because\b.*|which\b.*|that\b.*|where\b.*|and\s+\p{L}+\s+(?:does|handles|leads|owns)\b.*)$/iu;
/** Words that take no article: "everything", "all boxes", "this page". */
const DETERMINED =
  /^(?:everything|everyone|everybody|all|each|every|some|both|this|that|these|those|its|their|it|them)\b/iu;
const MAX_SUBJECT = 60;

/** What a goal is about, as words that fit into a sentence: "Build a mobile app" gives "the mobile app". */
export function readSubject(name: string, fallback: string): string {
  const [first = ''] = name.split(/[.:;,(]|\s[–—-]\s/u);
  const words = first.trim().replace(VERBS, '').replace(TAIL, '').trim();
  const subject = words.replace(/^(?:a|an|our|my|the|your)\s+/iu, '');
  if (subject === '' || subject.length > MAX_SUBJECT || subject.split(/\s+/u).length > 9) return fallback;
  const isProper = /^\p{Lu}[\p{Lu}\p{N}]|^\p{Lu}\p{L}+\s+\p{Lu}/u.test(subject);
  if (/\b(?:we|i|they|need|needs|must|want|wants|should)\b/iu.test(subject)) return fallback;
  if (/^(?:to|from|for|with|in|on|at)\s/iu.test(subject)) return fallback;
  const inSentence = isProper ? subject : subject.charAt(0).toLowerCase() + subject.slice(1);
  return DETERMINED.test(subject) ? inSentence : `the ${inSentence}`;
}
