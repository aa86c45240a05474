import { recipe } from '../read-recipe.ts';

export const MEETING = recipe`
kind: a meeting
subject: the meeting
8: (?:board|annual general|general|town ?hall|all-?hands|shareholders?|members?|staff|kick-?off|steering|parents['’]?|supervisory|council|committee|review|planning) (?:meeting|assembly)|\bagm\b|(?:prepare|organi[sz]e|hold|chair)\b.{0,40}\b(?:meeting|assembly|hearing|negotiation)
3: agenda|minutes|resolutions?|quorum
-6: room|rooms|booking|api|app\b

# Frame [lead, chair]
- aim 2h HIGH: Write down what {subject} must decide, and what it only takes note of
  = Each point ends in a verb: decide, discuss or note
- rules 1h after aim [legal]: Check who must be invited, notice, quorum and votes
  = The last day for the invitation is known
- agenda 2h after aim: Draft the agenda with minutes and a speaker for each point
  = The chair has agreed, and a tenth of the time is free
- room 1h after aim [logistics]: Book room, technology, catering and the way to take part from afar
  = The confirmation is there, and the way from afar was tried

# Papers [papers, content]
- request 1h after agenda: Ask for the papers, with form and last day
  = Each speaker has confirmed
- figures 1d after request [finance]: Prepare figures and report
  = Each number agrees with the accounts
- slides 1d after request: Prepare slides and drafts of decisions
  = Each decision is written so that one can vote on it
- review 4h after figures, slides: Review all papers with the chair
  = No paper is longer than needed, and no question of the last time is open

# Invite [invitation, communication]
- send 1h after agenda, rules: Send invitation and agenda within the notice
  = Everybody who must be invited has it
- distribute 2h after review, send: Distribute the papers a week before
  = Everybody can open them
- talk 4h after distribute: Talk beforehand to those who have doubts
  = No objection comes as a surprise
- answers 1h after send: Count answers and proxies
  = The quorum is there

# Hold [meeting]
- setup 2h after room, answers: Set up room, list of those present and voting
  = Everything was tried half an hour before
- hold 4h after setup, distribute CRITICAL DAY: Hold {subject}
  = Each point has a result within its time
- minutes 3h after hold: Write the minutes, and have them approved
  = They are out within three days, with decisions, names and dates

# Follow up [follow-up]
- tasks 1h after minutes: Hand out the decisions as tasks, with owner and date
  = Each decision has its task
- check 1h after tasks: Check the tasks before the next meeting
  = Each is done or on the next agenda
`;
