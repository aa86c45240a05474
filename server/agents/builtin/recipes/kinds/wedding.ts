import { recipe } from '../read-recipe.ts';

export const WEDDING = recipe`
kind: a wedding or large family celebration
subject: the celebration
8: wedding|get(?:ting)? married|marriage|civil ceremony|engagement party
5: bride|groom|honeymoon|anniversary|baptism|christening|bar mitzvah|bat mitzvah|quincea[nñ]era|birthday(?: party)?
2: guests|ceremony|reception|family|dj|band|cake

# Frame [planning, budget]
- wishes 2h HIGH: Agree on the three things that matter most at {subject}, and on what you can do without
  = Both have agreed to three things, in writing
- guests 3h: Write the guest list in three circles{people}
  = Each name has an address and a circle
- budget 2h after wishes, guests [budget, finance]: Set the budget, who pays what, and 10% reserve
  = Each item has a sum and somebody who pays
- date 2h after guests: Choose the date with the people who must be there
  = Everybody who must be there has said yes

# Place and papers [venue, location, papers, ceremony]
- venue 2d after budget, date CRITICAL: Visit three venues and book one, with a plan for rain
  = The contract names rooms, hours, noise limit and cancellation
- papers 1d after date HIGH: Register the ceremony and gather the papers
  = The office has confirmed date and hour in writing
- who 4h after date: Choose who leads the ceremony, and talk about its course
  = The person has confirmed, and the course is noted
- beds 3h after venue: Reserve rooms for guests from afar
  = The block of rooms is confirmed with its last day

# Services [catering, music, photography, flowers, services]
- food 1d after venue [catering, food, menu]: Choose the caterer and the menu after a tasting
  = The menu and the price for each guest are in the contract
- photo 4h after date, budget [photography, photos]: Book the photographer
  = Hours, places and price are in the contract
- music 4h after venue [music, dj, band]: Book music for ceremony and party
  = Hours, equipment and price are in the contract
- flowers 1d after venue [flowers, decoration, cake]: Order flowers, decoration and cake
  = The order with day and hour of delivery is confirmed

# Invitations [invitations, guests, stationery]
- save 3h after venue, guests: Send the date to all guests
  = Every guest of the first two circles has the date
- cards 1d after save: Design and send the invitations, answers due six weeks before
  = Every invitation is on its way
- answers 3h after cards: Collect answers, diets and children
  = The list shows yes or no, diet and children for everyone
- tables 4h after answers: Make the seating plan
  = Every guest has a place

# Clothes and details [clothes, dress, rings, details]
- dress 2d after date [dress, clothes]: Choose clothes, with two fittings
  = Everything fits and hangs ready
- rings 4h after budget: Choose and engrave the rings
  = The rings are there, and the engraving is right
- texts 1d after who: Write vows, readings and thanks
  = Each text was read aloud once
- transport 3h after answers: Organise transport for the couple and the guests
  = Each ride has a driver and an hour

# The day [day, coordination, master of ceremonies]
- plan 4h after food, music, photo, tables, texts: Write the course of the day with times and telephone numbers
  = Somebody other than the couple is in charge on the day
  = Every service has confirmed its times
- rehearse 3h after plan, papers: Walk through the ceremony on site
  = Everybody knows where to stand and when
- day 1d after rehearse, dress, rings, flowers, transport CRITICAL DAY: Celebrate {subject}
  = You are married, or have celebrated, and had time for each guest
- thanks 1d after day: Send thanks and photos, pay what is open
  = Every present has its thanks, and no invoice is open
`;
