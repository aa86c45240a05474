import { tidy, type ItemText } from '../inline/item-text.ts';

/** Words such as "after Design" in the text of a task. */
export interface DependencyPhrase {
  /** Place of the whole phrase in the text, keyword included. */
  readonly start: number;
  /** Where the words that name tasks begin. */
  readonly namesStart: number;
  /** Where the phrase ends at the latest. */
  readonly end: number;
  readonly names: string;
  /** Whether the words can hardly mean anything but a dependency: unknown names deserve a warning then. */
  readonly isStrong: boolean;
  /** Whether the phrase stands before the words of the task: "After Design, build". */
  readonly isLeading: boolean;
  /** "Before Launch": what is named waits for this task, not the other way round. */
  readonly isReversed: boolean;
}

const KEYWORDS =
  /(?<![\p{L}\p{N}-])(?:(?:(?:but\s+|and\s+)?(?:only|can\s+(?:only\s+)?start|must\s+(?:start|come|wait)|to\s+be\s+done|do(?:ne)?|start(?:s|ing)?|begins?|happens?|comes?|right|straight|immediately|directly|not\s+before)\s+)*(after|(?<=[,(;–—]\s{0,3})nach|once|following|when|as soon as|until|(?:cannot|can't|can not|must not|don't)\s+(?:start|begin)\s+(?:until|before))|(?:(?:it|this|which)\s+)?(depends?\s+(?:up)?on|dependent\s+(?:up)?on|depending\s+on|(?:is\s+)?blocked\s+(?:by|on)|waits?\s+(?:for|on)|waiting\s+(?:for|on)|relies\s+on|prerequisites?|prereqs?|predecessors?|dependenc(?:y|ies)|deps?|depends)|(needs|requires|requiring))(?![\p{L}\p{N}-])\s*(:|=|->|→)?\s*/giu;
const PHRASE_END = /[\u0001;)\]|]|\s[–—]\s|\s-\s|[.!?](?=\s|$)/u;
const HAPPENED = /^[^,;.()]{2,120}\s(?:is|are|has\s+been|have\s+been|was|were)\s+\p{L}/u;
const MAX_NAMES = 400;

/** Finds the phrases of a text that may name dependencies, in order; they do not overlap. */
export function findDependencyPhrases(text: string): DependencyPhrase[] {
  const phrases: DependencyPhrase[] = [];
  let from = 0;
  for (const match of text.matchAll(KEYWORDS)) {
    if (match.index < from) continue;
    const [whole, time, strong, , punctuation] = match;
    if (
      /^(?:prerequisites?|prereqs?|predecessors?|dependenc(?:y|ies)|deps?|depends)$/iu.test(strong ?? '') &&
      !punctuation &&
      !/^depends$/iu.test(strong ?? '')
    )
      continue;
    const namesStart = match.index + whole.length;
    // "when" and "until" mean an order only with what must have happened: "when the review is done".
    if (/^(?:until|when)$/iu.test(time ?? '') && !HAPPENED.test(text.slice(namesStart, namesStart + 200))) continue;
    const tail = text.slice(namesStart, namesStart + MAX_NAMES);
    const stop = PHRASE_END.exec(tail);
    const end = namesStart + (stop ? stop.index : tail.length);
    const before = text.slice(0, match.index).trimEnd();
    const isLeading = /^[\u0001\s]*$/u.test(before);
    const isApart = /[([,;|–—\u0001]$|\s-$/u.test(before);
    phrases.push({
      start: match.index,
      namesStart,
      end,
      names: text.slice(namesStart, end),
      isStrong:
        strong !== undefined ||
        punctuation !== undefined ||
        (isApart && time !== undefined && text[end] !== undefined && /[)\]]/u.test(text[end]!)),
      isLeading,
      isReversed: false,
    });
    from = end;
  }
  for (const phrase of findBeforePhrases(text))
    if (phrases.every(({ start, end }) => phrase.end <= start || phrase.start >= end)) phrases.push(phrase);
  return phrases.sort((left, right) => left.start - right.start);
}

const BEFORE =
  /(?<![\p{L}\p{N}-])(?<!\b(?:not|day|days|week|weeks|start|begin)\s)(?:(?:to\s+be|must\s+be|has\s+to\s+be|needs\s+to\s+be)\s+(?:done|finished|complete|completed)\s+)?before\s+(?=\S)/giu;

/** "Debrief, before Offer". The names decide: "before noon" finds no task, and its words stay. */
function findBeforePhrases(text: string): DependencyPhrase[] {
  return [...text.matchAll(BEFORE)].map((match) => {
    const namesStart = match.index + match[0].length;
    const tail = text.slice(namesStart, namesStart + MAX_NAMES);
    const end = namesStart + (PHRASE_END.exec(tail)?.index ?? tail.length);
    const isLeading = /^[\u0001\s]*$/u.test(text.slice(0, match.index));
    return {
      start: match.index,
      namesStart,
      end,
      names: text.slice(namesStart, end),
      isStrong: false,
      isLeading,
      isReversed: true,
    };
  });
}

/** The title that a task would have if all its dependency phrases were understood. */
export function titleBeforeDependencies(text: ItemText): string {
  const [first] = findDependencyPhrases(text.value);
  if (!first || first.isLeading) return text.title();
  return text.restore(tidy(`${text.value.slice(0, first.start)}\u0001`)).replace(/\s*[([]$/u, '');
}
