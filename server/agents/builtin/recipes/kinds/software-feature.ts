import { recipe } from '../read-recipe.ts';

export const SOFTWARE_FEATURE = recipe`
kind: a software feature
subject: the feature
5: features?
5: be able to (?:\p{L}+ ){0,4}(?:export|import|see|search|filter|share|upload|download|pay|log in|sign in|choose|edit|delete|comment|print|book|order)
5: (?:redesign|improve|rework|simplify|rebuild|add|build|implement)\b.{0,50}\b(?:flow|screen|checkout|search|login|sign-?up|navigation|settings|form|dark mode|filters?|notifications?|sync|offline mode|wizard|editor|two-factor authentication|sso|export|import|dashboard|button|widget)
3: implement|refactor|integrate|integration
2: api|endpoint|backend|front-?end|login|sign-?in|sso|oauth|2fa|two-factor|authentication|dark mode|notifications?|search|export|import|webhooks?|dashboard|checkout|payments?|billing|ui|sdk|cli|bug|software|code|service|plugin|real-?time|subscriptions?|permissions?
1: add|build|develop|support|ship
1: users?|customers?|our (?:app|product|platform)

# Understand the need [product, research, requirements, discovery]
- interviews 2d: Talk to five users about the problem that {subject} should solve
  = Notes of five conversations with quotes
  = The three most frequent problems are ranked
- success 4h after interviews: Define how success is measured, with a number from today
  = One number, its value today and its target are written down
- scope 1d after interviews, success HIGH: Write the scope of the first release: stories, edge cases, what is left out
  = Every story has acceptance criteria
  = A list of what is left out is agreed with product and support

# Design [design, designs, designer, ux, ui, wireframes]
- flows 2d after scope: Sketch the user flows, with empty, loading and error states
  = Every path has its empty, loading and error state drawn
- usability 1d after flows: Test a clickable prototype of {subject} with three users
  = Three users have reached the goal without help, or the reasons why not are noted
- technical 2d after scope HIGH [architecture, engineering, backend, developer]: Write a technical design: data model, interfaces, failure modes, alternatives
  = Two engineers have reviewed it
  = Migration and rollback are described
- security 1d after technical [security, privacy]: Review security and privacy: access rights, personal data, abuse
  = Every way to reach other people's data has been tried and closed

# Build [build, development, engineering, coding, implementation, developer]
- flag 3h after technical: Put {subject} behind a feature flag
  = It can be switched on and off for single users without a release
- data 1d after technical [database, backend]: Change the data model, with a migration that can be rolled back
  = The migration has been run forward and back on a copy of real data
- backend 4d after data, security [backend, server, api]: Build the server side with unit tests
  = Every rule of the specification has a unit test
- frontend 4d after usability, flag [frontend, front-end, ui, interface]: Build the user interface with all its states
  = Every state of the drawn flows can be reached
- join 1d after backend, frontend HIGH: Join interface and server, from end to end
  = The main path works from the screen to the database in a test environment
- events 1d after success, backend [analytics, data]: Add the events and dashboards that measure success
  = The number that measures success can be read from a dashboard

# Test [test, testing, qa, quality]
- e2e 2d after join: Write end-to-end tests for the main paths
  = The main paths run in the pipeline and fail when the feature is broken
- load 1d after join: Measure speed under the expected load
  = 95 of 100 requests answer within the agreed time at twice the expected load
- accessibility 1d after join: Check keyboard use, screen reader and contrast
  = All of it can be done by keyboard and with a screen reader
- bugs 3d after e2e, load, accessibility HIGH: Fix what testing has found
  = No open bug of priority high or critical

# Release [release, rollout, launch, operations, deployment]
- docs 1d after join [docs, documentation, writing]: Write the help page and the release note
  = A new user finds out from the page alone how to use it
- support 3h after docs [support, sales]: Brief support and sales with a demo and a list of questions
  = Support and sales have seen it and have answers to the likely questions
- alerts 4h after backend: Set up alerts and a runbook for {subject}
  = An error raises an alert, and the runbook says what to do
- beta 1d after bugs, alerts, support, events: Switch it on for 5% of users and watch errors and feedback for a week
  = A week with 5% of the users has passed without a severe error
- all 2h after beta HIGH DAY: Switch {subject} on for everyone
  = The error rate is no higher than before the release

# Learn [analysis, follow-up]
- measure 4h after all: Compare the numbers with the goal after four weeks
  = Numbers and target stand side by side in a note that the team has seen
- cleanup 4h after all LOW: Remove the feature flag and the old code
  = Flag and old code are gone from the main branch
- decide 2h after measure: Decide on the next step: improve, extend or stop
  = The decision and its reasons are on record
`;
