import { withoutReservedCharacters } from '../inline/item-text.ts';
import { readCsvOutline } from './csv-outline.ts';
import { actionNotesToMarkdown } from './pasted/action-notes.ts';
import { withoutPictures } from './pasted/emoji-bullets.ts';
import { htmlToMarkdown } from './pasted/html-markdown.ts';
import { withLeadsAsItems } from './pasted/lead-paragraphs.ts';
import { readMailHeader } from './pasted/mail-header.ts';
import { withStatedDeadlines } from './pasted/stated-deadlines.ts';
import { withRequestsAsWork } from './requests.ts';
import { readMarkdownOutline } from './markdown-outline.ts';
import type { Outline } from './outline.ts';
import { normaliseMarkdown } from './normalise-markdown.ts';
import { readPlainLine, type PlainLine } from './plain-lines.ts';
import { readPlainOutline } from './plain-outline.ts';
import { readProseOutline } from './prose-outline.ts';

export interface PlanDocument {
  readonly outline: Outline;
  /** Keys and values of its YAML header, keys in lower case. */
  readonly header: ReadonlyMap<string, string>;
  /** Full names that stand above it: who wrote it, and to whom. */
  readonly people: readonly string[];
  /** Lines at the end that were left out because the document has more than a plan can hold. */
  readonly leftOut: number;
}

/** A plan holds 10,000 operations; more lines of text than this cannot become tasks. */
const MAX_LINES = 12_000;

/** Reads a text as a document with a structure of its own; null where it is a goal in plain sentences. */
export function readDocument(source: string): PlanDocument | null {
  const clean = cleanSource(source);
  const { values: header, body, speaker, isMail, people } = readMailHeader(htmlToMarkdown(clean) ?? clean);
  const lines = body.split('\n');
  const leftOut = Math.max(0, lines.length - MAX_LINES);
  const outline = readOutline(leftOut > 0 ? lines.slice(0, MAX_LINES).join('\n') : body, speaker);
  if (outline === null || outline.roots.length === 0) return null;
  return { outline: isMail ? withStatedDeadlines(outline, body) : outline, header, people, leftOut };
}

function cleanSource(source: string): string {
  const text = withoutReservedCharacters(
    source
      .toWellFormed()
      .replace(/^\uFEFF/u, '')
      .replace(/\r\n?|\u2028|\u2029/gu, '\n'),
  )
    .replace(/[\u00A0\u202F]/gu, ' ')
    // "Fr 29.01.2027" and "26.-28.01.2027": what a German writes of days.
    .replace(/\b(?:Mo|Di|Mi|Do|Fr|Sa|So)\.?,?\s+(?=\d{1,2}\.\s?\d{1,2}\.)/gu, '')
    .replace(/(?<![\d.])(\d{1,2})\.\s?[-–]\s?(\d{1,2})\.(\d{1,2})\.(\d{4})/gu, '$1.$3.$4 – $2.$3.$4');
  const lines = text.split('\n').map(trimLine);
  // At most one blank line at a time: nothing hangs on more, and parsers get slow on thousands.
  const kept = lines.filter((line, index) => line !== '' || lines[index - 1] !== '').join('\n');
  const fenced = /^\s{0,9}```(?:markdown|md|text|txt|csv|tsv)?[ \t]*\n([\s\S]*?)\n```\s*$/iu.exec(kept);
  return fenced && !fenced[1]!.includes('\n```') ? fenced[1]! : kept;
}

/** Without spaces at the end, nor more than eight inside: patterns look for them again and again. */
function trimLine(line: string): string {
  const trimmed = line.trimEnd();
  return trimmed.length > 200
    ? trimmed.replace(/(?<=\S) {8,}/gu, '        ').replace(/^[ \t]{100,}/u, ' '.repeat(100))
    : trimmed;
}

/** `speaker`: who says "I" in it; null where nobody knows. */
function readOutline(source: string, speaker: string | null): Outline | null {
  const csv = readCsvOutline(source);
  if (csv) return csv;
  const body = withLeadsAsItems(withoutPictures(actionNotesToMarkdown(source) ?? source));
  const outline = readStructure(body);
  return outline && withRequestsAsWork(outline, speaker);
}

function readStructure(body: string): Outline | null {
  const filled = body
    .split('\n')
    .map(readPlainLine)
    .filter((line) => !line.isBlank);
  if (isPlainOutline(body, filled) || isTooHard(body)) return readPlainOutline(body);
  if (!filled.some((line) => line.marker !== '') && !HEADING.test(body) && !SETEXT.test(body) && !TABLE.test(body)) {
    return isFlatList(filled) ? readPlainOutline(body) : readProseOutline(body);
  }
  const outline = readMarkdownOutline(normaliseMarkdown(body));
  if (outline.roots.length >= 2 || outline.roots.some((node) => node.children.length > 0)) return outline;
  // One heading with text under it is a goal that somebody has formatted; one bullet or row is a task.
  if (outline.roots.length === 1 && outline.roots[0]!.kind !== 'heading') return outline;
  return isFlatList(filled) ? readPlainOutline(body) : null;
}

const HEADING = /^ {0,3}#{1,6}(?:\s|$)/mu;
const SETEXT = /^\S[^\n]*\n {0,3}(?:={3,}|-{3,})[ \t]*$/mu;
const TABLE = /^ *\|?[ \t]*:?-+:?[ \t]*\|[-| :\t]*$/mu;

/** Whether indentation, not Markdown, makes the structure. */
function isPlainOutline(body: string, filled: readonly PlainLine[]): boolean {
  if (HEADING.test(body) || SETEXT.test(body) || TABLE.test(body)) return false;
  let indented = 0;
  let hazards = 0;
  for (let index = 1; index < filled.length; index++) {
    const [previous, line, next] = [filled[index - 1]!, filled[index]!, filled[index + 1]];
    if (line.marker === '' && previous.marker === '' && line.indent > previous.indent && !isWrapped(previous, line))
      indented++;
    if (
      line.marker === '' &&
      previous.marker !== '' &&
      line.indent < previous.indent + 2 &&
      next &&
      next.marker !== '' &&
      next.indent >= line.indent
    )
      hazards++;
  }
  return indented > 0 || hazards > 0;
}

function isWrapped(previous: PlainLine, line: PlainLine): boolean {
  return previous.text.length > 60 && /^\p{Ll}/u.test(line.text);
}

/** Texts that keep a Markdown parser busy for minutes: lists of lists of lists on one line, thousands of marks in one paragraph. */
function isTooHard(body: string): boolean {
  if (/(?:^|\n)[ \t]*(?:(?:[-*+]|\d+[.)])[ \t]+|>[ \t]*){12}/u.test(body) || /(?:^|\n)[ \t]{60,}\S/u.test(body))
    return true;
  let marks = 0;
  for (const line of body.split('\n')) {
    if (line === '' || /^\s*(?:[-*+]|\d{1,9}[.)])\s/u.test(line)) marks = 0;
    marks += line.match(/[*_`[\]!<&~@:^\\]/gu)?.length ?? 0;
    if (marks > 1_000) return true;
  }
  return false;
}

/** Whether every line is the name of a piece of work: short, no sentence, no line going on with the one before. */
function isFlatList(filled: readonly PlainLine[]): boolean {
  if (filled.length < 3) return false;
  const names = filled.filter(
    (line) => line.text.length <= 90 && !/[.!?]$/u.test(line.text) && /^[\p{Lu}\p{N}[@#~"“(]/u.test(line.text),
  );
  return names.length >= filled.length * 0.85;
}
