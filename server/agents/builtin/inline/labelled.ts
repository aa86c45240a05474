import type { LocalDate } from '../../../domain/ids.ts';
import type { Attribute, ReadingContext } from './attribute.ts';
import { parseDuration } from './duration.ts';
import { parsePriority } from './priority.ts';
import { parseStatus } from './status.ts';

export type AttributeKind =
  'person' | 'estimate' | 'due' | 'start' | 'dates' | 'priority' | 'tags' | 'status' | 'dependencies';

const KIND_BY_LABEL = new Map<string, AttributeKind>();
function label(kind: AttributeKind, labels: string): void {
  for (const text of labels.split('|')) KIND_BY_LABEL.set(text, kind);
}
label('person', 'owner|owners|owned by|owner(s)|assignee|assignees|assigned|assigned to|assign|assign to|responsible|responsible person|person|lead|led by|who|by whom|dri|accountable|person responsible|task owner|resource|resources|resource name|resource names|assigned resource|action owner|in charge|point person|contact person|resp|resp.|wer|verantwortlich|zuständig'); // prettier-ignore
label('estimate', 'estimate|estimates|estimated|est|est.|estimation|effort|duration|time|time needed|time estimate|estimated time|estimated effort|effort estimate|work|loe|size|takes|length|original estimate|how long|time required|est. time|est. effort|est effort|est time|aufwand|dauer'); // prettier-ignore
label('due', 'due|due date|due on|due by|deadline|by|by when|until|target|target date|eta|end|end date|ends|finish|finish date|finish by|when|date|delivery date|delivery|complete by|completion date|due-date|needed by|deliver by|done by|planned end|planned finish|to be done by|date due|milestone date|bis|fällig|termin'); // prettier-ignore
label('start', 'start|start date|starts|start on|starting|begin|begins|begin date|from|kick-off|kickoff|planned start|start by|starts on|earliest start|not before|start-date'); // prettier-ignore
label('dates', 'dates|timeline|timeframe|time frame|period|timing|window|time period|date range|scheduled|schedule'); // prettier-ignore
label('priority', 'priority|prio|importance|severity|urgency|moscow|pri|priorität');
label('tags', 'tags|tag|labels|label|keywords|category|categories|component|components|area'); // prettier-ignore
label('status', 'status|state|progress');
label('dependencies', 'depends on|depends|dependencies|dependency|deps|dep|dependent on|after|blocked by|requires|required|needs|prerequisite|prerequisites|prereq|prereqs|predecessor|predecessors|waits for|waiting for|waiting on|follows|depends upon|dependant on|must follow|starts after|start after|do after|comes after|blockers|blocked on|preceded by|relies on'); // prettier-ignore

/** What the label before a value, or the header of a column, stands for; null where it is none of ours. */
export function attributeKindOf(labelText: string): AttributeKind | null {
  return (
    KIND_BY_LABEL.get(
      labelText
        .trim()
        .toLowerCase()
        .replace(/[\s_]+/gu, ' ')
        .replace(/[:=]$/u, ''),
    ) ?? null
  );
}

/** The meaning of a value whose label says what it is; null where the value does not fit. */
export function readValue(kind: AttributeKind, value: string, context: ReadingContext): Attribute | null {
  const text = value.trim().replace(/(?<=[\p{L}\p{N})])\.$/u, '');
  switch (kind) {
    case 'person': {
      const names = context.names.allNamed(text);
      return names.length > 0 ? { kind: 'people', names } : null;
    }
    case 'estimate': {
      const duration = parseDuration(text);
      return duration && { kind: 'estimate', ...duration };
    }
    case 'due':
    case 'start':
    case 'dates':
      // "30.11." ends in a full stop that is its own.
      return readDates(kind, text, context) ?? readDates(kind, value.trim(), context);
    case 'priority': {
      const priority = parsePriority(text);
      return priority && { kind: 'priority', priority };
    }
    case 'tags': {
      const tags = readTags(text);
      return tags.length > 0 ? { kind: 'tags', tags } : null;
    }
    case 'status': {
      const status = parseStatus(text);
      return status && { kind: 'status', status };
    }
    case 'dependencies':
      return text === '' ? null : { kind: 'dependencies', text };
  }
}

function readDates(kind: 'due' | 'start' | 'dates', text: string, context: ReadingContext): Attribute | null {
  const range = context.dates.parseRange(text);
  if (range) return { kind: 'dates', start: range.start, due: range.end };
  const bare = text.replace(/^(?:on|by|before|from|until|due|the week of)\s+/iu, '');
  const date: LocalDate | null = context.dates.parse(bare, kind === 'start' ? 'start' : 'end');
  if (!date || kind === 'dates') return null;
  return kind === 'start' ? { kind: 'dates', start: date, due: null } : { kind: 'dates', start: null, due: date };
}

/** Tags of a cell or a labelled value, without `#`; at most 50 characters each. */
export function readTags(text: string): readonly string[] {
  const parts = text.includes('#') && !/[,;|]/u.test(text) ? text.split(/\s+/u) : text.split(/[,;|/]/u);
  const tags = parts
    .map((part) =>
      part
        .trim()
        .replace(/^[#[]+|\]+$/gu, '')
        .trim(),
    )
    .filter((tag) => tag !== '' && !/^[-–—?.]+$/u.test(tag));
  return [...new Set(tags)].filter((tag) => tag.length <= 50);
}

const LABELLED = /^([\p{L}][\p{L}.()\s_-]{0,24}?)\s*[:=]\s*(\S[\s\S]*)$/u;

/** Reads `Owner: Ana`, `Estimate = 3 days`; null where the label is none of ours or the value does not fit. */
export function readLabelled(text: string, context: ReadingContext): Attribute | null {
  const match = LABELLED.exec(text.trim());
  const kind = match && attributeKindOf(match[1]!);
  return kind ? readValue(kind, match[2]!, context) : null;
}
