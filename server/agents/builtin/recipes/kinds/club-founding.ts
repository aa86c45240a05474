import { recipe } from '../read-recipe.ts';

export const CLUB_FOUNDING = recipe`
kind: the founding of a group
subject: the group
7: (?:found|start|set up|form|establish|create|launch)(?:ing)?\b(?:(?!\bfor\b).){0,40}\b(?:choir|clubs?|band|orchestra|association|society|co-?operative|team for|league|book club|reading group|theatre group|theater group|parents['’] group|network|union|foundation|community group|initiative|student group|meet-?up|chess club|football team|alumni)
3: choir|club|members|association|rehears(?:al|als|e)

# Idea and people [planning]
- idea 3h HIGH: Write on one page the aim of {subject}: for whom, what, how often, what it costs
  = Five possible members want to come
- core 1d after idea: Find three to five people who found it with you
  = Each has taken on a task
- others 3h after idea: See what there is already nearby, and talk to them
  = Nobody is surprised or feels attacked
- lead 1d after core: Find whoever leads it: conductor, director, trainer or chair
  = Fee, hours and start are agreed

# Frame [legal, finance, logistics]
- form 1d after core [legal]: Choose the legal form, and write statutes and house rules
  = The office has said that the statutes hold
- room 1d after core: Find a room for rehearsals or meetings, with times
  = The use is agreed in writing
- money 1d after form [finance]: Set fees, account, insurance and grants
  = The first year is covered
- kit 1d after lead: Get music, material or equipment
  = There is enough for the first meeting

# Members [marketing, communication]
- name 3h after core: Choose name, sign and a text of three lines
  = The name is free
- call 2d after name, room: Look for members of {subject}: posters, paper, schools, talks, friends
  = Half again as many as needed have left a number
- trial 3h after call, kit, lead HIGH: Hold an open first evening
  = Most who came want to come again
- join 3h after trial: Register members, with data and fees
  = Each has a form and has paid

# Start [operations]
- found 4h after form, join DAY: Hold the founding meeting of {subject}, and elect the board
  = Minutes and signatures are filed
- register 4h after found [legal]: Register it where the law asks
  = The confirmation is there
- plan 3h after found: Plan the first half-year: rehearsals or meetings, breaks, goals
  = Each date is in everybody's calendar
- practise 6d after plan: Rehearse or meet each week
  = Nine of ten members still come after two months

# Show [performance]
- show 3d after practise: Prepare the first concert, match or performance
  = Place, programme and helpers are fixed
- perform 1d after show: Perform before friends and neighbours
  = It took place, and new people asked to join
- review 3h after perform: Ask the members what should change
  = Three changes are decided
`;
