import { recipe } from '../read-recipe.ts';

export const CONSTRUCTION = recipe`
kind: a building project
subject: the building
7: (?:build|construct|erect|put up)(?:ing)?\b.{0,40}\b(?:shed|house|garage|carport|playground|tree ?house|deck|terrace|fence|pond|pool|greenhouse|barn|bridge|wall|sauna|pergola|summer ?house|hut|cabin|stable|extension|school|hall|skate ?park|stage|shelter|bike (?:shed|shelter)|chicken coop|workshop)
5: construction|tiny house|new building|build our (?:own )?(?:house|home)|solar (?:panels?|system|plant)|photovoltaic
3: foundation|carpenter|bricklayer|architect|timber
-5: app\b|website|software|team|community

# Plan and permission [planning, architect, permits]
- use 3h HIGH: Decide on {subject}: use, size, place and date
  = A sketch with measures and the place on the plot is agreed
- permission 1d after use [permits]: Ask the authority and the neighbours what needs a permit, and apply
  = The permit, or the note that none is needed, is there
- drawing 2d after use: Draw the plan with measures, layers and joints, and work out the loads
  = Somebody who knows the trade has looked at the drawing
- budget 4h after drawing: Make the list of materials with prices, and the budget with 15% reserve
  = Each line has a price, and the sum is within the budget
- who 3h after drawing: Decide what is done by yourself, by helpers and by firms
  = Each step has a name, and each helper a date

# Materials and site [materials, site, purchasing]
- offers 1d after drawing: Compare offers for wood, concrete, roof and firms
  = Two offers for each of the large items
- order 1d after offers, budget, permission: Order the material with delivery dates
  = Each date lies before the step that needs it
- tools 3h after drawing: Get tools, machines and safety gear together
  = Each tool on the list is there on its day
- site 1d after permission: Clear and measure the site, find pipes and cables, mark the corners
  = Diagonals agree, and no pipe lies beneath

# Foundation and frame [construction, foundation]
- base 3d after site, order: Dig and lay the foundation of {subject}
  = It is level, has its measures, and has cured as long as it must
- frame 3d after base, tools: Put up the frame or walls of {subject}
  = Everything is plumb, square and braced
- roof 2d after frame: Put on the roof and make it tight
  = It stays dry under a hose

# Fit out [fit-out, trades]
- close 2d after frame: Fit walls, doors and windows
  = Doors and windows close without force
- supply 2d after roof: Lay electricity, water and drains where they are planned
  = Somebody licensed has measured and signed
- finish 2d after close, supply: Paint or treat surfaces, lay the floor, fit shelves and equipment
  = Each surface has its coats

# Finish [handover]
- check 3h after finish, roof: Check {subject} for safety, tightness and stability, and mend the defects
  = The list of defects is empty
- accept 2h after check HIGH DAY: Have it accepted where the authority asks for it, and start to use it
  = The acceptance is on file
- tidy 1d after check: Clear the site, and give back tools and rest of material
  = The ground is as it was before, or better
- papers 1h after accept: File plans, invoices, guarantees and a plan of upkeep
  = The first upkeep has a date
`;
