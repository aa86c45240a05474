import { recipe } from '../read-recipe.ts';

export const FUNDRAISING = recipe`
kind: fundraising
subject: the fundraising
8: fund-?rais(?:e|er|ing)|rais(?:e|ing) (?:[€$£]\s?)?\d[\d.,]*\s?(?:k|m|thousand|million|€|euros?|dollars|pounds)?|donations? (?:drive|campaign|appeal)|capital campaign|collect donations
4: donors?|donations?|charity|sponsors|sponsorship|philanthrop(?:y|ist)|endowment
-7: seed round|series [abc]\b|venture|investors?|crowdfund|kickstarter|startup|start-up

# Case and goal [lead, planning]
- case 2d HIGH: Write the case for {subject} on one page: what it pays, for whom, why now, what happens without it
  = Somebody who knows nothing of it would give after reading
- budget 1d after case [finance]: Break the sum down: what costs what, what is there already, by when each part is needed
  = Each part of the sum has a price and a date
- gifts 4h after budget: Draw the table of gifts: how many large, middle and small ones make the sum
  = For each gift there are three times as many names
- law 3h after case [legal]: Settle account, receipts for tax, data protection and permits for collecting
  = A test donation was booked and got its receipt

# Donors [donors, research]
- list 2d after gifts: List donors by how near they are and what they could give
  = Each name has somebody who knows the person
- board 3h after case: Win the board and the first ten supporters to give first
  = A fifth of the sum is pledged before anybody else is asked
- grants 3d after budget: Find foundations, public grants and sponsors that fit, with their dates
  = Each has a deadline, a contact and a sum

# Material and channels [communication, material, marketing]
- story 2d after case: Collect stories and pictures of those who are helped, with permission
  = Each story has its permission in writing
- page 2d after story, law: Set up the donation page, with bank, card and monthly gifts
  = A donation takes less than a minute on a telephone
- appeal 2d after story: Write the appeal: letter, mail, posts, a talk of three minutes
  = Each says what a certain sum does
- events 3d after board: Plan two occasions: a visit on site, an evening, a run or a market
  = Each has a date, a host and a goal in money

# Ask [campaign, asking]
- large 8d after list, board: Ask the large donors for {subject} in person, the most likely first
  = Each was asked for a named sum, and the answer is noted
- apply 5d after grants: Send the applications for grants and sponsoring
  = Each was sent before its date, with the receipt filed
- start 1d after page, appeal, large HIGH: Start the public campaign, with the first part of the sum in hand
  = Letter, page and posts are out on the same day
- follow 4d after start: Tell the state of {subject} each week, and ask again those who have not answered
  = The sum of each week is public

# Thank and report [thanks, reporting]
- thank 2d after large, start: Thank everybody within two days, large donors by telephone
  = No donation is without its thanks
- reach 1d after follow, apply DAY: Close the campaign and announce the sum
  = The sum is on the account or pledged in writing
- report 2d after reach: Report after six months what the money has done
  = Each donor has got the report
`;
