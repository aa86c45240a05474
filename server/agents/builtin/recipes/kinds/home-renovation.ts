import { recipe } from '../read-recipe.ts';

export const HOME_RENOVATION = recipe`
kind: a renovation
subject: the renovation
6: renovat(?:e|es|ing|ion)|remodel(?:l?ing)?|refurbish(?:ment)?|home improvement|loft conversion|house extension|fit-?out
4: kitchen|bathroom|attic|basement|roof|garden|garage|floor(?:s|ing)|windows|wallpaper|terrace|patio|deck
2: redo|paint|tiles?|plumb(?:er|ing)|electrician|contractor|builder|architect|house|flat|apartment

# Wishes and survey [planning, survey, measuring]
- wishes 3h HIGH: List for {subject} what must change, what would be nice and what stays
  = Everybody who lives there has agreed to the list
- measure 1d: Measure the rooms, take photos and mark pipes, wires and load-bearing walls
  = Each wall has its measures and a photo with its pipes and wires
- check 1d after measure: Have damp, asbestos, wiring and statics checked where the house is older
  = Every finding is written down before the first offer is asked for
- budget 4h after wishes [budget, finance]: Set the budget with 15% for surprises, and see what grants there are
  = Each item has an estimate, and the applications for grants are in

# Design and permits [design, architect, permits]
- draw 3d after measure, wishes, check: Draw the plan of {subject} with electricity, water, light and heating
  = Every socket, outlet and lamp is on the plan
- materials 2d after draw, budget: Choose materials and fittings, with delivery times
  = Each material has a price and a delivery time
- permits 1d after draw HIGH: Ask the authority, the owner and the neighbours for consent where it is needed
  = Each consent is there in writing

# Offers and orders [offers, contracts, contractor, purchasing]
- offers 3d after draw: Get three offers for each trade, on the same list of work
  = Three offers for each trade answer the same list
- choose 1d after offers, budget: Call two references of each firm, then sign with dates and stages of payment
  = Payment follows finished work; the last 10% after the inspection
- order 4h after materials, choose HIGH: Order what takes long: windows, kitchen, tiles, boiler
  = Each delivery date is confirmed and lies before its trade
- schedule 4h after choose, permits: Agree the order of trades, week by week, with all firms
  = Each firm has confirmed its weeks

# Prepare and demolish [preparation, demolition, clearing]
- live 4h after schedule: Organise life meanwhile: cooking, washing, sleeping, keys, pets
  = Cooking, washing and sleeping are arranged for every week
- clear 1d after live: Clear the rooms and protect floors, doors and stairs from dust
  = Nothing that can be moved is left, and the rest is covered
- skip 1h after schedule: Order the skip and the parking permit
  = Skip and permit are there on the first day
- demolish 2d after clear, skip: Strip out the old parts, with water and power switched off
  = Everything old is out, and no live wire or pipe was hit

# Build [construction, build, electrics, plumbing, carpentry]
- rough 5d after demolish [electrics, plumbing, electrician, plumber]: Walls, wiring and pipes: first fix
  = Pipes hold the pressure test, and each circuit was measured
- hidden 3h after rough HIGH: Inspect and photograph everything before it disappears behind plaster
  = Pressure test and electrical measurement are on paper
- plaster 4d after hidden: Plaster and screed, with time to dry
  = The measured moisture allows the next layer
- tiles 6d after plaster, materials [painting, tiling, floors]: Tiles, floors and paint
  = Surfaces are even and clean, and nothing is missing
- fit 4d after tiles, order: Fit kitchen, bath, doors, sockets and lamps: second fix
  = Every tap, socket and door works

# Finish [inspection, finishing, cleaning]
- inspect 4h after fit HIGH DAY: Inspect {subject} with each firm and list the defects with dates
  = Each defect is on the list with photo, firm and date
- defects 1d after inspect: See that the defects are put right, then pay the rest
  = Each line of the list is ticked off
- clean 1d after fit: Clean and move back in
  = The rooms are used again
- papers 2h after defects LOW: File plans, manuals, guarantees and invoices
  = Each guarantee has its date and its invoice
`;
