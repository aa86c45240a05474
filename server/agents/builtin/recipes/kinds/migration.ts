import { recipe } from '../read-recipe.ts';

export const MIGRATION = recipe`
kind: a migration
subject: the migration
6: migrat(?:e|es|ing|ion)
4: cut-?over|decommission|legacy|end of life|eol|replatform|lift and shift|phase out
5: (?:upgrade|replace|switch|move)\b.{1,60}\b(?:from|to|off)\b.{1,40}\b(?:aws|azure|gcp|cloud|postgres(?:ql)?|mysql|oracle|sap|salesforce|hubspot|kubernetes|jira|slack|teams|github|gitlab|database|servers?|crm|erp|python|react|node)
3: to the cloud|on-?prem(?:ises)?
1: database|crm|erp|servers?

# Inventory [inventory, analysis, discovery]
- what 3d HIGH: List everything that belongs to {object}: systems, data, interfaces, jobs, users
  = Every entry has an owner
  = Interfaces were found in logs and network traffic, not only in documents
- sizes 1d after what: Measure sizes, growth and peak load
  = The numbers cover a normal and the busiest week
- drop 1d after what: Decide what is moved, replaced or dropped
  = Every item of the inventory has a decision and somebody who agreed to it
- limits 3h after what: Agree the longest downtime and the largest loss of data that are acceptable
  = The business owner has signed both numbers

# Design [architecture, design, security]
- target 4d after sizes, drop: Design the target with sizing, costs and security
  = The design bears the peak load with reserve, and security has agreed
- strategy 1d after target, limits HIGH: Choose the way over: big bang, in waves, or both running in parallel
  = The choice and its reasons are on record, with what was rejected
- mapping 3d after target [data]: Map the data field by field, with rules for what does not fit
  = Every field of the old system has a target or is dropped on purpose
- back 1d after strategy HIGH: Write the way back: until when, how, and who decides
  = The point of no return is named
  = Going back takes less than the agreed downtime

# Build and rehearse [build, infrastructure, engineering, scripts, data]
- env 4d after target: Set up the target environment of {object} as code
  = The target can be rebuilt from code
- scripts 5d after mapping, env: Write migration scripts for {object} that can be run again, with counts and checksums
  = Two runs on the same data give the same counts and checksums
- adapt 6d after env: Adapt interfaces, jobs and applications to the target
  = Every interface of the inventory works against the target in a test
- rehearsal1 2d after scripts: Rehearse with a full copy of the data and take the time
  = Counts and checksums agree
  = The time fits into the window with a third to spare
- clean 3d after rehearsal1: Clean the data that the rehearsal stumbled over
  = The next run reports none of these errors

# Test [test, testing, qa, acceptance]
- compare 3d after rehearsal1, adapt: Compare old and new: reports, totals, samples by hand
  = Totals and the samples agree, or each difference is explained
- load 2d after adapt: Test performance at peak load, backup and restore
  = Peak load is served, and a restored backup works
- accept 3d after compare, clean: Let users of each department test their main tasks
  = Each department has accepted in writing
- wave 2d after compare: Move a first, small part for real, as a pilot
  = Its users have worked on the new side for a week
- rehearsal2 2d after accept, back, load: Rehearse the whole cut-over by the minute, the way back included
  = The rehearsal kept to its minutes, and the way back was walked

# Cut-over [cutover, cut-over, operations, release, communication]
- tell 1d after strategy [communication]: Tell users and partners about dates, downtime and changes
  = Everybody affected has the dates in writing and somebody to ask
- train 2d after accept [training, support]: Train users and the help desk
  = Users and help desk have done their main tasks on the new system
- freeze 2h after rehearsal2, tell: Freeze changes to the old system
  = Nothing in the old system can be changed any more
- cut 1d after freeze, train CRITICAL DAY: Carry out the cut-over of {object}
  = Counts agree, the main paths work, and the decision to stay is taken
- watch 3d after cut: Stay on call with short ways for two weeks
  = Every fault of two weeks has an owner and an answer

# Close the old system [decommissioning, archive]
- archive 2d after watch: Archive what must be kept, and prove that it can be read
  = An old record was found and read in the archive
- off 1d after archive: Switch off the old system, end licences and contracts, revoke access
  = No traffic reaches the old system for two weeks before
  = The saved costs show in the next invoice
- review 3h after watch LOW: Review effort, time and errors against the plan
  = Three things to do otherwise are written down
`;
