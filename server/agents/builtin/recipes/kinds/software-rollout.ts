import { recipe } from '../read-recipe.ts';

export const SOFTWARE_ROLLOUT = recipe`
kind: the introduction of a tool
subject: the new tool
7: roll(?:s|ed|ing)?[ -]?out\b.{0,60}\b(?:crm|erp|hubspot|salesforce|teams|slack|jira|confluence|notion|software|tool|system|platform|app|office 365|microsoft 365|google workspace|sap|asana|zendesk|intranet|wiki|password manager|single sign-on|sso)
6: (?:introduc(?:e|ing)|adopt(?:ing)?|implement(?:ing)?|switch(?:ing)?|get(?:ting)?|bring(?:ing)?|onto|on to)\b.{0,70}\b(?:crm|erp|hubspot|salesforce|microsoft teams|slack|jira|confluence|notion|ticket(?:ing)? system|time ?tracking|office 365|microsoft 365|google workspace|zendesk|asana|sap|password manager|intranet|booking system|hr system|learning platform|document management)
6: replac(?:e|ing)\b.{0,60}\b(?:system|tool|software|spreadsheets?|excel|crm|erp)\b.{0,40}\b(?:with|by)
6: replac(?:e|ing)\b.{0,60}\b(?:paper|forms?|time sheets?|lists?|binders?)\b.{0,40}\b(?:with|by)
4: roll(?:s|ed|ing)?[ -]?out|adoption
2: crm|erp|hubspot|salesforce|zendesk|licen[cs]es|single sign-on|users

# Goals and setting [lead, planning, sponsor]
- goal 1d HIGH: Write down what {new|subject} must change: which work, for whom, measured by which two numbers
  = Both numbers have a value of today and a target
- owner 3h after goal: Name an owner, an administrator and one key user in each team
  = Each name has agreed and has the hours for it
- work 2d after goal: Describe how the work is done today, step by step, and how it will be done
  = Each team has confirmed its own steps
- rules 1d after work [legal, security]: Clarify licences, data protection, access rights and works council
  = Each point has a decision in writing

# Set up [configuration, administration, it]
- configure 4d after work: Configure {new|the tool}: fields, pipelines, templates, roles
  = Each step of the described work can be done in a test area
- connect 3d after configure [it]: Connect sign-in, mail, calendar and neighbouring systems
  = A new employee gets access without a ticket, and a leaver loses it
- clean 3d after work: Clean the data of {old|the old way}: duplicates, empty fields, who owns what
  = The owners have confirmed their lists
- import 3d after configure, clean: Import the data on trial, and compare counts and samples
  = Counts agree, and 20 records were compared by hand

# Pilot [pilot, key users]
- pilot 5d after import, connect: Let one team use it for two weeks for all of its work
  = The team did its whole work with it and kept a list of obstacles
- mend 3d after pilot: Mend what the pilot has found, and simplify what was not used
  = No obstacle of the first rank is open
- decide 2h after mend HIGH: Decide on the roll-out, with date and order of the teams
  = The decision and what it rests on are written down

# Training and communication [training, communication, change]
- tell 1d after owner: Tell everybody why, what changes for them, when, and who helps
  = Each team has heard it from its own lead
- guides 3d after mend [documentation]: Write short guides and record a demo for each of the five main tasks
  = A new user does each task with the guide alone
- train 4d after guides, decide: Train the teams on their own cases, in groups of at most ten
  = Everybody has done the main tasks once with own data

# Switch over [roll-out, go-live]
- final 1d after train: Import the final data and set {old|the old way} to read-only
  = Nothing is kept in two places any more
- live 1d after final, tell CRITICAL DAY: Go live with {new|subject} for everybody
  = Everybody has signed in and done the first real task
- floor 3d after live: Stand by for two weeks: open hour each day, answers within two hours
  = Each question has an answer that others can find

# Make it stick [adoption, review]
- usage 1d after floor: Watch adoption by team, and talk to those who do not use it
  = Usage by team is known, and each reason has an answer
- off 2d after floor: Switch off {old|the old way} and end its contracts
  = What must be kept is archived and can be read
- review 4h after usage: Compare the two numbers with the target after three months
  = The result is shared, with the next three improvements
`;
