import { recipe } from '../read-recipe.ts';

export const SPORT_TRAINING = recipe`
kind: training for a sports goal
subject: the race
8: (?:half[ -]?)?marathon|triathlon|ironman|10 ?k(?:m)? (?:run|race)|5 ?k(?:m)? (?:run|race)|ultra(?:marathon)?|cycling race|bike race|gran fondo|swim(?:ming)? (?:race|across)|ski race|spartan race|tough mudder|park ?run
5: (?:train|training|get fit|in shape|prepare)\b.{0,40}\b(?:race|run|ride|marathon|climb|hike|tournament|championship|match|season|swim)
4: couch to 5k|lose \d+ ?(?:kg|kilos?|pounds)|get (?:fit|in shape|stronger)|fitness (?:plan|goal)|pull-?ups?|bench press|climb (?:mont|mount|the)
2: running|cycling|swimming|race|athlete|coach
-9: charity|fundrais|organi[sz]e|host|sponsors|runners

# Start [planning, health]
- state 2h HIGH: Write down where you are today: distance, pace, weight, sleep, old injuries
  = One test with time and pulse is noted
- target 2h after state: Set the goal for {subject}: a must, a good and a dream result
  = Each of the three is a number that the test makes likely
- doctor 2h: See a doctor where there are doubts: heart, joints, medicine
  = Nothing speaks against the training, or what does is known
- enter 1h after target: Register for {subject}, and book journey and bed
  = The confirmation of the place is there

# Equipment and plan [equipment, plan]
- gear 4h after state: Get shoes, clothes and equipment that fit, and wear them in
  = Two long sessions were done in them without pain
- plan 4h after target HIGH: Write the week-by-week plan: three to five sessions, every fourth week lighter, rest days fixed
  = No week adds more than a tenth, and the last two are lighter
- life 1h after plan: Put sessions into the calendar, and agree them with family and work
  = Each session of the next four weeks has an hour

# Base [training]
- base 10d after plan, gear: Build the base: easy sessions at a pace at which you can talk
  = Nine of ten planned sessions were done
- strength 4d after plan: Train strength and mobility twice a week
  = The exercises are done for six weeks without pain
- long 6d after base: Lengthen the long run, ride or session each week
  = The longest reaches three quarters of the distance of the race
- log 3h after plan: Keep a log of training, sleep and aches
  = Each week has three lines

# Build and test [training, test]
- pace 6d after base: Train at the pace of the race once a week
  = The last of these sessions was steady to the end
- test 1d after pace, long: Do a test race or a test over half the distance
  = Time, food and pace are compared with the plan, and the goal is adjusted
- food 4h after long: Try breakfast, drinks and food of race day on long sessions
  = Nothing new is eaten or drunk on race day
- rest 3h after test: Recover: a light week, massage, enough sleep
  = Pulse at rest is as low as before

# Race and after [race]
- taper 3d after test, pace: Train less in the last two weeks, and pack by a list
  = Legs are fresh, and everything on the list is in the bag
- race 1d after taper, enter, food CRITICAL DAY: Run, ride or compete on the day of {subject}
  = You have finished in good health
- after 1d after race: Rest for two weeks, note what worked, and choose the next goal
  = Three things to keep and one to change are written down
`;
