import { recipe } from '../read-recipe.ts';

export const EXHIBITION = recipe`
kind: an exhibition or stand
subject: the exhibition
8: exhibitions?|(?:trade|book|art|job|career|craft) fair|trade show|(?:fair|exhibition|trade fair) (?:stand|booth)|vernissage|art show|photo show|museum|gallery|open studio|installation
3: stand|booth|curat(?:e|or)|exhibits?|artworks?
-3: software|solar|pipeline

# Concept [concept, curation]
- idea 2d HIGH: Write what visitors of {subject} should see, do and take with them
  = One page that an outsider finds tempting
- place 2d after idea: Fix place, size and dates, and get the plan of the rooms
  = The contract names rooms, hours, power and build-up
- budget 1d after idea [finance]: Set the budget, with insurance and 10% reserve
  = Each item has an offer or an estimate
- list 2d after idea: Make the list of works, products or demos
  = Each has owner, size, value and needs

# Works and loans [works, loans]
- ask 3d after list: Ask for loans, products and permissions
  = Each is agreed in writing with dates
- insure 1d after ask: Insure works and visitors
  = The policy covers transport, build-up and opening hours
- transport 2d after ask: Order transport and packing
  = Each piece has a date there and back

# Design and texts [design, construction, text]
- plan 3d after list, place: Plan the rooms: way, walls, light, power, access without steps
  = Everybody who builds has agreed to the plan
- build 5d after plan: Order or build walls, stand, plinths, screens
  = Everything is there two days before the build-up
- text 3d after list: Write texts and labels, in two languages where needed
  = No text is longer than a minute, and two people have read it
- print 2d after text: Print labels, posters, leaflets or cards
  = The proofs were checked at full size

# Visitors [communication, marketing]
- invite 2d after place: Invite guests, customers and press
  = Each invitation is out four weeks before
- tell 3d after place [marketing]: Announce {subject}: calendar, posters, posts, partners
  = It stands in all calendars of the place
- staff 1d after plan: Make the rota: who guards, explains, sells, and train them
  = Each hour has enough people who know the answers

# Open and close [operations]
- setup 3d after build, print, transport: Build up, hang and light
  = Somebody has walked through it as a visitor
- open 1d after setup, staff, invite CRITICAL DAY: Open {subject}
  = The first visitors were there, and everything works
- run 2d after open: Count visitors, contacts and sales each day, and repair at once
  = Each day has its numbers
- close 2d after run: Take it down, send back loans, follow up contacts
  = Each piece is back, with a receipt
- review 3h after close: Compare visitors, costs and contacts with the aims
  = Three things for the next time are written down
`;
