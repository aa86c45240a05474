import { recipe } from '../read-recipe.ts';

export const COMPANY_FOUNDING = recipe`
kind: the founding of a company
subject: the company
8: start-?up|(?:found|start|incorporate|set up|launch|register)(?:ing)?\b.{0,30}\b(?:compan(?:y|ies)|business|firm|agency|consultancy|gmbh|llc|freelanc(?:e|ing)|self-?employ(?:ed|ment)|side business|consulting)|become self-?employed|seed round|series [abc]\b|venture capital|raise (?:seed|venture)|go freelance|quit my job and
3: investors?|pitch deck|incorporat(?:e|ion)|co-?founder

# Problem and offer [product, strategy]
- talk 4d HIGH: Talk to fifteen possible customers about their problem, without selling anything
  = The same problem was told at least eight times
- offer 1d after talk: Write the offer of {subject} in one sentence: for whom, what, why better
  = Five of the fifteen say that they would pay
- rivals 1d after talk: Compare five alternatives, doing nothing included
  = For each it is clear why customers stay with it
- first 5d after offer: Sell or pilot the simplest version by hand
  = The first customer has paid

# Numbers and money [finance]
- price 4h after offer: Set prices and what a customer costs and brings
  = Each sale brings more than it costs, or it is known when
- plan 2d after price: Plan income, costs and cash for 18 months in three cases
  = The month in which money runs out is known for each
- funds 5d after plan: Secure money: savings, customers, grants, loans or investors
  = Twelve months of the likely case are covered
- deck 2d after plan: Make a deck of ten pages and the answers to hard questions
  = Two strangers can repeat the story

# Company [legal, administration]
- founders 1d after offer [legal]: Agree among founders: shares, roles, pay, what happens when one leaves
  = It is signed
- form 1d after founders, price [legal]: Choose the legal form, with a tax adviser
  = The choice and its costs are written down
- register 2d after form [legal]: Register company, name, domain and permits
  = Numbers of register and tax are there
- bank 1d after register [finance]: Open account, bookkeeping and insurance
  = The first invoice can be written

# First version [product, development]
- build 15d after first: Build the first version of {subject} that customers use by themselves
  = Five customers use it each week
- terms 2d after form [legal]: Write terms, privacy notice and contract
  = A lawyer has read them
- help 2d after build: Arrange support and repair
  = Each request has an answer within a day

# Sell [sales, marketing]
- page 3d after offer [marketing]: Make website, pictures and price list
  = A visitor can order or call within a minute
- list 2d after offer [sales]: Write to 100 possible customers by name
  = Each answer is noted
- start 1d after build, register, page, terms CRITICAL DAY: Start {subject} in public
  = The first stranger has bought
- review 1d after start: Look each month at sales, cash and what customers say
  = Each month one thing is stopped and one begun
`;
