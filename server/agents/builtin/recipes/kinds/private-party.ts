import { recipe } from '../read-recipe.ts';

export const PRIVATE_PARTY = recipe`
kind: a private party
subject: the party
9: birthday|(?:baby|bridal) shower|hen (?:do|night|party)|stag (?:do|night|party)|farewell party|house-?warming|retirement party|new year['’]?s eve|(?:dinner|garden|halloween|graduation|christmas|surprise|engagement|leaving) (?:party|dinner)|family (?:reunion|gathering)|barbecue|bbq
3: surprise|cake|guests|grandma|grandpa|party
-5: company|conference|employees|staff

# Idea [planning]
- idea 2h HIGH: Decide on {subject}: size, tone, what the person would love
  = Two people who know the person well agree
- guests 2h after idea: Write the guest list{people}, and settle who knows what
  = Each name has a telephone number
- budget 1h after idea: Set the budget and who shares in it
  = Each item has a sum and somebody who pays
- date 1h after guests: Fix date and hours with those who must be there
  = All of them have said yes

# Place and food [venue, food, catering]
- room 4h after date, budget: Find and book the room for {subject}, garden or restaurant
  = The booking with hours and price is confirmed
- food 3h after guests, room: Plan food, drinks and the cake
  = Each dish has somebody who brings, cooks or orders it, allergies included
- music 3h after room: Arrange music, games or a speech
  = Whoever does it has confirmed
- decoration 2h after room: Get decoration, tables, chairs and dishes
  = There is a place for every guest

# Invite [guests, invitations]
- invite 2h after date: Send the invitations, with what must stay secret
  = Everybody on the list has one
- answers 1h after invite: Collect answers, diets and who sleeps where
  = The number is known a week before
- gift 3h after guests: Choose the present together, and collect the money
  = The present is there, wrapped
- memory 4h after invite: Make something from all: film, album, song
  = Everybody who wants has a part in it

# The day [the day]
- run 1h after music, food: Write the course of the day by the hour, with who does what
  = Each helper knows the own hour
- shop 3h after answers: Shop, cook and fetch the cake
  = Nothing on the list is missing on the evening before
- setup 3h after shop, decoration: Decorate and set up
  = Everything stands an hour before the first guest
- day 1d after setup, run, gift CRITICAL DAY: Celebrate {subject}
  = The person was happy, and everybody got home safely

# After [after]
- clean 3h after day: Clean up, and give back what was borrowed
  = The place is as it was
- thanks 2h after day: Share photos, thank helpers and settle the costs
  = Nobody owes anybody anything
`;
