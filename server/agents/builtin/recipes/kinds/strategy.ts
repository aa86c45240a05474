import { recipe } from '../read-recipe.ts';

export const STRATEGY = recipe`
kind: a strategy or concept
subject: the strategy
7: (?:develop|write|draft|create|prepare|define|work out|draw up|update|make)\b.{0,40}\b(?:strategy|strategies|roadmap|business plan|concept|masterplan|policy|guidelines|code of conduct|vision|mission|emergency plan|contingency plan|communication plan|marketing plan|framework|governance|style ?guide)
5: strategy|roadmap|business plan|policy|masterplan
-3: campaign|audit|content strategy

# Frame [lead, planning]
- task 4h HIGH: Write what {subject} must answer, until when it holds, and who decides on it
  = Whoever decides has agreed to one page
- who 3h after task: Name the team, and everybody who must be heard
  = Each has confirmed dates
- rules 3h after task: Collect what is fixed: law, money, decisions already taken
  = What cannot be changed is on one list

# See where we are [analysis, research]
- facts 3d after task: Collect figures and facts on the state of today
  = Each claim has a source
- talk 3d after who: Talk to ten people who will live with the result
  = What they need is on one page, in their words
- outside 2d after task: Look at what others do, and what is coming
  = Three things to take over and one to avoid
- swot 1d after facts, talk, outside: Sum up strengths, weaknesses, chances and dangers
  = No more than three of each, all with proof

# Choose [lead, decision]
- aims 1d after swot: Set three to five aims, each with a number
  = Each aim says what is not aimed at
- options 2d after aims: Work out two or three ways with cost and effect
  = Each could be chosen by a sensible person
- choose 4h after options HIGH: Choose one way with those who decide
  = The decision and the rejected ways are on record

# Write [writing]
- draft 3d after choose: Write the draft, ten pages at most
  = Each measure has aim, owner, cost and date
- comment 2d after draft: Collect comments from all who must be heard
  = Each comment is followed or answered
- final 1d after comment: Write the final text and a page for everybody
  = An outsider can repeat the page
- approve 3h after final CRITICAL DAY: Get {subject} approved
  = The approval is minuted

# Put to work [communication, implementation]
- tell 1d after approve: Present it to everybody concerned
  = Each team has said what it means for them
- start 1d after approve: Turn the first measures into tasks
  = The first five have an owner and a date
- check 3h after start: Fix when it is checked, and by which numbers
  = The first check is in the calendar
`;
