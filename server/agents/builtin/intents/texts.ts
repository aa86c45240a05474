import { Refusal } from '../editor/refusal.ts';
import { capitalised, quoted, titled } from '../editor/wording.ts';
import { NOTHING } from './apply-fields.ts';
import { fieldOf, rule, type Rule, type Run } from './rule.ts';
import type { Task } from '../../../domain/task.ts';

const ofTask = (words: string): string => fieldOf(words).replaceAll('<tasks>', '<task>');
const DESCRIPTION = ofTask('description|text|details');
const NOTE = '(note|comment|remark|line)';
const CRITERIA = '(acceptance criterion|acceptance criteria|criterion|criteria|acceptance test)';

function rename(task: Task, title: string): Run {
  return (draft) => {
    const wanted = title.trim();
    if (wanted === draft.now(task).title)
      return { sentence: `${NOTHING}: ${titled(task)} is called that already`, tasks: [task] };
    const named = titled(draft.now(task));
    draft.update(task, { title: wanted });
    return { sentence: `Rename ${named} to ${quoted(wanted)}`, tasks: [task] };
  };
}

function append(task: Task, text: string): Run {
  return (draft) => {
    const { description } = draft.now(task);
    draft.update(task, { description: description.trim() === '' ? text : `${description.trimEnd()}\n\n${text}` });
    return { sentence: `Add ${quoted(text)} to the description of ${titled(task)}`, tasks: [task] };
  };
}

function describe(task: Task, text: string): Run {
  return (draft) => {
    draft.update(task, { description: text });
    return {
      sentence: text === '' ? `Empty the description of ${titled(task)}` : `Describe ${titled(task)}`,
      tasks: [task],
    };
  };
}

function addCriteria(task: Task, text: string): Run {
  return (draft) => {
    const { acceptanceCriteria } = draft.now(task);
    const added = text
      .split(/\s*(?:;|\n)\s*/u)
      .map((each) => each.replace(/^[-*•]\s*/u, '').trim())
      .filter((each) => each !== '' && !acceptanceCriteria.includes(each));
    if (added.length === 0) throw new Refusal(`${titled(task)} has this acceptance criterion already`);
    draft.update(task, { acceptanceCriteria: [...acceptanceCriteria, ...added] });
    return {
      sentence: `Add ${added.map(quoted).join(', ')} to the acceptance criteria of ${titled(task)}`,
      tasks: [task],
    };
  };
}

export const TEXT_RULES: readonly Rule[] = [
  rule(
    [
      '(rename|retitle|re-title|re-name) <task> (to|as|into|:|->|=) <title>',
      '(rename|retitle|call|name|title) <task> <title>',
      `(change|set|update|edit|make) ${ofTask('title|name')} (to|into|=|:|be|as) <title>`,
      '<task> (should|must|shall|is to|has to) be (called|named|renamed|titled|renamed to|renamed into) <title>',
      '<task> (is|becomes|is now) [now] (called|named|titled) <title>',
      'give <task> the (name|title) <title>',
      `${ofTask('title|name')} (is|:|should be|=) [now] <title>`,
      'change <task> to <quoted:quote>',
      'call <task> <title> instead',
      '<task> -> <quoted:quote>',
      '<task> (should|must) (read|say) <title>',
    ],
    (slots, _, source) => {
      const title = slots.has('quoted') ? slots.get('quote', 'quoted') : slots.get('title');
      // "Call task 14 Ana" could be a request to phone; without quotes only the plain verbs are taken.
      const hasLink = /\s(?:to|as|into|:|->|=|be|is|becomes|read|say)\s/u.test(source.all);
      if ((/^(?:call|name|title)\s/u.test(source.all) || !hasLink) && !source.hasQuotes) return null;
      if (/^(?:and|or|to|as|,)\s/u.test(title)) return null;
      return rename(slots.get('task'), title);
    },
  ),
  rule(
    [
      'describe <task> (as|with|:) [:] <prose>',
      `(set|change|update|replace|make) ${DESCRIPTION} (to|with|as|:|=|by) [:] <prose>`,
      `${DESCRIPTION} (:|=) <prose>`,
      'give <task> the description [:] <prose>',
    ],
    (slots) => describe(slots.get('task'), slots.get('prose')),
  ),
  rule([`(clear|remove|delete|empty|erase) ${DESCRIPTION}`], (slots) => describe(slots.get('task'), '')),
  rule(
    [
      `(add|append) to ${DESCRIPTION} : <prose>`,
      `(add|append|put|write|include|insert) <quote> (to|in|into|at the end of) ${DESCRIPTION}`,
      `(add|append|put|write) <quote> as [a] ${NOTE} (to|on) <task>`,
      `(add|make|leave|put|write|append|attach) [a|the] ${NOTE} (to|on|for|in|at|about) <task> (that|saying|:|which says) [:] <prose>`,
      `(add|make|leave|put|write|append|attach) [a|the] ${NOTE} <quote> (to|on|for|in) <task>`,
      `(add|leave|put|write) <quote> (to|on) <task> as a ${NOTE}`,
      `${NOTE} (on|for|about|to) <task> : <prose>`,
      `<task> ${NOTE} : <prose>`,
      `(add|append) [a] ${NOTE} to ${DESCRIPTION} : <prose>`,
      'note on <task> that <prose>',
    ],
    (slots) => append(slots.get('task'), capitalised(slots.has('quote') ? slots.get('quote') : slots.get('prose'))),
  ),
  rule(
    [
      `(add|append|put|set|write) [an|the|a] [new] ${CRITERIA} (to|for|on|of) <task> (:|that) <prose>`,
      `(add|append|put|set) [an|the|a] [new] ${CRITERIA} <quote> (to|for|on|of) <task>`,
      `add <quote> (as|to) [an|a|the] ${CRITERIA} (of|to|for|on) <task>`,
      `(add|append) (to) [the] ${CRITERIA} of <task> : <prose>`,
      `[the] ${CRITERIA} (of|for|on) <task> (:|=|is|are) [:] <prose>`,
      `<task> 's ${CRITERIA} (:|is|are) <prose>`,
      '<task> is [only] (done|complete|finished|completed|accepted) (when|once|if|as soon as) [:] <prose>',
      '[the] definition of done (of|for) <task> (:|is) [:] <prose>',
      `give <task> [the|an] ${CRITERIA} [:] <prose>`,
    ],
    (slots) => addCriteria(slots.get('task'), slots.has('quote') ? slots.get('quote') : slots.get('prose')),
  ),
  rule(
    [
      `(clear|remove|delete|drop) [all] [of] [the] ${CRITERIA} (of|from|for) <task>`,
      `(clear|remove|delete) [all] [of] <task> 's ${CRITERIA}`,
    ],
    (slots) => {
      const task = slots.get('task');
      return (draft) => {
        if (!draft.update(task, { acceptanceCriteria: [] }))
          throw new Refusal(`${titled(task)} has no acceptance criteria`);
        return { sentence: `Remove the acceptance criteria of ${titled(task)}`, tasks: [task] };
      };
    },
  ),
];
