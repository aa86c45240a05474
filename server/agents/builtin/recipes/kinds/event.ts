import { recipe } from '../read-recipe.ts';

export const EVENT = recipe`
kind: an event
subject: the event
5: conference|meet-?up|summit|hackathon|offsite|off-site|retreat|gala|fundraiser|trade ?fair|trade ?show|symposium|unconference|party|festival|workshop day|open day|networking
4: event
2: venue|speakers?|attendees|guests|sponsors?|catering|keynote|tickets|registration|badges|agenda
2: organi[sz]e|host|hold|celebrate
2: for \d[\d,.]* (?:people|guests|attendees|participants)

# Concept and budget [concept, budget, finance, planning]
- purpose 1d HIGH: Write one page on the purpose, audience and format of {subject}
  = It says who should come{people} and what they should leave with
- budget 1d after purpose: Set up the budget with income, costs and 10% reserve
  = Every item has an estimate and an owner
  = The break-even number of guests is known
- date 3h after purpose: Fix the date after checking holidays and competing events
  = No holiday and no competing event lies on it, and the main people can come
- team 2h after purpose: Name who is responsible for venue, programme, communication and guests
  = Each field has one name

# Venue and services [venue, location, logistics, catering]
- shortlist 2d after budget, date: Visit three venues{people} and compare price, access, rooms and technology
  = Three venues are compared on one page, with prices for the date
- contract 1d after shortlist CRITICAL: Sign the venue contract with its cancellation terms
  = Date, rooms, set-up times and cancellation fees are in the contract
- catering 1d after contract [catering, food]: Choose the caterer, with dietary needs and a tasting
  = Menu, price for each guest and the last day for numbers are confirmed
- technology 1d after contract [av, technology, it]: Book sound, projection, recording and internet
  = The supplier has confirmed the list and the hours on site
- permits 1d after contract [safety, legal]: Arrange insurance, permits, first aid and a safety plan
  = All papers are there in writing, and first aid is on site

# Programme [programme, program, content, speakers, agenda]
- outline 1d after date: Draft the programme with times, rooms and breaks
  = Every hour has a room and somebody responsible
- speakers 4d after outline HIGH: Invite and confirm speakers or acts
  = Everybody on the programme has confirmed in writing
- brief 1d after speakers, technology: Brief speakers: length, technology, travel, release of recordings
  = Each of them has a sheet with time, room and contact
- final 4h after brief: Publish the final programme
  = The published programme is the one that was confirmed

# Guests and communication [communication, marketing, guests, promotion, registration, sponsors, invitations]
- site 2d after contract, outline: Open the registration page with prices, terms and privacy notice
  = A test registration was made, confirmed and cancelled
- sponsors 4d after purpose, budget [sponsors, fundraising]: Win sponsors with a short offer sheet
  = What each sponsor gives and gets is signed
- announce 2d after site: Announce {subject} by newsletter, social media and partners
  = Each channel has published it, with the link to register
- watch 2d after announce: Compare registrations with the target each week and follow up
  = The number of each week and what follows from it are noted
- info 4h after final, watch: Send guests the practical information a week before
  = Every guest has directions, times and a contact

# Run it [operations, day, volunteers, staff]
- runsheet 1d after final, catering, permits: Write the minute-by-minute plan with names and phone numbers
  = Everyone on duty knows their times, place and contact
  = There is a plan B for a missing speaker and for failing technology
- crew 1d after runsheet: Recruit and brief helpers for the door, rooms and questions
  = Every place on the plan has a helper who has confirmed
- print 1d after watch, final: Print badges, signs and materials
  = Everything printed is there and was checked against the list of guests
- rehearsal 1d after crew, print, info: Set up and rehearse on site the day before
  = Sound, pictures and the order of the day have been tried on site
- day 1d after rehearsal CRITICAL DAY: Hold {subject}
  = The programme took place, and everybody got home safely

# Afterwards [follow-up, feedback, accounts]
- thanks 4h after day: Thank guests, speakers, sponsors and helpers within two days
  = Everybody on the list has got a personal word
- feedback 1d after day: Ask for feedback and sum it up
  = The answers are summed up on one page
- accounts 1d after day [finance]: Pay invoices and close the budget
  = Every invoice is paid and compared with the budget
- review 3h after feedback, accounts: Meet for an hour: what to keep, what to change
  = Three things to keep and three to change are written down
`;
