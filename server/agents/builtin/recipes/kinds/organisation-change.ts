import { recipe } from '../read-recipe.ts';

export const ORGANISATION_CHANGE = recipe`
kind: a change in how people work
subject: the change
7: (?:introduc(?:e|ing)|establish(?:ing)?|implement(?:ing)?|adopt(?:ing)?|mov(?:e|ing) to|switch(?:ing)? to|start(?:ing)?)\b.{0,40}\b(?:okrs?|scrum|agile|kanban|four-?day week|4-?day week|remote work|hybrid work|home office policy|flexible hours|shift model|code reviews?|pair programming|feedback culture|performance reviews?|safety culture|5s|lean|six sigma|holacracy|self-?organi[sz]ation|knowledge management|on-?call|stand-?ups?)
6: re-?organi[sz](?:e|ation|ing)|restructur(?:e|ing)|merge (?:the |our |two )?(?:teams|departments)|culture change|change management|new (?:working hours|roles|team structure|process)
3: okrs?|agile|remote|hybrid|culture|mindset

# Why and what [lead, sponsor]
- why 1d HIGH: Write the reasons for {subject}: what gets better for whom, and what stays
  = Five people from different teams can repeat it
- today 2d after why: Describe how it works today, with what people like about it
  = Ten people were asked, and their answers are on one page
- measure 4h after why: Choose two measures, with their value of today
  = Each measure has a target and a date
- sponsor 3h after why: Win the management and works council, and name the core team
  = They have agreed in writing to aim, time and people

# Design [design, core team]
- learn 2d after sponsor: Talk to three organisations that have done it
  = Each has said what they would do otherwise
- rules 2d after learn, today: Draft the new way on one page: roles, rhythm, rules, objectives
  = Somebody outside understands it without questions
- doubts 1d after rules: Collect objections in each team, and answer them
  = Each objection has an answer or has changed the draft
- tools 2d after rules [tools]: Prepare templates, tools and calendar
  = A team can start with them on Monday

# Pilot [pilot]
- choose 3h after rules: Choose two teams for a pilot, both willing, one of them difficult
  = Both have agreed to eight weeks
- train 2d after choose, tools [training]: Train the pilot teams in a workshop with their own work
  = Each has made its first real example
- pilot 5d after train: Run the pilot, with a review each two weeks
  = Notes of four reviews exist
- decide 4h after pilot HIGH: Decide whether and how to go on
  = The decision rests on the two measures

# Roll out [communication, training]
- tell 1d after decide: Explain {subject} to everybody, the pilot teams speak
  = Everybody knows what changes when
- teach 4d after tell: Train leads first, then all teams
  = Each lead has led one session
- start 2d after teach CRITICAL DAY: Start with {subject} in all teams
  = Each team has its first result in the new way
- help 3d after start: Help with office hours and a coach for each team
  = No question stays open longer than two days

# Hold [review]
- checkin 1d after start: Hold a check-in each month, and drop what nobody needs
  = Each month one rule is improved or gone
- result 1d after checkin: Compare the two measures after six months
  = Result and next steps are shared with all
`;
