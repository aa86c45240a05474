import { recipe } from '../read-recipe.ts';

export const SPORTS_EVENT = recipe`
kind: a race or tournament
subject: the race
9: (?:organi[sz]e|host|hold|plan|run|put on)\b.{0,30}\b(?:charity run|fun run|race|tournament|marathon|triathlon|cup|championship|regatta|bike tour|sports day|walk|match|league)|charity (?:run|walk|ride|match)|sponsored (?:run|walk|ride)|sports day|(?:football|chess|tennis|volleyball|e-?sports|table tennis) tournament
3: runners|teams|participants|finish line

# Idea and permission [lead, concept, permits]
- idea 1d HIGH: Fix for {subject}: date, distances or format, number of participants, purpose
  = One page is agreed with the core team
- team 3h after idea: Form the team: course, safety, participants, sponsors, volunteers, press
  = Each field has a name
- course 2d after idea [course]: Plan route or grounds: measure, start, finish, bottlenecks, toilets
  = The route was walked, and measured twice
- permits 5d after course [permits]: Get permits: authority, police, road closures, owners of land
  = Each permit is there in writing
- budget 1d after idea [finance]: Set the budget: fees, sponsors, timing, medals, insurance
  = It comes out even with two thirds of the participants

# Sponsors and publicity [sponsoring, marketing]
- sponsors 5d after budget [sponsoring, sponsors]: Win sponsors with three packages
  = What each gives and gets is signed
- site 2d after idea [marketing]: Publish the page with course, prices and conditions
  = Ten questions of participants are answered on it
- promote 4d after site [marketing]: Promote it: clubs, schools, press, posters, social media
  = The registrations of each week are compared with the target

# Participants [registration]
- register 2d after site: Open the registration with payment, start numbers and consent
  = A test registration was paid and cancelled
- timing 1d after course: Book timing and results, or name referees
  = The contract names hours and price
- kits 2d after register: Order numbers, shirts, medals and prizes
  = They are there a week before

# Safety and helpers [safety, medical, volunteers]
- medical 2d after course [medical]: Arrange first aid, ambulance and a plan for heat and storm
  = The medical service has confirmed posts and hours
- safety 2d after permits [safety]: Write the safety plan: marshals, barriers, traffic, who may stop it
  = Authority and police have agreed to it
- insure 3h after idea: Take out insurance for organisers and helpers
  = The policy covers the day
- volunteers 3d after team [volunteers]: Recruit and brief volunteers for course, water, finish and bags
  = Each post has a name, an hour and a telephone number

# The day [operations]
- info 3h after register, kits: Send participants times, way, parking and rules
  = Everybody has it a week before
- setup 1d after medical, safety, volunteers, timing: Set up start, finish, water and signs
  = Everything was walked through the evening before
- day 1d after setup, info, permits CRITICAL DAY: Hold {subject}
  = Everybody has come home safely, and results are published the same day
- clean 4h after day: Take everything down and clean the course
  = The authority has nothing to complain about
- thanks 1d after day: Thank helpers and sponsors, and hand over the proceeds
  = The sum and the thanks are public
- accounts 1d after day [finance]: Close the accounts, and note what to change
  = Income and costs are compared with the budget
`;
