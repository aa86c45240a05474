import { recipe } from './read-recipe.ts';

/** For work that none of the kinds fits: it lives from the words of the goal. */
export const GENERIC = recipe`
kind: a piece of work of no special kind
subject: this work

# Agree what is wanted [lead, scope, requirements, planning]
- result 4h HIGH: Write down what it takes{toGoal}: the result, for whom, and how it is judged
  = One page states the result, who needs it and how it will be judged
  = The person who asked for it has agreed to the page
- limits 2h after result [budget, finance]: List what does not belong to {subject}, and the limits of time and money
  = Time and money have a number, and each exclusion is written down
- people 2h after result: Name who decides, who helps and who must be told
  = Each of them has agreed to the part

# Find the way [research, options]
- before 1d after result: Find out how others did it, here and elsewhere
  = Two who have done it were asked, and their advice is noted
- options 1d after before, limits: Compare two or three ways by cost, time and risk
  = Each way has a sum, a duration and its greatest risk
- choose 2h after options, people HIGH: Choose one way and write down why
  = The decision, its reasons and the rejected ways are on record
- risks 3h after choose: List the five biggest risks with a first answer to each
  = Each risk has somebody who watches it

# Prepare [preparation, operations]
- steps 4h after choose: Break the chosen way into steps of at most three days
  = Each step has an owner and a date
- resources 2d after steps: Get the people, tools, permissions and money that the steps need
  = Nothing that the first half of the steps needs is missing
- smallest 1d after steps, risks: Try the most uncertain step on a small scale
  = It worked, or the way was changed

# Do the work [build, work, delivery]
- first 3d after resources, smallest HIGH: Take the first part of {subject} from start to end
  = It can be seen or used by those who need it
- show 4h after first: Show it to those who need it, and collect what is missing
  = Each wish is on the list, or refused with a reason
- each 3d after show EACH: Complete {item|subject}
  = Nothing of it on the list of steps is open

# Check and hand over [review, quality, test]
- check 1d after each: Check {subject} against what was agreed at the start
  = Every point of the agreed result is met, or its absence is accepted in writing
- fix 1d after check: Correct what the check found
  = A second check finds nothing of it
- done 4h after fix HIGH DAY: Finish {subject}, and hand it over with a short guide where others go on with it
  = Those who asked for it have accepted it
- lessons 2h after done LOW: Note what to keep and what to do otherwise next time
  = Three points lie where the next such work begins
`;
