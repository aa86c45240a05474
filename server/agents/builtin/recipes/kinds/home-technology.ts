import { recipe } from '../read-recipe.ts';

export const HOME_TECHNOLOGY = recipe`
kind: a technical installation in a house
subject: the installation
8: heat ?pumps?|(?:solar|photovoltaic|pv)[ -]?(?:panels?|system|plant|modules?)?|insulat(?:e|ing|ion)|wall ?box|charging station|air conditioning|(?:heating|ventilation|sprinkler|alarm|irrigation) system|new boiler|underfloor heating|battery storage|smart home|triple glazing|(?:new|replace (?:the|all|our)) windows|fibre|water softener
-5: app\b|software|startup|weather station

# Look and decide [planning]
- state 1d HIGH: Record the state for {subject}: age, consumption of three years, plans, photos
  = Consumption and measures are on one page
- advice 1d after state: Let an energy adviser or expert check heat load, insulation, roof and wiring
  = The report says what comes first, with savings in numbers
- ways 1d after advice: Compare two or three solutions by price, savings and life span
  = Each has costs and savings over 15 years
- budget 4h after ways: Set the budget, with subsidies and 15% reserve
  = The sum and its sources are agreed

# Permits and funding [permits, funding]
- grant 1d after ways: Find subsidies, and apply before anything is ordered
  = The promise is there in writing
- permit 1d after ways: Ask authority, grid operator, owners and neighbours for permission
  = Each consent is filed
- insure 2h after ways: Tell the insurance
  = The new part is covered

# Offers [offers, purchasing]
- offers 2d after ways: Get three offers on the same description
  = Each names devices, work, dates and guarantee
- check 1d after offers: Call two references of each firm
  = Both have said what went wrong, and how it was mended
- order 4h after check, budget, grant, permit HIGH: Sign the contract for {subject}
  = Stages of payment and date are in the contract

# Installation [installation, trades]
- prepare 2d after order: Prepare house and site: access, old devices, cables, scaffold
  = The firm finds nothing in its way
- base 2d after prepare: Do the work that comes first: wiring, pipes, radiators, foundation
  = Each was measured or pressure tested
- install 4d after base CRITICAL: Install {subject}
  = Everything of the offer is in place
- close 2d after install: Close walls, roof and floor, and seal
  = No draught, no drop, no open joint

# Commissioning [handover]
- test 1d after install: Test and set it under full load
  = The promised values are reached and noted
- accept 4h after test, close HIGH DAY: Accept {subject}, with protocol and instruction
  = Each defect has a date, and somebody can operate it
- register 4h after accept: Register it, claim the subsidy, file guarantees
  = The money is applied for with all papers
- watch 4h after accept: Compare consumption with the promise after three months
  = The settings are adjusted
`;
