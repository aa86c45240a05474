import type { LocalDate } from '../../../domain/ids.ts';
import type { ProjectFields, ProjectStatus } from '../../../domain/project.ts';
import { Refusal } from '../editor/refusal.ts';
import { day, quoted } from '../editor/wording.ts';
import { NOTHING } from './apply-fields.ts';
import { rule, type Rule, type Run } from './rule.ts';
import { shifted } from './shift.ts';

function update(fields: Partial<ProjectFields>, sentence: string): Run {
  return (draft) => ({
    sentence: draft.updateProject(fields) ? sentence : `${NOTHING}: that is so already`,
    tasks: [],
  });
}

const THE = '[(the|this|our)] [whole|entire] (project|plan)';
const NAME = '(name|title)';
const DUE = '(due date|deadline|end date|end|finish date|target date)';
const START = '(start date|start|beginning)';

function ofProject(words: string): string {
  return `([the] ${words} (of|for) ${THE}|${THE} 's ${words}|${THE} ${words})`;
}

const STATUSES: readonly (readonly [ProjectStatus, readonly string[], readonly string[]])[] = [
  [
    'ACTIVE',
    ['(activate|resume|reactivate|restart|start|kick off|launch|unpause)'],
    ['active', 'running', 'in progress', 'live', 'started', 'under way'],
  ],
  ['ON_HOLD', ['(pause|hold|suspend|halt|freeze)'], ['on hold', 'paused', 'suspended', 'frozen']],
  [
    'COMPLETED',
    ['(complete|finish|close|end|conclude)'],
    ['completed', 'done', 'finished', 'complete', 'over', 'closed'],
  ],
  ['ARCHIVED', ['archive'], ['archived']],
  ['PLANNING', [], ['planning', 'in planning', 'being planned', 'in the planning phase']],
];

export const PROJECT_RULES: readonly Rule[] = [
  rule(
    [
      `(rename|retitle|call|name) ${THE} [to|as|into|:] <title>`,
      `(change|set|update) ${ofProject(NAME)} (to|into|=|:) <title>`,
      `${THE} (is|should be|must be|is now|will be) [now] (called|named|renamed to|titled) <title>`,
      `${ofProject(NAME)} (is|:|=|should be) [now] <title>`,
    ],
    (slots) => update({ name: slots.get('title') }, `Rename the project to ${quoted(slots.get('title'))}`),
  ),
  rule(
    [
      `${THE} (is|must be|has to be|should be|needs to be|will be) [now] [due|done|finished|completed|ready|live] (on|by|until|before|in) <date>`,
      `${THE} is [now] due <date>`,
      `(set|change|move|update|put|push|shift|extend) ${ofProject(DUE)} (to|=|:|until|for|on) <date>`,
      `${ofProject(DUE)} (is|:|=|should be) [now] <date>`,
      `(finish|complete) ${THE} (by|before|until) <date>`,
      `${THE} (ends|finishes|must end) [on|by] <date>`,
    ],
    (slots) => update({ dueDate: slots.get('date') }, `Set the project's due date to ${day(slots.get('date'))}`),
  ),
  rule(
    [
      `${THE} (starts|begins|should start|will start|must start) [on|in] <startdate>`,
      `(set|change|move|update|put) ${ofProject(START)} (to|=|:|for|on) <startdate>`,
      `${ofProject(START)} (is|:|=) [now] <startdate>`,
      `(start|begin) ${THE} (on|in|next) <startdate>`,
    ],
    (slots) =>
      update({ startDate: slots.get('startdate') }, `Set the project's start to ${day(slots.get('startdate'))}`),
  ),
  rule([`(clear|remove|drop|delete|unset) ${ofProject(DUE)}`, `${THE} has no ${DUE} [anymore|any more]`], () =>
    update({ dueDate: null }, "Remove the project's due date"),
  ),
  rule([`(clear|remove|drop|delete|unset) ${ofProject(START)}`], () =>
    update({ startDate: null }, "Remove the project's start date"),
  ),
  rule(
    [`(extend|push|move|delay|postpone|shift) ${ofProject(DUE)} [back|out] [by] <offset> [later|back]`],
    (slots, { draft }) =>
      update(
        { dueDate: movedDue(draft.plan.project.dueDate, (date) => shifted(date, slots.get('offset'), 1)) },
        "Move the project's due date later",
      ),
  ),
  rule(
    [`(bring|pull|move|shift) ${ofProject(DUE)} [forward|in|up] [by] <offset> [earlier]`],
    (slots, { draft }, source) =>
      / (?:earlier|in|up)\b|^(?:bring|pull)/u.test(source.all)
        ? update(
            { dueDate: movedDue(draft.plan.project.dueDate, (date) => shifted(date, slots.get('offset'), -1)) },
            "Move the project's due date earlier",
          )
        : null,
  ),
  ...STATUSES.map(([status, verbs, words]) => {
    const said = `(${words.join('|')})`;
    return rule(
      [
        ...verbs.map((verb) => `${verb} ${THE}`),
        `(put|set|mark|make|move|switch|change) ${THE} [status] (to|as|:|=|in|into) ${said}`,
        `(put|set|mark|make) ${THE} ${said}`,
        `(set|change) ${ofProject('status')} (to|as|=|:) ${said}`,
        `${THE} (is|has been) [now] ${said}`,
      ],
      () => update({ status }, `Set the project to ${status.toLowerCase().replace('_', ' ')}`),
    );
  }),
  rule(
    [
      `(set|change|raise|lower) ${ofProject('priority')} (to|=|:) <priority>`,
      `${THE} (is|has) [now] [a] <priority>`,
      `make ${THE} [a] <priority>`,
    ],
    (slots) =>
      update(
        { priority: slots.get('priority') },
        `Set the project's priority to ${slots.get('priority').toLowerCase()}`,
      ),
  ),
  rule(
    [
      `describe ${THE} (as|:|with) [:] <prose>`,
      `(set|change|update) ${ofProject('description')} (to|as|:|=) [:] <prose>`,
      `${ofProject('description')} : <prose>`,
    ],
    (slots) => update({ description: slots.get('prose') }, 'Describe the project'),
  ),
  rule([`(tag|label) ${THE} (with|as) <tags>`, `add [the] (tag|tags|label) <tags> to ${THE}`], (slots, { draft }) => {
    const { tags } = draft.plan.project;
    return update({ tags: [...tags, ...slots.get('tags').filter((tag) => !tags.includes(tag))] }, 'Tag the project');
  }),
];

function movedDue(date: LocalDate | null, move: (date: LocalDate) => LocalDate): LocalDate {
  if (date === null) throw new Refusal('The project has no due date that could move');
  return move(date);
}
