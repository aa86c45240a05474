import { expect, test } from 'vitest';
import type { LocalDate } from '../../../domain/ids.ts';
import { deriveProjectName } from '../project-name.ts';
import { readGoalFacts } from './goal-facts.ts';
import { readGoalWords, type GoalWords } from './goal-words.ts';

const MONDAY = '2026-11-23' as LocalDate;

function wordsOf(goal: string): GoalWords {
  return readGoalWords(goal, deriveProjectName(goal), readGoalFacts(goal, MONDAY, []), 'this work');
}

test.each([
  ['Build a mobile app for bird watchers', 'the mobile app for bird watchers'],
  ['Train for my first half marathon on 18 April', 'the first half marathon'],
  ['Roll out HubSpot by March', 'HubSpot'],
  ['Learn enough Italian to talk to my in-laws', 'Italian'],
  ['Build a REST API, with Ana and Ben', 'the REST API'],
  ['We’re moving from Berlin to Lisbon', 'this work from Berlin to Lisbon'],
  ['Prepare our restaurant for the hygiene inspection', 'the hygiene inspection'],
  ['Reduce page load time of our shop below two seconds', 'the page load time of our shop'],
  ['Newsletter campaign to win back 3,000 customers', 'the newsletter campaign'],
  ['After last week’s outage: make sure it never happens again', 'last week’s outage'],
  ['Film festival in the old harbour', 'the film festival in the old harbour'],
  ['Make sure that nobody is forgotten', 'this work'],
])('“%s” is about %s', (goal, subject) => {
  expect(wordsOf(goal).subject).toBe(subject);
});

test('knows what comes, what goes, and what a goal lists', () => {
  expect(wordsOf('Replace our old ticket system with Zendesk within eight weeks')).toMatchObject({
    new: 'Zendesk',
    old: 'the old ticket system',
  });
  expect(wordsOf('Translate the manual into German, French and Polish').items).toEqual(['German', 'French', 'Polish']);
  expect(wordsOf('Open a coffee shop in Graz')).toMatchObject({
    at: ' in Graz',
    toGoal: ' to open a coffee shop in Graz',
  });
});

test.each([
  ['Summer party on the first Friday of July', { dueDate: '2027-07-02' }],
  ['Learn Italian in six months', { dueDate: '2027-05-23' }],
  ['Charity run, 500 runners, 9 May 2027', { dueDate: '2027-05-09', peopleCount: '500 runners' }],
  ['Follow up on the leak of 12 November', { dueDate: null }],
  ['Raise 250k € for the shelter by the end of 2027', { dueDate: '2027-12-31', budget: null }],
  ['Build a shed, max 2,000 euros', { budget: '2,000 euros' }],
  ['Interrail with Noah and Emil, 1,200 euro each', { budget: '1,200 euro each', team: ['Noah', 'Emil'] }],
  ['Make a game with Godot', { team: [] }],
  ['Open a bike shop, Petra runs it', { parts: [{ person: 'Petra', work: 'it' }] }],
])('“%s” says %o', (goal, facts) => {
  expect(readGoalFacts(goal, MONDAY, [])).toMatchObject(facts);
});
