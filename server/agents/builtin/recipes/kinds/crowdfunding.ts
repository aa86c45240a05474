import { recipe } from '../read-recipe.ts';

export const CROWDFUNDING = recipe`
kind: a crowdfunding campaign
subject: the campaign
9: crowdfund(?:ing|ed|er)?|kickstarter|indiegogo|gofundme|startnext|patreon
3: backers?|stretch goals?|pledges?

# Offer and numbers [planning, finance]
- idea 1d HIGH: Say in three sentences what the money for {subject} makes possible, for whom, and why the crowd should pay it
  = Ten people outside can repeat it
- costs 2d after idea [finance]: Work out the budget: production, shipping, fees, taxes, 15% reserve
  = The goal covers the worst case with the fewest backers
- rewards 1d after costs: Design the rewards: four to six tiers with price, cost and date of delivery
  = Each tier brings more than it costs, shipping included
- proof 5d after idea [product]: Finish a prototype or sample that can be shown
  = Strangers have used it on camera

# Page and film [design, video, content]
- film 4d after proof: Shoot a video of two minutes: problem, product, people, request
  = Three people watched it to the end without being asked to
- page 3d after rewards, film: Write the page: pictures, rewards, timetable, risks, who we are
  = The platform has approved the page
- press 1d after page [press]: Prepare press kit, pictures and a list of 40 contacts
  = Each contact has a name and a reason why it fits

# Community [community, marketing]
- list 8d after idea: Collect addresses before the start: newsletter, meetings, preview page
  = A third of the goal could be reached by those on the list alone
- first 2d after page: Win 50 people who promise to back on the first day
  = Each has the date and hour
- partners 2d after page: Agree with partners, makers and groups on posts and dates
  = Each date of the campaign has a post

# Campaign [campaign]
- check 1d after page: Let five people walk through the page and back a test tier
  = No question is open that the page could answer
- launch 1d after first, partners, check CRITICAL DAY: Launch {subject}
  = A third of the goal is reached within three days
- updates 5d after launch: Write updates, answer comments within a day, ask each backer to bring one more
  = No comment is older than a day
- last 2d after updates: Plan the middle and the last 48 hours: new tier, live talk, countdown
  = Each has its text and its hour

# Deliver [production, shipping]
- money 1d after last: Settle payments, fees and addresses of the backers
  = Each backer has confirmed address and choice
- produce 15d after money: Produce what was promised, and report each month
  = The first piece from production was checked against the promise
- ship 4d after produce: Ship the rewards
  = Each parcel has a number, and what got lost was sent again
- review 3h after ship: Close the accounts, and decide what becomes of it after the campaign
  = Income and costs are compared with the budget
`;
