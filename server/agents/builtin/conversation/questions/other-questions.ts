/** What some people ask, and how others ask the same; tried where the words are not understood as they stand. */
const PHRASINGS: readonly (readonly [pattern: RegExp, plain: string])[] = [
  [/^when (?:does|do|must|should|has|have) (.+?) (?:have to |to )?be (?:handed in|submitted|delivered|ready|done|finished)$/iu, 'when is $1 due'],
  [/^how much work (?:is|are) (.+?)(?: altogether| in total| together)$/iu, 'how much work is $1'],
  [/^(?:what|where) (?:are|is) (?:we|everything|it) (?:stuck|held up|hanging)(?: (?:on|at|with))?$/iu, 'what is blocked'],
  [/^(?:is|are|has) (?:there )?(?:something|anything|any tasks?)(?: (?:that is|that are|which is|currently))? (?:blocked|stuck|on hold)(?: at the moment| right now| currently)?$/iu, 'what is blocked'],
  [/^(?:what(?:['’]s| is)) (?:overdue|late) and (?:whose|who)\b.*$/iu, 'what is overdue'],
  [/^(?:is there |are there |do we have )?(?:anything|something) (?:that(?:['’]s| is) )?(?:late|overdue|behind|delayed)$/iu, 'what is late'],
  [/^(?:am i|are we) (?:late|behind|delayed) (?:with|on) (?:anything|something)$/iu, 'what is late'],
  [/^(?:what|which tasks) should (?:already )?(?:have been|be) (?:finished|done|completed)(?: by now| already)?$/iu, 'what is late'],
  [/^when (?:is|are) (.+?) (?:supposed|meant|planned|expected|due) to be .+$/iu, 'when is $1 due'],
  [/^(?:till|until|by) when (?:is|are|must|should|does|do) (.+?)(?: (?:be|have to be|need to be) \p{L}+| due| planned)?$/iu, 'when is $1 due'],
  [/^(?:what(?:['’]s| is)) on (\p{L}+)['’]s (?:list|plate|desk|agenda) (?:for|in) (.+)$/iu, 'list all tasks of $1 due in $2'],
  [/^(?:what(?:['’]s| is)) on (\p{L}+)['’]s (?:list|plate|desk|agenda)$/iu, 'what is $1 working on'],
  [/^what does (\p{L}+) (?:have|need) to (?:finish|do|complete|deliver) (in|this|next|by) (.+)$/iu, 'list all tasks of $1 due $2 $3'],
  [/^what (?:needs|has) to (?:happen|be done|be finished) before (?:we can start )?(.+?)(?: can (?:start|begin))?$/iu, 'what is $1 waiting for'],
  [/^why (?:can['’]t|can not|cannot) (?:we|\p{L}+) (?:start|begin)(?: with| on)? (.+?)(?: yet)?$/iu, 'what is $1 waiting for'],
  [/^(?:is|are) (.+?) ready to (?:start|begin|go)$/iu, 'what is $1 waiting for'],
  [/^can (?:we|\p{L}+) (?:start|begin)(?: with| on)? (.+?)(?: yet| now)?$/iu, 'what is $1 waiting for'],
  [/^(?:which|what) (?:tasks|things) (?:have|has) (?:something )?to do with (.+)$/iu, 'list all tasks tagged $1'],
  [/^(?:what|which tasks?)(?:['’]s| is| are) (?:the )?most (?:important|urgent)(?: right now| now| at the moment)?$/iu, 'what is high priority'],
  [/^when will (?:the whole thing|everything|it all|all of it) be (?:finished|done|over|complete)$/iu, 'when will we be finished'],
  [/^what(?:['’]s| is) the last (?:date|day|deadline) (?:in|of) the (?:plan|project)$/iu, 'when will we be finished'],
  [/^how (?:long will|many days (?:is|are|does|do|will)) (.+?) (?:take|estimated at|estimated|need)$/iu, 'how long does $1 take'],
  [/^what (?:happens|comes|follows) (?:once|when|after) (.+?)(?: is| are) (?:finished|done|over|complete|completed)$/iu, 'what comes after $1'],
  [/^(?:which|what) (?:jobs|tasks|things) has (?:nobody|no one) (?:picked up|taken|got|claimed)(?: yet)?$/iu, 'what is unassigned'],
  [/^(?:is|are) there (?:anything|any tasks?|something) without (?:a |an )?(?:person|owner|assignee|anybody)$/iu, 'what is unassigned'],
  [/^what have (?:we|i) (?:got|gotten) done(?: so far| already)?$/iu, 'what is completed'],
  [/^who(?:['’]s| has)(?: got)? (?:the )?(?:biggest|largest|highest|most) (?:workload|load|work|tasks|on (?:his|her|their) plate)$/iu, 'who has the most to do'],
  [/^how many (?:tasks|things) are (?:still )?(open|unfinished|left|not done)$/iu, 'how many open tasks are there'],
  [/^what do (?:we|you) know about (.+)$/iu, 'tell me about $1'],
  [/^(.{3,40}?) when$/iu, 'when is $1 due'],
  [/^what can (\p{L}+) (?:get going on|start with|begin with|do|tackle|start)(?: right away| now| next| straight away)?$/iu, 'what is next for $1'],
  [/^what should (\p{L}+) (?:tackle|start with|begin with|work on)(?: now| next| first)?$/iu, 'what is next for $1'],
]; // prettier-ignore

/** The same question in words that are known; null where it is none of these. */
export function askedOtherwise(source: string): string | null {
  const phrasing = PHRASINGS.find(([pattern]) => pattern.test(source));
  return phrasing ? source.replace(phrasing[0], phrasing[1]) : null;
}
