import { recipe } from '../read-recipe.ts';

export const TRAVEL = recipe`
kind: a journey
subject: the journey
7: (?:cycling|walking|hiking|skiing|sailing|family|summer|beach|city|group) (?:holidays?|tour|break|trip)|holidays? (?:along|through|around|on|at)
6: trip|journey|vacation|holidays? (?:in|to)|road ?trip|backpacking|cruise|sabbatical|expedition|itinerary|world tour|interrail
5: travel(?:l?ing)?
3: flights?|hotels?|visas?|passports?|airbnb|sightseeing|days in|weeks in

# Decide [planning, budget]
- wishes 2h: Let everyone who comes along name two wishes for {subject}, and one thing to avoid
  = Each traveller has named two wishes and one thing
- when 2h after wishes HIGH: Fix the dates after weather, prices and days off
  = Everybody has the days off
- budget 2h after wishes: Set the budget: transport, nights, food, tickets, 15% reserve
  = Each item has a sum, and the total is agreed
- route 4h after when, budget: Draw the route of {subject}, with nights per place and a free day each week
  = No day has more than four hours on the road without a reason

# Papers and health [papers, visa, health, insurance]
- passport 3h after when CRITICAL: Check passports (six months beyond the return) and apply for visas
  = Every passport is valid six months beyond the return
  = Visas are in hand before anything is paid that cannot be refunded
- health 3h after route: Ask the doctor about vaccinations, and fill the travel pharmacy
  = Each vaccination has a date before the journey
- insurance 1h after budget: Take out health and cancellation insurance
  = The policy covers every country of the route and whatever sport is planned
- copies 1h after passport: Store copies of all papers online, and leave a set with somebody
  = The copies can be opened from a telephone

# Bookings [flights, hotels, bookings, transport, accommodation]
- transport 4h after route, passport HIGH [flights, transport]: Book the journey there and back: flight, train or ferry
  = Tickets are there, with the names as in the passports
- beds 1d after route [hotels, accommodation]: Book the nights, free to cancel where possible
  = Each night has a bed
- between 4h after beds: Book trains, rental car or ferries in between
  = Each leg has a booking or a timetable
- tickets 3h after between: Reserve what sells out: sights, restaurants, tours
  = Each thing that sells out has a date

# Prepare [packing, home, preparation]
- home 4h after transport: Organise home: pets, plants, mail, work handover
  = Somebody has the key and knows what to do
- money 2h after transport: Prepare cards, some cash, phone plan, offline maps
  = Card, cash, phone plan and maps were tried at home
- list 4h after route: Write the packing list and buy what is missing
  = Everything on the list is there
- pack 4h after list, home, money, health: Pack, weigh and check in
  = Bags are within the allowed weight
- go 1h after pack, insurance, copies, tickets DAY: Set off on {subject}
  = Everybody is on the way, with papers

# Afterwards [photos]
- costs 2h after go: Settle the costs and claim refunds
  = Nobody owes anybody anything
- photos 4h after go LOW: Sort and share the photos
  = Everybody who came along has the photos
`;
