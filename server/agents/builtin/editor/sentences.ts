const BULLET = /^\s*(?:[-*+•–]|\d{1,3}[.)](?=\s+\p{L})|\[[ xX]?\])\s+/u;
const OPENINGS =
  /^(?:(?:please|pls|plz|kindly|good news|hi|hey|hello|hiya|ok|okay|so|now|also|then|and|just|actually|well|yes|sure|great|thanks|thank you|dear \w+|first of all|first,|firstly|second,|secondly|third,|finally|next,|lastly|afterwards|in addition|additionally|oh|alright|good morning|quick one|one more thing|for now|todo)\b[\s,!:.–—-]*|would you be so (?:kind|good|nice) (?:as )?to |could (?:we|i) (?:please |just |maybe )*(?=[a-z]+ )|(?:could|can|would|will) (?=\p{L}+ (?:please )?(?:take|handle|do|look|own)\b)|(?:could|can|would|will) you (?:please |kindly |maybe |just |also )*(?!be\b)|(?:i|we)(?:['’]d| would| want| wish| need| like) (?:like )?(?:you )?to (?:please )?|(?:i|we)(?:['’]d| would) like (?:you )?to |(?:you|we) (?:should|must|need to|have to|can|could|ought to) (?=[a-z]+ )|it would be (?:great|nice|good|lovely|helpful) if (?:you|we) (?:could )?|it would be (?:great|nice|good|lovely|helpful) if (?=\p{Lu})|please ask (?=\p{L}+ to )|let us |let['’]s |go ahead and |make sure (?:that |to )?|remember to |(?:do not|don['’]t) forget to |help me (?:to )?|try to |i think (?:we should |you should )?|would you mind |feel free to |time to )/iu;
const CLOSINGS =
  /[\s,;–—-]*(?:\b(?:please|pls|(?:thanks|thank you),? (?!and\b|then\b)\p{L}+|thanks|thank you|thank you very much|many thanks|thx|cheers|for me|from now on|henceforth|right away|asap|immediately|if you can|when you can|if possible|ok|okay|(?<!to the )right|will you|would you|could you)\b|[:;]-?\)|👍|🙏|[.!?])+\s*$/iu;

/** Cuts off what is said for courtesy only, before and behind. */
export function withoutCourtesy(text: string): string {
  let rest = text.trim();
  for (let before = ''; before !== rest;) {
    before = rest;
    const opened = rest.replace(OPENINGS, '').trim();
    if (opened !== '') rest = opened;
    const closed = rest.replace(CLOSINGS, '').trim();
    if (closed !== '') rest = closed;
  }
  return rest;
}

/** The instructions of a text: its lines, and the sentences in them. What is quoted or behind a colon stays together. */
export function splitSentences(text: string): string[] {
  return text
    .replace(/\r\n?/gu, '\n')
    .replace(/\u00a0/gu, ' ')
    .split('\n')
    .flatMap((line) => splitLine(withoutBullet(line)))
    .filter(
      (sentence) =>
        sentence !== '' && withoutCourtesy(sentence).replace(/[\s.,!?:;]/gu, '') !== '' && !isCourtesy(sentence),
    );
}

/** A ticked box says that what stands behind it is done. */
function withoutBullet(line: string): string {
  const text = line.replace(BULLET, '').trim();
  return /^\s*(?:[-*+•–]\s+)?\[[xX]\]\s/u.test(line) ? `mark ${text.replace(/^\[[xX]\]\s+/u, '')} as done` : text;
}

function isCourtesy(sentence: string): boolean {
  return (
    /^(?:hi|hey|hello|thanks|thank you|please|ok|okay|cheers|good morning)[\s\w,]{0,12}[.!?]*$/iu.test(
      sentence.trim(),
    ) && sentence.trim().split(/\s+/u).length <= 3
  );
}

/** "… Ken: the audit." after "Sam: dark mode.": another topic, no text that goes on. */
const NEXT_TOPIC = /^\s+[^\s.:][^.:]{0,39}:\s/u;

function splitLine(line: string): string[] {
  const sentences: string[] = [];
  let start = 0;
  let quote: string | null = null;
  let hasColon = false;
  for (let at = 0; at < line.length; at++) {
    const character = line[at]!;
    if (quote !== null) {
      if (character === quote) quote = null;
      continue;
    }
    if (character === '"' || character === '“') quote = character === '"' ? '"' : '”';
    else if (character === ':' && /\s/u.test(line[at + 1] ?? ' ')) hasColon = true;
    else if (
      (/[.!?]/u.test(character) &&
        /\s/u.test(line[at + 1] ?? '') &&
        !isAbbreviation(line, at) &&
        (!hasColon || NEXT_TOPIC.test(line.slice(at + 1)))) ||
      (character === ';' && !hasColon)
    ) {
      sentences.push(line.slice(start, at + (character === ';' ? 0 : 1)).trim());
      start = at + 1;
      hasColon = false;
    }
  }
  sentences.push(line.slice(start).trim());
  return sentences;
}

function isAbbreviation(line: string, at: number): boolean {
  return (
    /(?:^|\s)(?:no|nr|e\.g|i\.e|approx|dr|mr|mrs|ms|st|est|dec|nov|oct|sept|sep|aug|jan|feb|mar|apr|jun|jul|mon|tue|wed|thu|fri|sat|sun|\d{1,2})$/iu.test(
      line.slice(0, at),
    ) || /^\s+\d{1,2}\.|^\s+20\d\d/u.test(line.slice(at + 1))
  );
}
