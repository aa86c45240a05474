const DOTTED = /^(\d{1,3}(?:\.\d{1,3})+)[.)]?\s+(?=[\p{L}"“(@[\uE000])/u;
const LETTERED = /^(?:\(?([a-zA-Z]|[ivx]{2,4}|\d{1,3})\)|([a-z]|[ivx]{2,4})\.)\s+(?=\S)/u;
const NUMBERED = /^(?:(\d{1,3})[.)]|\((\d{1,3})\)|(\d{1,2})\s*[:–—-]|([A-Z])[.)])\s+(?=\S)/u;

export interface LabelledText {
  /** The number without punctuation: `2`, `2.1`, `A`; null without one. */
  readonly label: string | null;
  readonly text: string;
}

/** Takes the number off the front of a heading or line: `2.1 Wireframes`, `3) Build`. */
export function splitLabel(source: string): LabelledText {
  const dotted = DOTTED.exec(source);
  if (dotted) return { label: dotted[1]!, text: source.slice(dotted[0].length) };
  const numbered = NUMBERED.exec(source);
  if (!numbered) return { label: null, text: source };
  return {
    label: numbered[1] ?? numbered[2] ?? numbered[3] ?? numbered[4] ?? null,
    text: source.slice(numbered[0].length),
  };
}

/** Like `splitLabel`, for texts behind a bullet, where only a dotted number, `a)` or `(1)` is surely one. */
export function splitDottedLabel(source: string): LabelledText {
  const dotted = DOTTED.exec(source) ?? LETTERED.exec(source);
  return dotted
    ? { label: dotted[1] ?? dotted[2] ?? null, text: source.slice(dotted[0].length) }
    : { label: null, text: source };
}

const CRITERIA =
  /^(?:acceptance(?:\s+criteria)?|acceptance\s+tests?|ac|a\.c\.|definition\s+of\s+done|dod|done\s+when|it(?:'s| is)\s+done\s+when|done\s+means|done\s+if|success\s+criteria|exit\s+criteria|completion\s+criteria)\s*[:.]?$/iu;

/** Whether a heading or label announces what must be true for a task to be done. */
export function isCriteriaLabel(text: string): boolean {
  return CRITERIA.test(text.trim());
}

const CRITERION =
  /^(?:acceptance(?:\s+criteria|\s+criterion)?|ac|definition\s+of\s+done|dod|done\s+when|done\s+means|success\s+criteria)\s*[:–—-]\s*(\S[\s\S]*)$/iu;

/** The criteria of a line such as `Done when: all pages load in 2 s; no errors`; null for every other line. */
export function readCriteriaLine(text: string): readonly string[] | null {
  const match = CRITERION.exec(text.trim());
  if (!match) return null;
  return match[1]!.split(/\s*;\s*/u).filter((part) => part !== '');
}

const BACKGROUND =
  /^(?:out of scope|non-?goals|not in scope|attendees|participants|present|apologies|absent|glossary|definitions|references|links|resources|further reading|background|context|overview|introduction|summary|assumptions|constraints|goals?|objectives?|purpose|why|motivation|problem(?: statement)?|success criteria|definition of done|acceptance criteria|contacts?|stakeholders|risks?(?: .*)?|budget|timeline|team|people|notes|success metrics|metrics|kpis|appendix|executive summary|about|approach|project overview|project summary|description|conclusion|communication plan|scope|tl;?dr)$/iu;

const UNLIKELY_WORK =
  /^(?:out of scope|non-?goals|not in scope|attendees|participants|present|apologies|absent|glossary|definitions|references|links|resources|further reading|background|context|assumptions|constraints|goals?|objectives?|success criteria|contacts?|stakeholders)$/iu;

/** Whether the items under a heading are hardly work, so that somebody should look at them. */
export function isUnlikelyWork(text: string): boolean {
  return UNLIKELY_WORK.test(text.trim().replace(/[:.]$/u, ''));
}

/** Whether a heading announces background rather than work. */
export function isBackgroundLabel(text: string): boolean {
  return BACKGROUND.test(text.trim().replace(/[:.]$/u, ''));
}

const TITLE_LABEL = /^\s*(?:(?:project|plan|brief|title)(?:\s+(?:name|title|plan|brief))?)\s*:\s+(?=\S)/iu;

/** The title of a document without the word that only says it is one: "Project: Billing rewrite". */
export function withoutTitleLabel(title: string): string {
  return title.replace(TITLE_LABEL, '');
}

const LIST_NAME =
  /^(?:tasks?|task list|to-?\s?do'?s?|todo list|to-do list|action items?|actions|next steps|backlog|checklist|plan|work ?plan|work items?|project plan|the plan|outline|agenda|notes|items|list|steps|what to do|things to do|schedule|timeline|roadmap)$/iu;

/** Whether a heading only says that a list follows: it would be a poor name for a project. */
export function isListName(text: string): boolean {
  return LIST_NAME.test(text.trim().replace(/[:.]$/u, ''));
}

const DOCUMENT_KIND =
  /^(?:(?:product|business|software|system|technical|functional|marketing|project)\s+)*(?:requirements?(?:\s+(?:document|specification))?|specification|brief|charter|prd|mrd|sow|statement of work|rfp|request for proposals?|proposal|lastenheft|pflichtenheft|anforderungen|projektauftrag)(?:\s*\((?:prd|mrd|sow|rfp)\))?$/iu;

/** Whether a line only says what kind of document follows: what it is about stands in the next one. */
export function isDocumentKind(text: string): boolean {
  return DOCUMENT_KIND.test(text.trim().replace(/[:.]$/u, ''));
}

/** "Receipts by photo, version 0.3 (12 November 2026)" without which edition of it this is. */
export function withoutEdition(title: string): string {
  return (
    title
      .replace(/(?:[,;]|\s[–—-])?\s+\(?(?:version|draft|rev(?:ision|\.)?|stand|v(?=\d))\s*:?\s?\d.*$/iu, '')
      .trim() || title
  );
}
