import { recipe } from '../read-recipe.ts';

export const STAFF_ONBOARDING = recipe`
kind: the onboarding of new people
subject: the new colleagues
8: onboard(?:ing)?\b.{0,40}\b(?:nurses?|employees?|colleagues?|hires?|starters?|joiners?|team members?|interns?|trainees?|apprentices?|developers?|engineers?|teachers?|volunteers?|staff|people|managers?|freelancers?)|induction (?:of|for)|first day of (?:our|the) new
5: (?:new|employee|staff|remote) onboarding|onboarding (?:plan|program(?:me)?|process) for (?:new|our)
2: buddy|mentor|probation|new (?:hires?|starters?|joiners?)
-6: flow|app\b|users|customers|sign-?up|screen

# Before the first day [people, hr, preparation]
- papers 3h HIGH: Complete contracts, registrations and proofs of {subject}
  = Every paper is signed and filed before the first day
- mentor 2h: Name a mentor for each, with time in the roster
  = Each mentor has agreed and has two free hours a day in the first week
- goals 4h: Write what each should be able to do after 1, 4 and 12 weeks
  = Each point can be observed by the mentor
- place 4h [it]: Prepare place, clothing, keys, devices and accounts
  = Everything works on the evening before
- tell 1h after mentor: Tell the team who comes when, and send a welcome with hour, place and contact
  = The new people and the team have the message a week before

# First week [team, mentor]
- welcome 4h after place, tell HIGH DAY: Welcome {subject} on the first day: tour, people, lunch, a first small task
  = Everybody of the shift or team knows their names
- safety 4h after welcome: Give the instructions that the law asks for: safety, hygiene, data protection
  = The signed list is filed
- schedule 3h after goals: Make the schedule of the first four weeks: shifts, shadowing, trainings
  = No shift in the first two weeks is without a mentor
- shadow 3d after welcome, schedule: Let them go along with experienced colleagues
  = Each typical situation was seen once

# Learn the work [training]
- training 4d after shadow: Train {subject} in the main tasks and systems, one at a time: show, do together, let do
  = The mentor has signed each task on the list
- rules 1d after welcome: Explain the ways: handover, reporting, emergencies, whom to ask
  = They find each of the rules without help
- own 5d after training: Let them take first tasks on their own, with somebody in reach
  = A week went by without a task that had to be done again

# Feedback [lead, feedback]
- day3 1h after welcome: Hold a check-in on day 3 and at the end of week 1
  = What was missing is arranged within two days
- month 2h after own: Hold a feedback talk after four weeks, with the mentor
  = Strengths and the next three goals are written down
- probation 2h after month: Hold the talk before the end of probation, and decide
  = Decision and reasons are on file

# Improve [hr, review]
- ask 2h after month: Ask the new people what confused them
  = Three answers from each are noted
- list 3h after ask: Change the checklist for those who come next
  = The checklist has a new date and an owner
`;
