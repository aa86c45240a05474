import { recipe } from '../read-recipe.ts';

export const OFFICE_MOVE = recipe`
kind: an office move
subject: the office
6: office move|office relocation|moving (?:the |our )?offices?|new offices?|relocat(?:e|ing|ion)
6: mov(?:e|ing)\b.{0,40}\b(?:offices?|warehouse|headquarters|hq|building|premises|floor|shop|clinic|lab|house|flat|apartment)
2: office|desks?|lease|landlord|movers|workplace|premises

# Needs and contract [lease, contract, legal, finance, planning]
- needs 2d HIGH: List what {subject} needs{people}: desks, rooms, storage, power, access, growth for three years
  = Each team has confirmed its line of the list
- budget 1d after needs [finance, budget]: Set the budget: deposit, fit-out, furniture, movers, double rent, 10% reserve
  = Every item has an offer or an estimate, and the sum is approved
- lease 2d after needs, budget CRITICAL [legal, lease]: Sign the new lease{at}, with handover date and state of the rooms
  = A lawyer has read it
  = The handover lies at least three weeks before the move
- notice 3h after lease: Give notice for the old rooms and read what must be restored
  = The notice is confirmed, and what must be restored is known with its costs
- date 2h after lease: Fix the moving day with a fallback date
  = Both dates are agreed with landlord, mover and IT

# Rooms and furniture [floor plan, furniture, interior, rooms, layout]
- plan 3d after lease: Draw the floor plan with the teams: places, quiet rooms, meeting rooms
  = Each team has agreed to its places
- fitout 2d after plan [construction]: Order fit-out: walls, floor, light, acoustics, kitchen
  = Each trade has a contract and a date before the move
- keep 1d after plan: Decide what moves, what is sold and what is bought
  = Every piece has a label: moves, sold, thrown away
- order 1d after keep, budget: Order furniture with delivery before the moving day
  = The delivery dates are confirmed in writing
- safety 1d after plan [safety, security]: Plan escape routes, first aid, fire safety and access rights
  = The plan has been checked by somebody who may approve it

# IT and services [it, network, internet, technology, services]
- internet 3h after lease CRITICAL: Order internet and phone lines: they take six to ten weeks
  = The line was tested in the new rooms a week before the move
- network 5d after fitout, internet: Install cabling, Wi-Fi, server room and meeting technology
  = A test place works: network, phone, printer, meeting room
- test 1d after network: Test network, doors, printers and phones on site
  = A person works a whole day from the new office without a problem
- contracts 1d after date: Move or end contracts: power, cleaning, security, insurance, coffee
  = Each contract has an end or a new address, confirmed

# Communication [communication, people, hr]
- staff 1d after lease: Tell the staff early: why, when, who sits where, how to get there
  = Everybody knows day, place and what to do
- questions 1d after staff: Collect worries and special needs, and answer all of them
  = Every question has an answer that all can read
- address 2d after date: Change the address: register, tax, bank, customers, website, maps, signatures
  = Each item on the list of addresses is ticked off
- mail 1h after date: Order mail forwarding for a year
  = A test letter to the old address arrives at the new one

# Move [movers, logistics, moving, packing]
- mover 1d after date, keep: Get three offers from movers after a visit, and book one with insurance
  = The contract names day, crew, insurance and price
- permits 3h after mover: Get parking permits and lift times at both addresses
  = Signs and lift times are confirmed for both addresses
- pack 1d after mover: Hand out boxes, labels and a packing guide two weeks ahead
  = On the evening before the move every box has a label with its place
- day 2d after pack, permits, test, order, safety CRITICAL DAY: Move {subject}, with one person in charge at each address
  = Everything that was labelled stands at its new place
- first 1d after day: Help on the first day: desk by desk, IT on the floor, breakfast
  = By noon everybody can work

# Finish [handover, closing]
- defects 1d after day: List defects in the new rooms and follow them up
  = Each defect has a date, and the landlord has the list
- old 2d after day, notice: Clear, repair and hand over the old rooms with a protocol
  = Signed protocol with meter readings
  = The deposit is claimed
- ask 4h after first: Ask the staff after four weeks what is missing
  = The answers are summed up, and the three commonest are mended
`;
