import { recipe } from '../read-recipe.ts';

export const WORKSHOP = recipe`
kind: a workshop or short training
subject: the workshop
8: (?:weekend|one-?day|half-?day|two-?day|evening|team|strategy|kick-?off|design|training|writing|photo(?:graphy)?) (?:workshop|seminar|training|class)|workshop (?:on|about|for|with)|(?:first[ -]aid|safety|sales|leadership) training|evening (?:course|class)|masterclass
4: workshops?|seminar|training day|classes
2: participants|beginners|facilitator|trainer|learners
-6: usable as|garage|into a workshop|series

# Aim and frame [concept, planning]
- aim 4h HIGH: Write what participants can do at the end of {subject}
  = Each aim can be seen in something that they make or say
- audience 3h after aim: Ask three to five of them what they know and what they hope for
  = Their answers fit on half a page
- frame 3h after aim: Fix date, length, number of places, price and who leads it
  = Everybody who leads has confirmed the date
- budget 2h after frame: Work out costs: room, material, fee, food
  = The least number of participants is known

# Contents [content, material, trainer]
- flow 1d after audience: Plan the course of each session: input, exercise, break, exchange
  = No input is longer than 20 minutes, and each aim has an exercise
- exercises 2d after flow: Make the exercises and examples
  = Somebody has tried each of them within its time
- slides 1d after flow: Make slides, handouts and templates
  = They work without the speaker
- trial 4h after exercises, slides: Try the hardest session with two or three people
  = What was unclear is changed

# Room and material [logistics, venue, room]
- room 3h after frame: Book a room with light, tables and technology, or set up the online room
  = It is confirmed, and was looked at
- material 4h after exercises: Order material, tools and catering{people}
  = There is enough for each participant, and for two more
- access 2h after room: Write the way, parking, needs and contact
  = A stranger finds the door

# Participants [communication, registration, marketing]
- page 4h after frame [marketing]: Write the announcement with aim, audience, date and price
  = Two of the audience say that they would come
- sign 2h after page: Open the registration, with confirmation and waiting list
  = A test registration was confirmed and cancelled
- announce 4h after page: Announce {subject} where the audience is
  = The least number of places is taken two weeks before
- before 2h after sign: Send participants what to bring and to prepare
  = Everybody has it a week before

# Hold and evaluate [delivery, evaluation]
- setup 3h after material, room, trial: Set up the room and test technology
  = Everything stands an hour before the beginning
- hold 2d after setup, before CRITICAL DAY: Hold {subject}
  = Everybody has done each exercise
- feedback 2h after hold: Ask for feedback at the end and after four weeks
  = Marks and three remarks of each are noted
- after 3h after hold: Send photos, handouts and certificates
  = Everybody has them within a week
- improve 2h after feedback: Change what did not work for the next time
  = The plan has a new version
`;
