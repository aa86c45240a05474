import { recipe } from '../read-recipe.ts';

export const INCIDENT_FOLLOW_UP = recipe`
kind: the follow-up of an incident
subject: the incident
7: post-?mortem|incident (?:review|follow-?up|report|response)|root cause|after-action
5: incident|outage|data breach|security breach|data loss|downtime|near miss|accident
2: follow-?up|prevent|recurrence|sev-?[0-3]|crashed|went down|leak(?:ed)?

# Secure [operations, response, containment]
- safe 3h CRITICAL: Confirm the end of {subject}, and that the workaround holds
  = The monitored numbers are normal for 24 hours
- evidence 3h CRITICAL: Save logs, metrics, chats and configurations before they are overwritten
  = Copies lie where nobody changes them
- scope 1d after evidence: Find out who and what was affected, from when to when
  = Number of customers, transactions and records, with the query that counts them
- repair 2d after scope: Repair data and orders that were damaged
  = Counts before and after show that everything is whole again

# Inform [communication, support, legal, customers]
- duty 3h after scope CRITICAL [legal, privacy]: Check duties to report: authorities, insurers, contracts (personal data: 72 hours)
  = Each duty is met or ruled out, with date and name
- customers 4h after scope HIGH: Tell the affected customers what happened, what it means for them and what follows
  = Everybody affected has been told in words that they understand
- inside 2h after scope: Tell colleagues, and give support the answers
  = Support can answer the ten likeliest questions
- credit 3h after customers [finance]: Decide on credits or refunds
  = The rule and the list of customers are approved

# Understand [analysis, investigation, root cause, engineering]
- timeline 1d after evidence: Write the timeline from logs: cause, first effect, alarm, each action, end
  = Every entry has a time and a source
- talk 1d after timeline: Talk to everybody involved about what they saw and knew at the time
  = Everybody involved has told what they saw, one by one
- causes 1d after timeline, talk HIGH: Find the contributing causes: technology, process, information, load
  = No cause is a person’s mistake alone
  = It is explained why it was not caught earlier
- review 3h after causes: Hold the review without blame, with somebody neutral in the chair
  = The cause is agreed, and no sentence blames a person

# Prevent [prevention, engineering, monitoring, fixes]
- actions 3h after review HIGH: Agree on at most seven actions, each with an owner and a date
  = Each action has one owner and a date
- fix 4d after actions HIGH: Fix the main cause
  = The failure cannot be brought about again in a test
- detect 1d after actions [monitoring]: Add the alarm that would have told us within five minutes
  = A test of the failure raises the alarm within five minutes
- limit 3d after actions: Limit the damage of the next one: timeouts, smaller steps, quicker way back
  = The same fault in a test does less damage, with numbers
- similar 2d after causes: Look for the same weakness in other systems
  = Each system on the list is checked
- runbook 4h after actions: Update the runbook, on-call plan and contact list
  = Somebody who was not there could follow it

# Close [report, closing]
- report 1d after review, actions DAY: Publish the report on {subject}: what happened, why, what changes
  = It is published where everybody concerned can read it
- drill 1d after fix, detect, limit, runbook: Replay the incident as an exercise and take the time
  = It is noticed and stopped within the agreed time
- check 2h after drill, report: Check after a month that every action is done and works
  = Each action is completed and was seen to work
`;
