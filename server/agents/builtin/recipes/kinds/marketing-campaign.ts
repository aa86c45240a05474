import { recipe } from '../read-recipe.ts';

export const MARKETING_CAMPAIGN = recipe`
kind: a marketing campaign
subject: the campaign
6: marketing campaign|ad campaign|advertising campaign|email campaign|social media campaign|brand campaign|rebrand(?:ing)?
5: campaigns?
3: marketing|advertis(?:e|ing)|newsletter|lead generation|awareness|seo|influencers?|social media|content strategy|black friday|promotion
2: leads|conversion|brand|audience|subscribers|followers

# Goal and audience [strategy, planning, research]
- goal 3h HIGH: Set one goal for {subject} with a number and a date
  = It is a result such as orders or sign-ups, not clicks
  = The value of today is known
- audience 2d: Describe the audience of {subject}: situation, worry, where it looks, what stops it
  = Backed by at least five conversations or real data
- past 1d [analytics]: Look at what the last campaigns brought per channel and unit of money
  = One table shows cost and result for each channel
- budget 4h after goal, past [finance, budget]: Split the budget by channel, and keep 20% for what works best
  = Each channel has a sum, and the reserve is untouched

# Idea and message [creative, idea, concept, copy, copywriting]
- message 1d after audience, goal HIGH: Write the one message and the offer
  = Five people of the audience can repeat it after one reading
- ideas 4d after message: Develop three creative ideas and test them with ten people of the audience
  = Ten people have ranked the ideas and said why
- choose 4h after ideas, budget: Choose the idea and write the brief for all channels
  = The brief fits on two pages, and everybody who produces has it
- law 4h after choose [legal]: Check claims, picture rights, competition and privacy law
  = Every claim has a proof, and every picture its rights

# Production [production, design, content, video, copy, landing page]
- page 3d after choose [website, web, landing page]: Build the landing page with form and thank-you page
  = A test contact arrives where it should, with its source
- visuals 5d after choose [design, video]: Produce pictures and videos in all formats
  = Each format of each channel has a file that was looked at in place
- texts 3d after choose [copy, copywriting, texts]: Write ads, mails and posts for {subject}, two versions of each
  = Each text has two versions and was read by a second person
- partners 3d after choose: Win partners or influencers and agree dates
  = Each partner has confirmed date and text

# Set-up [ads, tracking, analytics, crm]
- tracking 2d after page [tracking, analytics]: Set up measurement from the first contact to the order, and test it
  = A test order shows up with the right source in the report
- ads 2d after visuals, texts: Set up ads, audiences and the calendar of posts
  = Every date has a text, a picture and somebody responsible
- mails 1d after texts: Set up the mails with segments, and test them in common mail programs
  = The mail looks right in five programs, and the segments were counted
- inside 3h after choose: Brief sales and support: offer, dates, questions
  = Both teams have offer, dates and answers

# Run [launch, running, ads, community]
- soft 1d after tracking, ads, mails, law, inside: Start with 10% of the budget for three days
  = Three days have passed, and every step is counted
- launch 1d after soft, partners HIGH DAY: Launch {subject} on all channels
  = Every channel shows the campaign
- steer 3d after launch: Send, publish and steer: shift the budget each week to what works; stop what does not
  = Each shift of money is noted with its reason
- answer 3d after launch: Answer comments and questions within a working day
  = No question is older than a working day

# Evaluate [analysis, reporting]
- report 1d after steer: Report results against the goal, per channel and with costs
  = Result, goal and cost stand side by side for each channel
- nurture 2d after steer [sales]: Hand over or follow up the contacts that were won
  = Each contact has an owner or a series of mails
- learn 3h after report: Write down five things for the next campaign
  = The five things are where the next campaign is planned
`;
