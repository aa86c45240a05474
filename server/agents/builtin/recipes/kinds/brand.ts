import { recipe } from '../read-recipe.ts';

export const BRAND = recipe`
kind: a brand or visual identity
subject: the brand
8: rebrand(?:ing)?|brand identity|corporate (?:identity|design)|visual identity|new (?:logo|brand|name for)|logo\b|brand (?:book|design)|rename (?:the|our) (?:company|product)
3: branding|typography|colou?rs

# Understand [strategy, research]
- why 1d HIGH: Write what speaks for {subject}, and what people should think and feel
  = Management agrees to one page
- people 3d after why: Ask ten customers and five colleagues how they see us today
  = The five words that were said most are known
- rivals 1d after why: Lay the looks of eight competitors side by side
  = A free place among them is named
- list 1d after why: List everything that carries name or logo
  = Each thing has an owner and a price of change

# Core [strategy]
- core 2d after people, rivals: Write the core: promise, character, tone
  = Three sentences that could not be said by a competitor
- name 3d after core: Choose or confirm the name, with domain and trade mark
  = Nothing stands against it in the register
- brief 4h after core: Write the brief for the designers, with budget
  = Two studios have asked no question about the aim

# Design [design]
- studio 1d after brief: Choose the designer by three works and a talk
  = Rights, rounds and price are in the contract
- drafts 5d after studio: Get three directions
  = Each is shown on a sign, a screen and a card
- test 1d after drafts: Test them with customers, small and in black and white
  = What each was taken for is noted
- final 4d after test HIGH: Work out one for {subject}: logo, colours, type, pictures
  = It can be read at the size of a thumb, with enough contrast
- guide 3d after final: Write the guide with templates
  = Somebody outside has made a page with it that fits

# Change over [production, roll-out]
- order 1d after final, list: Decide what changes on the day, what with time, what never
  = Each thing of the list has a date and a cost
- web 5d after guide: Change website, profiles, mail and documents
  = No old logo is found by a search
- print 4d after guide: Produce signs, vehicles, clothes and printed matter
  = Each proof was approved in colour
- team 4h after final: Explain it to the team before anybody else
  = Each can say in two sentences why

# Show [communication, launch]
- story 1d after team [communication]: Prepare the story for customers and press
  = The likely criticism has an answer
- launch 1d after web, print, story CRITICAL DAY: Launch {subject}
  = All main places changed on the same day
- clean 1d after launch: Find what is left of the old, and change it
  = After eight weeks the list is empty
`;
