import { Refusal } from '../editor/refusal.ts';
import { joined, listed, quoted } from '../editor/wording.ts';
import type { TaskSet } from '../entities/task-set.ts';
import { LIMITS } from '../../../domain/limits.ts';
import { updateEach } from './apply-fields.ts';
import { rule, type Rule, type Run } from './rule.ts';

const key = (tag: string): string => tag.toLowerCase();

function addTags(set: TaskSet, tags: readonly string[]): Run {
  return (draft) => {
    const long = tags.find((tag) => [...tag].length > LIMITS.tagCharacters);
    if (long !== undefined) throw new Refusal(`${quoted(long)} is too long for a tag`);
    // A tag that the plan has is written as it is there.
    const known = new Map(draft.tasks.flatMap((task) => task.tags).map((tag) => [key(tag), tag]));
    const wanted = tags.map((tag) => known.get(key(tag)) ?? tag);
    return updateEach(
      draft,
      { ...set, isGroup: false },
      set.tasks,
      (task) => ({
        tags: [...task.tags, ...wanted.filter((tag) => !task.tags.some((other) => key(other) === key(tag)))],
      }),
      (names) => `Tag ${names} with ${joined(wanted.map(quoted))}`,
    );
  };
}

function removeTags(set: TaskSet, tags: readonly string[] | null): Run {
  return (draft) => {
    const goes = (tag: string): boolean => tags === null || tags.some((other) => key(other) === key(tag));
    const tagged = set.tasks.filter((task) => draft.now(task).tags.some(goes));
    if (tagged.length === 0)
      throw new Refusal(
        `${listed(set.tasks)} ${set.tasks.length === 1 ? 'has' : 'have'} no ${tags === null ? 'tags' : `tag ${joined(tags.map(quoted), 'or')}`}`,
      );
    return updateEach(
      draft,
      { ...set, isGroup: false },
      tagged,
      (task) => ({ tags: task.tags.filter((tag) => !goes(tag)) }),
      (names) => `Remove ${tags === null ? 'all tags' : joined(tags.map(quoted))} from ${names}`,
    );
  };
}

const add: Rule['read'] = (slots) => addTags(slots.get('tasks'), slots.get('tags'));
const TAG = '(tag|label|tags|labels)';

export const TAG_RULES: readonly Rule[] = [
  rule(
    [
      `(tag|label|mark) <tasks> (with|:) [the] [${TAG}] <tags>`,
      '(tag|label) <tasks> (as|with) <tags>',
      '(tag|label) <tasks> <tags>',
      `(add|attach|apply|put|assign|give|set) [the|a] ${TAG} [:] <tags> (to|on|onto|for) <tasks>`,
      `(add|attach|apply|put|give) [the|a|an] <tags> ${TAG} (to|on|onto|for) <tasks>`,
      `(give|add to) <tasks> (the|a) ${TAG} <tags>`,
      `<tasks> (is|are|gets|get|should be|should get) [now] [the] (tagged|labelled|labeled|tag|tags|label) [with|as] <tags>`,
      `<tasks> : ${TAG} <tags>`,
    ],
    add,
  ),
  rule(
    [
      `(remove|delete|take|drop|clear|strip) [the] ${TAG} <tags> (from|off|of|on) <tasks>`,
      `(remove|delete|take|drop|clear|strip) [the] <tags> ${TAG} (from|off|of|on) <tasks>`,
      '(untag|unlabel) <tasks> [(as|with|from|:)] <tags>',
      `<tasks> (is|are) (no longer|not) (tagged|labelled|labeled) [with|as] <tags> [anymore|any more]`,
    ],
    (slots) => removeTags(slots.get('tasks'), slots.get('tags')),
  ),
  rule(
    [
      '(remove|delete|clear|drop) (all tags|all the tags|the tags|all labels|tags) (from|of|on) <tasks>',
      '(untag|unlabel) <tasks>',
    ],
    (slots) => removeTags(slots.get('tasks'), null),
  ),
  rule(
    [
      `(rename|change|replace) [the] ${TAG} <old:tags> (to|with|by|into) [the] [${TAG}] <tags> [everywhere]`,
      `(rename|change|replace) [the] <old:tags> ${TAG} (to|with|by|into) <tags>`,
    ],
    (slots, { draft }) => {
      const [old, next] = [slots.get('tags', 'old'), slots.get('tags')];
      if (old.length !== 1 || next.length !== 1) return null;
      const tasks = draft.tasks.filter((task) => task.tags.some((tag) => key(tag) === key(old[0]!)));
      if (tasks.length === 0) return () => { throw new Refusal(`No task has the tag ${quoted(old[0]!)}`); }; // prettier-ignore
      return (now) =>
        updateEach(
          now,
          { tasks, isGroup: false },
          tasks,
          (task) => ({ tags: [...new Set(task.tags.map((tag) => (key(tag) === key(old[0]!) ? next[0]! : tag)))] }),
          (names) => `Changed the tag ${quoted(old[0]!)} of ${names} to ${quoted(next[0]!)}`,
        );
    },
  ),
];
