import { recipe } from '../read-recipe.ts';

export const PRODUCT_LAUNCH = recipe`
kind: a product launch
subject: the product
6: product launch|go-to-market|go to market|gtm
5: launch(?:es|ing)?
6: bring .{1,40} to market
4: new product|product line|general availability|market entry|bring .{1,40} to market
2: pricing|positioning|early adopters|waitlist|press|retail|dealers
1: product|beta|release

# Market and positioning [positioning, market, research, product, strategy]
- segment 2d HIGH: Describe the first customers for {subject}: who they are, what they use today, why they would change
  = Ten interviews with people of that group back it
  = The group is small enough to be listed by name
- rivals 1d: Compare the three closest alternatives by price, strength and weakness
  = One page compares price, strength and weakness of three alternatives
- message 2d after segment, rivals: Write the positioning: one sentence, three proofs, answers to five objections
  = Five people of the first group can repeat it after a minute
- price 3d after segment, rivals [pricing, finance]: Set prices and packages, tested with ten prospects
  = Ten prospects have seen the prices, and their answers are noted
- goals 4h after price: Set launch goals: leads, sales, activation, with the numbers for week 1, 4 and 12
  = Each goal has a number for week 1, 4 and 12, and somebody who reports it

# Product readiness [product, engineering, development, quality, beta]
- must 1d after segment HIGH: Close the list of what must be in {subject} on launch day
  = Everybody who builds has agreed to the list; everything else is on a later one
- beta 5d after must: Run a beta with 20 customers for three weeks
  = At least 12 of 20 use it in the third week
  = No open defect that stops the main use
- fix 5d after beta: Fix what the beta has found
  = No severe fault from the beta is open
- legal 2d after must [legal]: Check terms, privacy, trade marks and certificates
  = Terms, privacy, marks and certificates are approved in writing
- ready 2h after fix, legal, goals CRITICAL: Hold the go or no-go review
  = Product, sales, support and legal have each said yes, or named what is missing

# Marketing [marketing, communication, content, pr, press, website, video]
- page 4d after message, price [website, web, landing page]: Build the product page with a waiting list
  = The page is online, and a test sign-up arrives in the list
- assets 6d after message, must [design, video]: Make pictures, a demo video of 90 seconds and a data sheet
  = Pictures, video and data sheet are approved and can be downloaded by sales
- stories 3d after beta: Write two customer stories from the beta
  = Two customers have approved their story in writing
- press 3d after message, assets [press, pr]: Brief press and analysts under embargo
  = The agreed contacts have the material and the hour of the embargo
- campaign 4d after page, assets: Prepare newsletter, social posts and ads for launch week
  = Every post, mail and ad of the week is written, approved and scheduled

# Sales and support [sales, support, training, partners]
- deck 3d after message, price: Write the sales deck, demo script and price sheet
  = Two people of sales have given the demo with it
- train 2d after deck, beta: Train sales and support with role play
  = Everybody in sales and support has played one call and knows whom to ask
- help 3d after must [support, docs]: Publish help articles and ready answers for the 20 most likely questions
  = The 20 answers are published or ready to be sent
- orders 2d after price, must [operations, billing]: Test ordering, billing, delivery and refunds from end to end
  = A test order was paid, delivered, billed and refunded

# Launch week [launch, release]
- rehearse 4h after ready, campaign, train, orders: Rehearse launch day by the hour, with a plan to go back
  = The team has walked through the day once, and who may stop it is named
- launch 1d after rehearse, press, help CRITICAL DAY: Launch {subject}
  = It can be bought, and the first real order has gone through
- watch 1d after launch: Meet daily on orders, errors and questions for five days
  = For five days every fault had an owner on the day it came

# Follow-up [analysis, follow-up]
- calls 2d after watch: Call the first 20 buyers, and ten who did not buy
  = The answers of all calls are summed up on one page
- numbers 1d after watch: Compare the numbers with the goals after four weeks
  = Goal and result stand side by side for every number
- next 4h after calls, numbers: Decide what to change in product, price and message
  = Each change has an owner and a date
`;
