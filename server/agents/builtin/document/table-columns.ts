import { attributeKindOf } from '../inline/labelled.ts';
import type { CellKind } from './outline.ts';

export type ColumnKind = CellKind | 'title' | 'label' | 'parent' | 'group' | 'level' | 'done';

export interface Column {
  readonly header: string;
  readonly kind: ColumnKind;
  /** The unit in the header of an estimate, for cells that hold a bare number: `h` in "Effort (h)"; null without one. */
  readonly unit: string | null;
}

const TITLES =
  /^(?:task|tasks|task name|task title|title|activity|activities|work item|work package|work|item|to-?do|action|action item|step|steps|what|deliverable|story|user story|issue|issue title|feature|summary|subject|job|name|card name|milestone|todo item|work to do|what needs doing|requirement|lesson|module|session|aufgabe|aufgaben|was|schritt|maßnahme|massnahme)$/u;
/** Words that head a column of tasks as well as one of anything else. */
const WEAK_TITLES =
  /^(?:title|name|item|what|summary|subject|milestone|requirement|module|session|feature|work|issue|deliverable|lesson|was)$/u;
const LABELS =
  /^(?:#|id|no|no\.|nr|nr\.|number|num|key|ref|task id|task #|task no\.?|wbs|wbs code|outline number|code|step #|issue key|unique id|task number|item #|item no\.?)$/u;
const PARENTS =
  /^(?:parent|parent task|parent id|parent key|subtask of|part of|belongs to|under|parent name|parent issue)$/u;
const GROUPS =
  /^(?:phase|phases|stage|epic|section|group|workstream|work stream|stream|track|milestone|list|bucket|list name|section\/column|workpackage|feature area|theme|initiative)$/u;
const LEVELS = /^(?:level|outline level|indent|depth|indent level)$/u;
const DONE =
  /^(?:% ?complete|percent complete|complete ?%|% ?done|progress ?%|done|done\?|completed|completed\?|complete|complete\?|finished|✓|✔|✅|checked)$/u;
const DESCRIPTIONS =
  /^(?:description|details|detail|note|notes|comment|comments|remarks|info|body|content|task description|desc|why)$/u;
const CRITERIA = /^(?:acceptance criteria|acceptance|done when|definition of done|success criteria|ac|criteria)$/u;
const NOT_TASKS =
  /^(?:risk|risks|assumption|question|metric|kpi|stakeholder|role|term|person|team member|member|attendee|guest|contact|email|phone|vendor|supplier|expense|cost item|option|criterion|decision|name of risk|objective)$/u;
const UNIT = /[([]?\b(minutes?|mins?|hours?|hrs?|h|days?|d|weeks?|wks?|person[- ]days?|pd)\b[)\]]?\.?$/u;

/** What a column holds by its header alone. */
export function columnKind(header: string): ColumnKind {
  const name = header
    .toLowerCase()
    .replace(/[\s_]+/gu, ' ')
    .replace(/[*:]/gu, '')
    .trim();
  const bare = name.replace(/\s*[([].*$/u, '').trim();
  for (const candidate of [name, bare]) {
    if (LABELS.test(candidate)) return 'label';
    if (PARENTS.test(candidate)) return 'parent';
    if (GROUPS.test(candidate)) return 'group';
    if (LEVELS.test(candidate)) return 'level';
    if (DONE.test(candidate)) return 'done';
    if (DESCRIPTIONS.test(candidate)) return 'description';
    if (CRITERIA.test(candidate)) return 'criteria';
    if (TITLES.test(candidate)) return 'title';
    const kind = attributeKindOf(candidate);
    if (kind) return kind;
  }
  const withoutUnit = bare
    .replace(UNIT, '')
    .replace(/\s+(?:in|of)\s*$/u, '')
    .trim();
  if (withoutUnit === '' && UNIT.test(name)) return 'estimate';
  return withoutUnit !== bare && attributeKindOf(withoutUnit) === 'estimate' ? 'estimate' : 'other';
}

/**
 * What each column of a table holds, by its header; null where the table does not list tasks: it has no column for
 * their titles, or nothing beside it says that they are tasks.
 */
export function readColumns(headers: readonly string[]): readonly Column[] | null {
  const names = headers.map((header) => header.toLowerCase().replace(/[*:]/gu, '').trim());
  const kinds = headers.map(columnKind);
  const titles = kinds.flatMap((kind, index) => (kind === 'title' ? [index] : []));
  // The strongest word heads the tasks; a second title column is text about them.
  let title = titles.find((index) => !WEAK_TITLES.test(names[index]!)) ?? titles[0] ?? -1;
  const supporting = kinds.filter((kind) => !['title', 'label', 'other', 'description'].includes(kind)).length;
  if (title < 0) {
    title = kinds.findIndex((kind) => kind === 'group');
    if (title < 0) title = kinds.findIndex((kind) => kind === 'other');
    if (title < 0) title = kinds.findIndex((kind) => kind === 'description');
    if (title < 0 || supporting - (kinds[title] === 'group' ? 1 : 0) < 1 || NOT_TASKS.test(names[title]!)) return null;
  } else if (supporting === 0 && WEAK_TITLES.test(names[title]!)) return null;
  if (NOT_TASKS.test(names[0]!) && title !== 0 && kinds[0] === 'other') return null;
  const seen = new Set<ColumnKind>();
  return headers.map((header, index) => {
    let kind: ColumnKind = index === title ? 'title' : kinds[index] === 'title' ? 'other' : kinds[index]!;
    const isRepeatable = kind === 'other' || kind === 'description' || kind === 'tags';
    if (!isRepeatable && seen.has(kind)) kind = 'other';
    seen.add(kind);
    const unit = kind === 'estimate' ? unitIn(header) : null;
    return { header: header.trim(), kind, unit };
  });
}

/** The unit that a header names: `h` in "Effort (h)"; null without one. */
export function unitIn(header: string): string | null {
  return UNIT.exec(header.toLowerCase().trim())?.[1] ?? null;
}
