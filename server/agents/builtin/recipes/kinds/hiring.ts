import { recipe } from '../read-recipe.ts';

export const HIRING = recipe`
kind: hiring
subject: the new colleague
6: hir(?:e|es|ing)|recruit(?:s|ing|ment)?|headcount|talent acquisition
4: job ad|vacanc(?:y|ies)|candidates?|job description|fill (?:the|a|two|three) (?:role|position)s?|open positions?
1: engineers?|developers?|designers?|managers?|salespeople|nurses?|teachers?|head of|onboarding

# Define the role [role, requirements, hiring manager]
- need 4h HIGH: Write what {subject} should have achieved after 3, 6 and 12 months
  = At most five results, each can be observed
  = The team agrees that this is the gap
- money 3h after need [finance, budget]: Get approval for {subject}: positions, salary range and start date
  = Position, range and date are approved in writing
- scorecard 4h after need: Turn the results into a scorecard: four to six criteria with examples
  = Every criterion has a question or a task that tests it
- process 2h after scorecard: Fix the steps, who interviews for what, and the days to answer
  = Each step has interviewers, a length and a day to answer

# Find candidates [sourcing, recruiting, job ad, ads]
- ad 4h after money, need: Write the job ad for {subject}, with tasks, salary range and process
  = Somebody outside the team can say what the work is after reading it
- publish 4h after ad: Publish it where such people look, and ask everyone in the team for two names
  = It is online in at least three places, and the team's names are on the list
- approach 3d after ad [sourcing]: Approach 40 suitable people directly
  = 40 people have got a message that is about them
- widen 2h after publish, approach: Look at the mix of applicants after two weeks, and widen the search where it is one-sided
  = Places were added, or the reason why not is noted

# Select [interviews, selection, interviewing]
- train 3h after process: Train the interviewers on the scorecard and on fair questions
  = Each interviewer has scored one practice interview
- screen 2d after publish, scorecard: Screen applications within three working days each
  = No application waits longer than three working days
- calls 2d after screen, train: Hold calls of 30 minutes with 8 to 12 candidates
  = Each call has a note and a decision on the same day
- task 1d after calls: Give a work sample that takes at most two hours, and pay for longer ones
  = Each sample was scored by two people who did not know each other's score
- onsite 3d after task: Hold structured interviews with the three or four best
  = Every interviewer writes the scores down before the discussion

# Decide and offer [offer, contract, decision]
- decide 2h after onsite HIGH: Decide on the scores, not on the loudest voice
  = The decision can be read from the scorecards
- references 3h after decide: Call two references with the open questions
  = Both have answered the open questions
- offer 3h after references, money HIGH DAY: Make the offer by phone, then in writing within a day
  = Contract signed by both sides
- decline 3h after offer: Give everyone else a friendly answer with a reason
  = Nobody waits for an answer

# Arrive [onboarding, it, people]
- setup 4h after offer [it]: Prepare computer, accounts, desk and papers
  = On the evening before the first day everything works
- plan 4h after offer: Write a plan for the first 30, 60 and 90 days, and name a buddy
  = The plan has three results for each period, and the buddy has agreed
- first 2d after setup, plan: Hold the first week: people, product, a first small result
  = A first small result exists by the end of the week
- talk 2h after first: Talk after 30 and 90 days: what works, what is missing
  = What was agreed in both talks is written down
`;
