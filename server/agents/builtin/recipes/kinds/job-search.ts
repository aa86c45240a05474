import { recipe } from '../read-recipe.ts';

export const JOB_SEARCH = recipe`
kind: the search for a job
subject: the new job
8: (?:find|get|look for|land|search for)(?:ing)?\b.{0,20}\b(?:new |first |better |summer )?(?:job|position|internship|apprenticeship)|job (?:search|hunt)|change (?:my )?(?:job|career)|career change|apply for (?:jobs|a job)|switch careers

# Know yourself [planning]
- want 3h HIGH: Write what {subject} must offer, what it may cost, and what is ruled out
  = Five musts are on paper, with pay and place
- can 3h after want: List what you can do, with proof for each: results, numbers, praise
  = Ten examples of a paragraph each
- fields 1d after want: Talk to five people who do such work
  = Each has named a firm and a hint
- money 1h after want: Work out how long the money lasts
  = The month by which it must work is known

# Papers [documents]
- cv 1d after can: Write the CV on two pages, with results
  = Two people who hire have read it
- letter 4h after can: Write a letter that can be fitted to each post
  = Each has three sentences that fit only this firm
- profile 3h after cv: Bring online profiles up to date
  = They say the same as the CV
- references 2h after can: Ask two people for a reference
  = Both have said yes

# Search [search]
- list 1d after fields: List 30 firms, and set up alerts
  = Each has a contact or a way to one
- apply 5d after cv, letter, list: Send five good applications a week
  = Each is noted with date, contact and next step
- know 2d after list: Use people you know: tell twenty of them what you look for
  = Each knows your two sentences
- follow 1d after apply: Follow up after a week
  = No application is older than ten days without a step

# Interviews [interviews]
- practise 1d after apply: Practise the ten usual questions aloud with a friend
  = Each answer has an example and takes two minutes
- study 1d after apply: Study firm, people and numbers before each talk
  = Five questions of your own are ready
- talk 3d after practise, study: Hold the interviews
  = After each, what went well and badly is noted

# Decide and start [decision]
- compare 3h after talk: Compare the offers by your musts
  = Each offer has points for each must
- deal 3h after compare HIGH: Negotiate pay, hours and start
  = Everything agreed is in writing
- sign 1h after deal CRITICAL DAY: Sign the contract of {subject}
  = Both signatures are there
- leave 1d after sign: Give notice and hand over well
  = The reference of the old firm is asked for
`;
