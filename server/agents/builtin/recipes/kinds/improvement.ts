import { recipe } from '../read-recipe.ts';

export const IMPROVEMENT = recipe`
kind: the improvement of a number
subject: the number
7: (?:reduc(?:e|ing)|lower(?:ing)?|cut(?:ting)?|decreas(?:e|ing)|halv(?:e|ing)|shorten(?:ing)?|speed(?:ing)? up|increas(?:e|ing)|rais(?:e|ing)|improv(?:e|ing)|doubl(?:e|ing)|boost(?:ing)?|grow(?:ing)?|optimi[sz](?:e|ing)|bring(?:ing)? down)\b.{0,60}\b(?:time|times|rate|rates|costs?|churn|latency|conversions?|errors?|defects?|emissions?|energy|waste|sales|revenue|turnover|satisfaction|nps|score|bills?|consumption|traffic|complaints?|sick(?:ness)? (?:leave|days)|speed|performance|accuracy|coverage|productivity|retention|open rate|response|waiting|downtime|usage|footprint|stock|inventory|lead time|backlog)
5: (?:reduc(?:e|ing)|lower(?:ing)?|increas(?:e|ing)|improv(?:e|ing)|cut(?:ting)?)\b.{0,80}\b(?:by|below|under|to|from) \d+|by \d+ ?(?:%|percent)
3: (?:reduce|increase|improve|lower|halve|double|optimi[sz]e)\b
-5: home improvement|funds?|donations?

# Measure [analysis, measurement]
- define 4h HIGH: Define exactly how to measure {subject}: from when to when, for whom, how often
  = Two people who measure get the same value
- baseline 1d after define: Measure the baseline of {subject} over two normal weeks, with best and worst cases
  = Median and worst tenth are known
- target 3h after baseline: Set target and date, and what must not get worse meanwhile
  = The target is a number, agreed with whoever asked for it
- show 4h after baseline: Put the number where everybody sees it
  = It is renewed at least each week without hands

# Find causes [analysis]
- parts 2d after baseline: Break the number down, and find the largest parts or bottlenecks
  = Four fifths of it are explained
- watch 1d after parts: Watch five real cases from start to end
  = What was seen is noted with times
- causes 1d after watch: Look for the cause of each large part, down to what can be changed
  = Each cause has a proof
- ideas 4h after causes: Collect measures, with effect and effort of each
  = Each measure says by how much the number should change

# Try [development, experiment]
- choose 2h after ideas HIGH: Choose the three measures with the most effect for the least effort
  = Owner and date stand beside each
- first 4d after choose: Carry out the first measure on a small part
  = The change of the number is measured against the part without it
- second 4d after choose: Carry out the second measure
  = Its effect is measured on its own
- third 4d after choose: Carry out the third measure
  = Its effect is measured on its own
- test 1d after first, second, third: Verify that nothing else got worse
  = Each thing that must not get worse has its value before and after

# Roll out [roll-out]
- keep 2h after test: Decide what stays, and drop what had no effect
  = Each decision has its number
- everywhere 3d after keep: Carry out what works everywhere
  = No part is left out without a reason
- reach 4h after everywhere DAY: Compare {subject} with baseline and target
  = Baseline, target and result stand side by side

# Hold [operations]
- alarm 1d after everywhere: Set a budget or alarm, so that it does not creep back
  = A change for the worse is told within a day
- learn 3h after reach: Note what worked, and choose the next part
  = The list of measures is up to date
`;
