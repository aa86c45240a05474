import { recipe } from '../read-recipe.ts';

export const PUBLIC_CAMPAIGN = recipe`
kind: a public campaign
subject: the campaign
8: petition|election campaign|run for (?:mayor|office|council|parliament|president)|referendum|awareness (?:campaign|week|day)|public campaign|lobby(?:ing)?|citizens['’] initiative|information campaign|vaccination campaign|recycling campaign
4: voters?|signatures|volunteers|politicians?
-4: marketing|sales

# Aim [strategy, lead]
- aim 4h HIGH: Write the aim of {subject}: what is to change, who can change it, and by when
  = One sentence names person, decision and date
- facts 3d after aim: Collect facts, with sources and answers to objections
  = Ten objections have an answer
- allies 2d after aim: Map allies, opponents and undecided
  = Each has what they want and who talks to them
- law 1d after aim [legal]: Check the rules: signatures, money, dates, data
  = Each rule has an owner

# Message and team [communication, people]
- story 2d after facts: Write message and story for each group
  = Five undecided people can repeat it
- team 3d after allies: Build the team: speakers, helpers, press, money
  = Each field has a name
- money 3d after aim [finance]: Set the budget and find the money
  = Half of it is there before the start
- look 2d after story [design]: Make leaflets, page, posters and pictures
  = Each was approved by two who were not involved

# Start [launch]
- train 1d after team, story: Train helpers for doors, streets and talks
  = Each has held three talks
- press 1d after story: Prepare press list and statements
  = Each contact has a name
- start 1d after look, train, press, law HIGH: Start {subject} in public, with a picture that is remembered
  = Two media have reported

# Go on [campaign]
- weeks 8d after start: Be out each week: doors, stands, events, online
  = Signatures, talks or visits of each week are counted
- partners 3d after start: Win organisations and known people
  = Each has said in public that it supports it
- talks 3d after start: Talk to those who decide, one by one
  = The position of each is known
- adjust 1d after weeks: Look at the numbers each two weeks, and change the plan
  = Each change is noted with its reason

# Decide [result]
- last 2d after adjust: Plan the last two weeks: everybody who promised is reminded
  = Each has been spoken to
- day 1d after last, talks CRITICAL DAY: Reach the day of decision: hand in, vote or hearing
  = It is handed in or counted
- thanks 1d after day: Thank all, tell the result, and say what follows
  = Every helper has heard it from you first
`;
