import { recipe } from '../read-recipe.ts';

export const SOCIAL_PROGRAMME = recipe`
kind: a social programme
subject: the programme
7: (?:mentoring|volunteer(?:ing)?|outreach|community|social|youth|refugee|literacy|scholarship|after-?school|food|exchange|buddy|neighbou?rhood|integration|meals) (?:program(?:me)?|project|scheme|initiative|bank|kitchen|service)|food bank|soup kitchen|homework club|repair caf[eé]|community garden|clothing bank|day cent(?:re|er) for
4: volunteers?|non-?profit|ngo|charity|parish|refugees?|homeless|beneficiar(?:y|ies)
2: program(?:me)?|donors?|community
-7: raise|charity run|gala

# Need and aim [lead, concept]
- need 3d HIGH: Find the need for {subject}: ask ten people for whom it is meant, and five who work with them
  = The need is described in their words and in numbers
- others 1d after need: Look at who helps already nearby, and agree who does what
  = Each neighbour has said what would help
- aim 1d after need: Write aim, who can take part, rules, and how the effect is seen
  = Two numbers show after a year whether it works
- team 1d after aim: Form the core team, and settle the legal form and who decides
  = Each field has a name

# Money and partners [finance, partners]
- budget 1d after aim [finance]: Work out the budget of the first year
  = Each item has a sum and a source
- funds 5d after budget: Find money and supplies: donations, grants, shops, companies
  = The first six months are covered in writing
- partners 3d after aim: Win partners: schools, parish, authority, doctors
  = Each partner has signed what it does

# Rooms and rules [operations, logistics]
- room 3d after aim: Find rooms with storage, fridge, access and opening hours
  = The use is agreed in writing
- safe 2d after aim [legal]: Settle safety: hygiene, insurance, protection of children, data
  = Each rule fits on one page and has an owner
- flow 1d after room: Plan the course of a typical day or match, from arrival to goodbye
  = It was played through once

# Volunteers [volunteers, people]
- recruit 4d after team: Recruit volunteers or mentors
  = There are a quarter more than needed
- train 2d after recruit, safe: Train them: task, limits, difficult situations
  = Each has signed the rules and played one case
- care 3h after train: Arrange thanks, exchange and somebody to talk to
  = A meeting each month has a date

# Start small [pilot]
- reach 3d after partners: Reach the families and people for whom it is meant, in their languages
  = Twice as many know of it as there are places
- pilot 4d after train, flow, funds, reach: Hold a pilot of {subject} with a few participants, match or serve the first ones
  = What participants and helpers say is noted
- change 1d after pilot: Change what did not work
  = Each remark led to a change or a reason

# Run and learn [evaluation]
- open 1d after change HIGH DAY: Open {subject}
  = The first regular day took place
- numbers 1d after open: Count each month, and ask participants each quarter
  = The two numbers are known
- report 1d after numbers: Report to partners and donors, and secure the second year
  = The second year is covered
`;
