import type { PersonLoad } from '../../../../domain/plan-facts.ts';
import { day, duration, plural, titled } from '../../editor/wording.ts';
import { question, type Asked } from './question.ts';

function loadOf(asked: Asked, name: string): PersonLoad | null {
  const { people } = asked.world.draft.context;
  return asked.facts.loads.find(({ personId }) => personId !== null && people.get(personId) === name) ?? null;
}

function loadLine(asked: Asked, load: PersonLoad): string {
  const name = load.personId === null ? 'Nobody' : (asked.world.draft.context.people.get(load.personId) ?? 'Somebody');
  const parts = [`${plural(load.open.length, 'open task')}`, `${duration(load.openMinutes)} of work`];
  if (load.overdue.length > 0) parts.push(`${load.overdue.length} overdue`);
  if (load.unestimatedCount > 0) parts.push(`${load.unestimatedCount} without an estimate`);
  const over = load.overloadedBy;
  const overload =
    over === null
      ? ''
      : `; overloaded: ${duration(over.dueMinutes)} are due by ${day(over.date)}, which leaves ${over.freeMinutes === 0 ? 'no time' : duration(over.freeMinutes)}`;
  return `${name}: ${parts.join(', ')}${overload}`;
}

function workload(asked: Asked): string {
  const loads = asked.facts.loads.filter((load) => load.open.length > 0);
  if (loads.length === 0) return 'Nobody has open tasks.';
  return `What each has to do:\n\n${loads.map((load) => `- ${loadLine(asked, load)}`).join('\n')}`;
}

export const PEOPLE_QUESTIONS = [
  question(
    [
      'who (is|are) [currently] (overloaded|overbooked|too busy|overworked|overcommitted|overburdened|swamped|at capacity)',
      'who has too (much|many) [work|tasks|to do|on their plate|on his plate|on her plate]',
      'is (anyone|anybody|somebody|someone) (overloaded|overbooked|too busy|overworked)',
      '(overloaded|overbooked) [people]',
    ],
    (_, asked) => {
      const over = asked.facts.loads.filter((load) => load.overloadedBy !== null);
      if (over.length === 0) return `Nobody has more work due than time until then.\n\n${workload(asked)}`;
      return `${over.length === 1 ? 'One person has' : `${over.length} people have`} more work due than a full week of work gives until then:\n\n${over.map((load) => `- ${loadLine(asked, load)}`).join('\n')}`;
    },
  ),
  question(
    [
      'who (has|does) the (most|least) [work|tasks|to do]',
      'who is (busiest|the busiest|doing what|free|idle|available|underloaded)',
      '(how is|what is) the workload [like|distributed]',
      '[show] [me] [the] workload [of everyone|of everybody|of the team|by person]',
      'who (does|has|owns|is doing) what',
      'who has (time|capacity|nothing to do|free time|room)',
      'who is (in|on) (the|this) (team|project)',
      'how is the work (distributed|divided|shared)',
    ],
    (_, asked) => workload(asked),
  ),
  question(
    [
      'is <person> (overloaded|overbooked|too busy|busy|overworked|free|available)',
      '(does|has) <person> [have|got] (too much|time|capacity|too many) [to do|work|tasks|left]',
      'how (busy|loaded) is <person>',
      'how much (work|time) (does|has) <person> [have|got] [left|to do]',
      'how much does <person> have to do',
      "what is <person> 's workload",
      'how many tasks does <person> have',
      'how many (hours|days|hours of work|days of work) (does|has) <person> (have|got) [left]',
      'how much (work|time) is left for <person>',
    ],
    (slots, asked) => {
      const load = loadOf(asked, slots.get('person'));
      return load ? `${loadLine(asked, load)}.` : `${slots.get('person')} has no tasks in this plan.`;
    },
  ),
  question(
    [
      'what (does|is|has|should|must|can) <person> [currently|now] (have|do|doing|working on|work on|got|assigned|responsible for|on) [to do|to work on|on (his|her|their) plate|left|now|next|open|this week|today|assigned|at the moment]',
      'what (tasks|work) (does|has|is) <person> (have|got|assigned|working on|doing) [to do|left|open|now]',
      "what (is|are) (on <person> 's plate|<person> 's tasks|<person> 's open tasks|with <person>|assigned to <person>|<person> up to)",
      'what has <person> [still] to do',
      'what does <person> still have to do',
      '(what is|what comes) [up] next for <person>',
      '(what|which tasks|which) (is|are) <person> (in charge of|responsible for)',
      "(which|what) (tasks|things) are <person> 's",
      '(list|show me|show|tell me) everything <person> (has to do|has|does|must do|is doing)',
      "(what is|what is still) on <person> 's (list|plate|desk|plan)",
      'which tasks (does|has|are|belong to) [assigned to|with] <person> [have|got]',
      "(show|list) [me] [all] [of] <person> 's (work|plate|todos|workload|to-dos)",
      'what is next for <person>',
    ],
    (slots, asked) => {
      const name = slots.get('person');
      const load = loadOf(asked, name);
      if (!load || load.open.length === 0)
        return `${name} has nothing open in this plan${load ? `, and ${plural(load.completedCount, 'completed task')}` : ''}.`;
      return asked.list(`${loadLine(asked, load)}:`, load.open, '');
    },
  ),
  question(
    [
      'who (does|is doing|is on|has|owns|works on|is working on|is responsible for|is assigned to|handles|takes care of|should do|will do|is in charge of|leads|makes|runs|is leading) <task>',
      'who is [the] (owner|assignee|lead) (of|for|on) <task>',
      'who is (looking after|taking care of|in charge of|dealing with|handling|managing|running|making) <task>',
      'who (has|is) got <task>',
      'who will (do|handle|take|make|run) <task>',
      'whose (job|task|responsibility) is <task>',
      '<task> [-] who',
      'who (should|will|must|is going to|is supposed to|has to) <task>',
      'who is <task>',
      'who is <task> (assigned to|with)',
      '(whose|who) [task|job] is <task>',
      'to whom is <task> assigned',
      'is (anyone|anybody|somebody|someone) (on|assigned to|working on|doing) <task>',
      'whose is <task>',
    ],
    (slots, asked) => {
      const task = slots.get('task');
      const person = asked.world.draft.personOf(task);
      if (person !== null) return `${person} has ${titled(task)}.`;
      const below = asked.world.draft.plan.subtreeOf(task.id).slice(1);
      const names = [...new Set(below.map((each) => asked.world.draft.personOf(each)).filter((name) => name !== null))];
      return names.length > 0
        ? `Nobody has ${titled(task)} itself; its subtasks are with ${names.join(', ')}.`
        : `Nobody is assigned to ${titled(task)}.`;
    },
  ),
];
