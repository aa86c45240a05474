import { isActionVerb } from '../document/action-verbs.ts';

/** Verbs of goals besides those of single tasks. */
const VERBS = new Set(
  'achieve adopt automate become boost bring earn brew celebrate climb close coach complete compose consolidate convert create cross crowdfund cycle declutter digitise digitize do elect enable end equip establish forecast foster found get grow harden harvest hike host improve increase insulate integrate introduce invent keep learn lobby lower halve double cut optimise optimize make manufacture master mentor modernise modernize onboard open outsource plan plant practise practice predict prepare promote protect raise reach rebrand rebuild redesign redo remodel record reduce relaunch rethink revamp rework refactor refurbish relocate rename renew reorganise reorganize restore restructure sail save scale secure start shorten simplify stop study support survive swim teach train travel unify upgrade visit win film run launch'.split(
    ' ',
  ),
);
const PHRASES =
  /^(?:plan(?:ning)? for|prepar(?:e|ing) for|train(?:ing)? for|get ready for|set[ -]up|roll[ -]?out|put (?:on|up|together)|carry out|work (?:out|on)|(?:sort|clear|clean) (?:out|up)|appl(?:y|ying) for|look(?:ing)? for|search for|build up|bring (?:back|home)|(?:shut|close) down|win back|teach myself|speed up|tidy up|(?:prepare|get) (?:our|the|my)(?: \p{L}+){1,2} (?:ready )?for)\s+/iu;
/** Words that begin a goal as a noun as well: "film festival", "report on waste". */
const ALSO_NOUNS = new Set(
  'book brew climb coach copy cycle design document draft end file film forecast harvest hike host interview launch map mentor model order paint plan plant practice print record release report request research review run sail schedule share show study swim test train transfer travel update visit'.split(
    ' ',
  ),
);
const OBJECT_AHEAD = /^(?:a|an|the|our|my|your|all|each|every|this|these|that|two|three|four|five|and|for)\s|^\d/iu;

/** The verb with which a goal begins, as it is written, with the space after it; empty where it begins otherwise. */
export function leadingVerb(text: string): string {
  const phrase = PHRASES.exec(text)?.[0];
  if (phrase !== undefined) return phrase;
  const [written = ''] = /^\p{L}[\p{L}-]*\s+/u.exec(text) ?? [];
  const word = written.trim().toLowerCase();
  const rest = text.slice(written.length);
  if (/.ing$/u.test(word))
    return isGerund(word) && (OBJECT_AHEAD.test(rest) || /^(?:from|to)\s/iu.test(rest)) ? written : '';
  if (!VERBS.has(word) && !isActionVerb(word)) return '';
  if (ALSO_NOUNS.has(word) && !OBJECT_AHEAD.test(rest)) return '';
  const [and = ''] = /^and\s+/iu.exec(rest) ?? [];
  return and === '' ? written : written + and + leadingVerb(rest.slice(and.length));
}

/** "moving", "planning", "building". */
function isGerund(word: string): boolean {
  const stem = word.slice(0, -3);
  return [stem, `${stem}e`, stem.replace(/(.)\1$/u, '$1')].some((verb) => VERBS.has(verb) || isActionVerb(verb));
}
