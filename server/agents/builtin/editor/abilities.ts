/** What the Editor can do, for somebody who was not understood. */
export const ABILITIES =
  'I can set status, assignee, dates, estimates, priority, tags, titles, descriptions and acceptance criteria; move dates by days or weeks; add, split, merge, duplicate, move, sort and delete tasks; and say what waits for what. Name tasks by number (“12”), by title (“QA”) or by what they have in common (“all overdue tasks of Ana”), for example: “push everything after Design by a week”, “assign QA to Ana and mark 12 done”, “split 7 into A, B and C”.';
