import { isBackgroundLabel } from '../labels.ts';

/** `**Design** – The kitchen …`, `**D1 Document.** The contractor …`, `**Payment:** Depends on …`. */
const LEAD = /^(\*\*|__)(?=\S)([^*_\n]{2,80}?)(?<=\S)\1\s*(?:[–—:-]\s*)?(?=\S)([\s\S]+)$/u;
const SENTENCE_END = /(?<=[\p{L}\p{N})%])[.!]\s+(?=[\p{Lu}\d*_])/u;
const MIN_LEADS = 2;

/** Paragraphs that begin with the bold name of a piece of work, two or more of them, as list items with notes. */
export function withLeadsAsItems(body: string): string {
  const blocks = body.split(/\n{2,}/u);
  const leads = blocks.map((block) => readLead(block));
  if (leads.filter((lead) => lead !== null).length < MIN_LEADS) return body;
  const title = /^(?:\*\*|__)([^*_\n]{2,100})(?:\*\*|__)$/u.exec(blocks[0]!.trim())?.[1];
  if (title !== undefined) blocks[0] = `# ${title}`;
  return blocks.map((block, index) => leads[index] ?? block).join('\n\n');
}

function readLead(block: string): string | null {
  const [, , title, rest] = LEAD.exec(block.trim()) ?? [];
  if (title === undefined || rest === undefined || /\n\s*(?:[-*+]|\d+[.)])\s/u.test(block)) return null;
  const name = title.replace(/[.:]$/u, '').trim();
  // "**Project:** Canteen", "**Owner:** Ana" are about the whole.
  if (isBackgroundLabel(name) || /^(?:project|title|name|owner|lead|due|date|status|budget|deadline|start|client|sponsor|attendees)\b/iu.test(name)) return null; // prettier-ignore
  const facts = rest
    .replace(/\s+/gu, ' ')
    .split(SENTENCE_END)
    .map((sentence) => sentence.trim().replace(/\.$/u, ''));
  return `- ${name}\n${facts.map((fact) => `\n  ${asFact(fact)}\n`).join('')}`.trimEnd();
}

/** "Due 15 January" and "1 week" as the labelled facts that they are. */
function asFact(sentence: string): string {
  return sentence
    .replace(/^(?=(?:blocked|done|completed|in progress|on hold|cancelled)$)/iu, 'Status: ')
    .replace(/^due\s+(?:on\s+|by\s+)?(?=\S)/iu, 'Due: ')
    .replace(/^(?:requires|needs|starts? after|follows)\s+(?=\S)/iu, 'Depends on: ')
    .replace(/^(?=(?:about |ca\. |~)?\d+(?:[.,]\d+)?\s?(?:h|d|w|hours?|days?|weeks?|months?)$)/iu, 'Estimate: ');
}
