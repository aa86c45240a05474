import type { Task } from '../../../domain/task.ts';
import { rule, type Rule, type Run } from './rule.ts';

/**
 * Says how things are and asks for nothing: it counts only beside an instruction, for which it gives the reason, and
 * says whom and what the pronouns there mean.
 */
const remark =
  (tasks: readonly Task[], person?: string): Run =>
  () => ({ sentence: null, tasks, ...(person !== undefined && { person }) });

const ABSENT =
  '(away|sick|ill|leaving|gone|off|out|absent|unavailable|busy|overloaded|swamped|back|on holiday|on holidays|on vacation|on leave|on parental leave|on sick leave|out of office|out sick)';
const WHEN = '[(soon|today|this week|next week|until <date>|from <date>)]';

export const REMARK_RULES: readonly Rule[] = [
  rule(
    [
      `<person> (is|will be) ${ABSENT} ${WHEN}`,
      '<person> (has left|left|is leaving|leaves|has quit|quits) [(us|the team|the company|the project)]',
      '<person> (has no time|has too much to do|has too much on their plate|can not make it|can not do it)',
      '(i|we) (talked|spoke|have talked|have spoken) (to|with) <person> [about it]',
      '<person> has [far] too much [work] on (his|her|their) plate',
      '(thanks|thank you|well done|great work|good work|great job|good job) [to] <person>',
      '<person> (covers|fills in|steps in|stands in) for <other:person>',
    ],
    (slots) => remark([], slots.get('person')),
  ),
  rule(
    [
      '(nobody|no one) (has|does|owns|is doing|wants|needs) <tasks> [(yet|anymore|any more)]',
      '(i|we) (have|need) to <tasks>',
      '(i|we) (underestimated|overestimated|misjudged|forgot|discussed|talked about) <tasks>',
      '<tasks> (is|are) (not|no longer) [a] <priority> [(anymore|any more)]',
    ],
    (slots) => {
      // What is not urgent any more gets another priority; what is not low any more is told the new one.
      const isHigh = slots.has('priority') && /^(?:HIGH|CRITICAL)$/u.test(slots.get('priority'));
      return isHigh ? null : remark(slots.get('tasks').tasks);
    },
  ),
  rule(['<person> can not (do|take|handle|finish|manage) <tasks>', '<person> has no time for <tasks>'], (slots) =>
    remark(slots.get('tasks').tasks, slots.get('person')),
  ),
  rule(['(good|great|bad) news', '(nobody|no one) (wants|needs|likes) (it|them|that) [(anymore|any more)]'], () =>
    remark([]),
  ),
];
