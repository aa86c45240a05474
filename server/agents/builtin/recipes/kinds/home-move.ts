import { recipe } from '../read-recipe.ts';

export const HOME_MOVE = recipe`
kind: a private move
subject: the move
8: mov(?:e|es|ing)\b.{0,40}\b(?:flats?|apartments?|house|home|in together|family|kids|parents)|moving home|moving house|emigrat(?:e|ing)|mov(?:e|ing) in with|house move
7: (?:we(?:['’]re| are)|i(?:['’]m| am)) (?:moving|relocating)|relocat(?:e|ing)\b.{0,40}\b(?:flat|house|apartment|family)
4: mov(?:e|ing)\b.{0,20}\bfrom \p{Lu}\p{L}+ to \p{Lu}\p{L}+|mov(?:e|ing) (?:abroad|to another (?:city|country))
2: landlord|removal van|moving boxes|new (?:flat|apartment|home)
-6: office|headquarters|warehouse|servers?|database|data ?cent(?:re|er)|cloud|company

# Decide and find [planning, search]
- wishes 3h HIGH: Agree on what the new home{at} must have, the area, the rent or price and the date
  = Everybody who moves has named three musts
- search 5d after wishes: Look at homes and collect the papers that landlords or sellers want
  = At least five were visited, with photos and costs in one list
- sign 1d after search HIGH: Sign for the new home
  = Date of the keys, rent or price and condition are in the signed contract
- notice 2h after sign: Give notice to the landlord, or sell the old home
  = The confirmation with the last day is there

# Organise the move [moving, movers, logistics]
- budget 2h after sign: Set the budget: movers, deposit, double rent, repairs, furniture, 10% reserve
  = Each item has an offer or an estimate
- mover 4h after sign: Get three offers from moving companies, or rent a van and ask friends
  = Day, price and insurance are confirmed in writing
- plan 3h after sign: Draw the rooms and decide what goes where, and what does not come along
  = Each large piece has a place or a new owner
- permits 1h after mover: Reserve parking places for the van at both addresses
  = The signs stand on the day

# Contracts and addresses [papers, administration]
- utilities 4h after sign: Move or end contracts: electricity, heating, internet, insurance
  = Each contract has an end or a start with date, confirmed
- address 4h after sign: List everybody who needs the new address, and order mail forwarding
  = Each line of the list is ticked off
- school 1d after sign: Register with school, kindergarten, doctor and authority at the new place
  = Each person of the family has a place and a date
- papers 2h after sign: Put passports, contracts and health papers into one folder that travels by hand
  = The folder is with somebody, not with the mover

# Pack [packing]
- clear 2d after plan: Sell, give away and throw out
  = Nothing is packed that has no place in the plan
- pack 4d after clear: Pack room by room, with number and room on each box
  = On the evening before only the last box is open
- first 2h after pack: Pack a box for the first night: bedding, tools, lamps, kettle, medicine
  = It is the last that goes into the van

# Move and arrive [moving day]
- day 1d after pack, mover, permits CRITICAL DAY: Carry out the move{at}
  = Every box stands in its room, and nobody sleeps on the floor
- meters 1h after day: Read all meters and take photos of both homes
  = The photos have a date, and both readings are sent
- handover 1d after day: Clean and repair the old home, and hand it over with a protocol
  = The signed protocol names no defect, or what it costs
- settle 2d after day: Set up beds, kitchen, internet and locks, and meet the neighbours
  = After a week everything needed for every day is out of its box
`;
