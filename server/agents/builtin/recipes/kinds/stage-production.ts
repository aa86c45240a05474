import { recipe } from '../read-recipe.ts';

export const STAGE_PRODUCTION = recipe`
kind: a performance on stage
subject: the performance
8: (?:theatre|theater|school|christmas|nativity) play|stage (?:play|production)|musical|(?:benefit|spring|christmas|open-?air|choir|school|rock|jazz|charity|classical) concert|opera|ballet|dance (?:show|performance)|cabaret|talent show|recital|variety show|puppet show|circus|poetry slam
4: concert|theatre|theater|rehearsals?|premiere|orchestra
-5: found|members

# Programme [direction, concept]
- choose 2d HIGH: Choose piece or programme for {subject}, and settle the rights
  = Length, cast and rights fit
- team 1d after choose: Name direction, music, stage, light, costumes, house
  = Each field has a name
- budget 1d after choose [finance]: Set the budget, ticket price and grants
  = It comes out even at two thirds of the seats
- place 1d after choose: Book stage and dates, rehearsals too
  = The contract names hours, technology and seats

# Rehearsals [rehearsals, cast]
- cast 2d after choose: Hold auditions, and give out the parts
  = Each part has a person and a stand-in
- schedule 4h after cast, place: Make the plan of rehearsals with everybody's free days
  = Each scene or piece has enough hours
- parts 8d after schedule: Rehearse the parts
  = Each part works without a text in the hand
- whole 4d after parts: Rehearse the whole without a stop
  = It keeps to its length

# Stage [stage, technology, costumes]
- set 6d after choose: Design and build the set
  = It stands within the time of the change
- costume 5d after cast: Make or borrow costumes and props
  = Each has been worn once in rehearsal
- light 3d after place: Plan light and sound
  = Each change has a number in the book
- safe 1d after place: Settle fire safety, exits and first aid
  = The house has agreed in writing

# Audience [marketing, tickets]
- poster 2d after place [marketing]: Design poster, programme and texts
  = Names and dates were checked by those named
- sell 2d after budget: Start to sell tickets
  = A test ticket was bought and let in
- press 1d after poster: Tell press, schools, partners and neighbours
  = It stands in all calendars
- house 1d after sell: Find helpers for door, bar and cloakroom
  = Each evening is staffed

# Performance [performance]
- dress 1d after whole, set, costume, light CRITICAL: Hold the dress rehearsal
  = No break, and a list of last notes
- perform 2d after dress, house, safe CRITICAL DAY: Perform {subject}
  = The audience saw it to the end
- strike 1d after perform: Take down, give back and clean
  = The house has signed
- close 4h after perform: Thank all, close the accounts, share the recording
  = Income and costs are compared with the budget
`;
