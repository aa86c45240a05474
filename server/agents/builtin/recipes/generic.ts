import type { Recipe } from './recipe.ts';

export const GENERIC: Recipe = {
  name: 'a piece of work of no special kind',
  keywords: [],
  fallbackSubject: 'this work',
  phases: [
    {
      title: 'Agree what is wanted',
      roles: ['lead', 'scope', 'requirements', 'planning'],
      tasks: [
        {
          key: 'result',
          title: 'Write down the result that {subject} must have, and for whom',
          estimate: '4h',
          priority: 'HIGH',
          criteria: [
            'One page states the result, who needs it and how it will be judged',
            'The person who asked for it has agreed to the page',
          ],
        },
        {
          key: 'limits',
          title: 'List what is out of scope, and the limits of time and money',
          estimate: '2h',
          after: ['result'],
        },
        {
          key: 'people',
          title: 'Name who decides, who does the work and who must be kept informed',
          estimate: '2h',
          after: ['result'],
        },
      ],
    },
    {
      title: 'Find the way',
      roles: ['research', 'options'],
      tasks: [
        {
          key: 'before',
          title: 'Look at how this was done before, here and elsewhere',
          estimate: '1d',
          after: ['result'],
        },
        {
          key: 'options',
          title: 'Compare two or three ways to do it by cost, time and risk',
          estimate: '1d',
          after: ['before', 'limits'],
        },
        {
          key: 'choose',
          title: 'Choose one way and write down why',
          estimate: '2h',
          after: ['options', 'people'],
          priority: 'HIGH',
          criteria: ['The decision, its reasons and the rejected options are on record'],
        },
        {
          key: 'risks',
          title: 'List the five biggest risks with a first answer to each',
          estimate: '3h',
          after: ['choose'],
        },
      ],
    },
    {
      title: 'Prepare',
      roles: ['preparation', 'operations'],
      tasks: [
        {
          key: 'steps',
          title: 'Break the chosen way into steps of at most three days',
          estimate: '4h',
          after: ['choose'],
        },
        {
          key: 'resources',
          title: 'Get the people, tools, permissions and money that the steps need',
          estimate: '2d',
          after: ['steps'],
        },
        {
          key: 'smallest',
          title: 'Try the most uncertain step on a small scale',
          estimate: '2d',
          after: ['steps', 'risks'],
        },
      ],
    },
    {
      title: 'Do the work',
      roles: ['build', 'work', 'delivery'],
      tasks: [
        {
          key: 'first',
          title: 'Deliver a first version of {subject} that works from end to end',
          estimate: '5d',
          after: ['resources', 'smallest'],
          priority: 'HIGH',
        },
        {
          key: 'show',
          title: 'Show the first version to those who need it and collect what is missing',
          estimate: '4h',
          after: ['first'],
        },
        { key: 'complete', title: 'Complete the rest of {subject}', estimate: '5d', after: ['show'] },
      ],
    },
    {
      title: 'Check and hand over',
      roles: ['review', 'quality', 'test'],
      tasks: [
        {
          key: 'check',
          title: 'Check the result against what was agreed at the start',
          estimate: '1d',
          after: ['complete'],
          criteria: ['Every point of the agreed result is met, or its absence is accepted in writing'],
        },
        { key: 'fix', title: 'Correct what the check found', estimate: '2d', after: ['check'] },
        {
          key: 'handover',
          title: 'Hand over with a short guide for those who go on with it',
          estimate: '1d',
          after: ['fix'],
          isDay: true,
        },
        {
          key: 'lessons',
          title: 'Note what to keep and what to do otherwise next time',
          estimate: '2h',
          after: ['handover'],
          priority: 'LOW',
        },
      ],
    },
  ],
};
