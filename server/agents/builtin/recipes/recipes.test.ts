import { describe, expect, test } from 'vitest';
import { parseDuration } from '../inline/duration.ts';
import { RECIPES } from './all-recipes.ts';
import { chooseRecipe } from './choose-recipe.ts';
import { GENERIC } from './generic.ts';
import type { Recipe, RecipeTask } from './recipe.ts';

function tasksOf(recipe: Recipe): RecipeTask[] {
  return recipe.phases.flatMap((phase) => phase.tasks);
}

describe.each([...RECIPES, GENERIC].map((recipe) => [recipe.name, recipe] as const))('%s', (_, recipe) => {
  const tasks = tasksOf(recipe);
  const keys = tasks.map((task) => task.key);

  test('has phases of real size, at most six, so that it fits the default', () => {
    expect(recipe.phases.length).toBeLessThanOrEqual(6);
    expect(recipe.phases.length).toBeGreaterThanOrEqual(4);
    expect(tasks.length).toBeGreaterThanOrEqual(14);
  });
  test('names every task once, and waits only for tasks that it has', () => {
    expect(new Set(keys).size).toBe(keys.length);
    for (const task of tasks) for (const key of task.after) expect(keys).toContain(key);
  });
  test('has an order: no task waits for itself in a circle', () => {
    const done = new Set<string>();
    for (let round = 0; round < tasks.length; round++) {
      for (const task of tasks) if (task.after.every((key) => done.has(key))) done.add(task.key);
    }
    expect([...done].sort()).toEqual([...keys].sort());
  });
  test('says how long every task takes and when it is done, and has one day that everything leads to', () => {
    for (const task of tasks) expect(parseDuration(task.estimate), task.title).not.toBeNull();
    for (const task of tasks) expect(task.criteria, task.title).not.toEqual([]);
    expect(tasks.filter((task) => task.isDay)).toHaveLength(1);
  });
});

test('there are at least sixty kinds of work besides the general one', () => {
  expect(RECIPES.length).toBeGreaterThanOrEqual(60);
  expect(new Set(RECIPES.map((recipe) => recipe.name)).size).toBe(RECIPES.length);
});

test.each([
  ['Add two-factor authentication to our product', 'a software feature'],
  ['Implement dark mode', 'a software feature'],
  ['We want customers to be able to export their data as CSV', 'a software feature'],
  ['Launch our new espresso machine in Germany by 1 June', 'a product launch'],
  ['Bring the new headphones to market before Christmas', 'a product launch'],
  ['Build a data pipeline from Stripe and HubSpot into BigQuery', 'a data pipeline'],
  ['Set up a data warehouse for our sales reporting', 'a data pipeline'],
  ['Migrate our monolith from Heroku to AWS', 'a migration'],
  ['Move from MySQL to PostgreSQL without downtime', 'a migration'],
  ['Switch our company from Slack to Teams', 'the introduction of a tool'],
  ['Run a study on sleep quality with 60 participants', 'a research study'],
  ['User research on how nurses plan their shifts', 'a research study'],
  ['Organise a conference for 200 people in Vienna', 'an event'],
  ['Plan a hackathon for our engineers', 'an event'],
  ['Summer party for 80 guests', 'an event'],
  ['Hire two backend engineers by March', 'hiring'],
  ['We need to recruit a head of sales', 'hiring'],
  ['Marketing campaign for Black Friday', 'a marketing campaign'],
  ['Get 1,000 newsletter subscribers with a social media campaign', 'a marketing campaign'],
  ['Move our office to the new building in April', 'an office move'],
  ['Relocate the headquarters to Lisbon', 'an office move'],
  ['Follow up on last week’s outage of the checkout', 'the follow-up of an incident'],
  ['Post-mortem for the database incident', 'the follow-up of an incident'],
  ['Create an online course about Excel for beginners', 'a course or training'],
  ['Write a book about urban beekeeping', 'a book or long text'],
  ['Publish my first novel', 'a book or long text'],
  ['Renovate the bathroom', 'a renovation'],
  ['New kitchen for our flat, budget 20,000', 'a renovation'],
  ['Build a mobile app for dog walkers', 'building an app or website'],
  ['New website for our bakery', 'building an app or website'],
  ['Become ISO 27001 certified', 'a compliance audit'],
  ['Prepare for the GDPR audit in May', 'a compliance audit'],
  ['Our wedding in September with 90 guests', 'a wedding or large family celebration'],
  ['Three weeks of travelling in Japan', 'a journey'],
  ['Learn to juggle', 'learning something new'],
  ['Sort out the archive in the cellar', 'clearing and sorting'],
  ['A monthly true-crime podcast with my brother', 'a series of episodes or articles'],
  ['Open a vegan bistro near the station', 'the opening of a shop or restaurant'],
  ['My parents are moving to a smaller flat', 'a private move'],
  ['Get in shape for the Vienna marathon', 'training for a sports goal'],
  ['Pass the theory exam for the driving licence', 'an examination or licence'],
  ['Collect donations for a new school roof', 'fundraising'],
  ['Kickstarter campaign for a camping stove', 'a crowdfunding campaign'],
  ['Submit the tender for the town hall', 'an application or proposal'],
  ['Finish my master thesis on soil erosion', 'a thesis'],
  ['GraphQL API for our partners', 'an interface for programs'],
  ['Onboarding plan for two apprentices', 'the onboarding of new people'],
  ['Compare vendors for a new phone system', 'the choice of a supplier'],
  ['Build a treehouse with the kids', 'a building project'],
  ['Find a new job before the summer', 'the search for a job'],
  ['Buy a used camper van', 'a large purchase'],
  ['Reduce the error rate of the packing line by 30%', 'the improvement of a number'],
  ['Retire the old clock, whatever that needs', 'a piece of work of no special kind'],
  ['Find and hire a second dentist for our practice', 'hiring'],
  ['Launch a subscription box for board game fans', 'a product launch'],
  ['Plan a cycling holiday along the Danube, 8 days in July', 'a journey'],
  ['Replace the paper time sheets of our nurses with an app', 'the introduction of a tool'],
  ['Make Mondays less awful', 'a piece of work of no special kind'],
])('plans “%s” as %s', (goal, name) => {
  expect(chooseRecipe(goal).recipe.name).toBe(name);
});
