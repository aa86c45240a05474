import type { Recipe } from './recipe.ts';

export const HIRING: Recipe = {
  name: 'hiring',
  keywords: [
    [/\b(?:hir(?:e|es|ing)|recruit(?:s|ing|ment)?|headcount|talent acquisition)\b/iu, 6],
    [
      /\b(?:job ad|vacanc(?:y|ies)|candidates?|job description|fill (?:the|a|two|three) (?:role|position)s?|open positions?)\b/iu,
      4,
    ],
    [/\b(?:engineers?|developers?|designers?|managers?|salespeople|nurses?|teachers?|head of|onboarding)\b/iu, 1],
  ],
  fallbackSubject: 'the new colleague',
  phases: [
    {
      title: 'Define the role',
      roles: ['role', 'requirements', 'hiring manager'],
      tasks: [
        {
          key: 'need',
          title: 'Write what {subject} should have achieved after 3, 6 and 12 months',
          estimate: '4h',
          priority: 'HIGH',
          criteria: ['At most five results, each can be observed', 'The team agrees that this is the gap'],
        },
        {
          key: 'money',
          title: 'Get approval for the position, salary range and start date',
          estimate: '3h',
          after: ['need'],
          roles: ['finance', 'budget'],
        },
        {
          key: 'scorecard',
          title: 'Turn the results into a scorecard: four to six criteria with examples',
          estimate: '4h',
          after: ['need'],
          criteria: ['Every criterion has a question or a task that tests it'],
        },
        {
          key: 'process',
          title: 'Fix the steps, who interviews for what, and the days to answer',
          estimate: '2h',
          after: ['scorecard'],
        },
      ],
    },
    {
      title: 'Find candidates',
      roles: ['sourcing', 'recruiting', 'job ad', 'ads'],
      tasks: [
        {
          key: 'ad',
          title: 'Write the job ad with tasks, salary range and process',
          estimate: '4h',
          after: ['money', 'need'],
        },
        {
          key: 'publish',
          title: 'Publish it where such people look, and ask everyone in the team for two names',
          estimate: '4h',
          after: ['ad'],
        },
        {
          key: 'approach',
          title: 'Approach 40 suitable people directly',
          estimate: '3d',
          after: ['ad'],
          roles: ['sourcing'],
        },
        {
          key: 'widen',
          title: 'Look at the mix of applicants after two weeks, and widen the search where it is one-sided',
          estimate: '2h',
          after: ['publish', 'approach'],
        },
      ],
    },
    {
      title: 'Select',
      roles: ['interviews', 'selection', 'interviewing'],
      tasks: [
        {
          key: 'train',
          title: 'Train the interviewers on the scorecard and on fair questions',
          estimate: '3h',
          after: ['process'],
        },
        {
          key: 'screen',
          title: 'Screen applications within three working days each',
          estimate: '2d',
          after: ['publish', 'scorecard'],
        },
        {
          key: 'calls',
          title: 'Hold calls of 30 minutes with 8 to 12 candidates',
          estimate: '2d',
          after: ['screen', 'train'],
        },
        {
          key: 'task',
          title: 'Give a work sample that takes at most two hours, and pay for longer ones',
          estimate: '1d',
          after: ['calls'],
        },
        {
          key: 'onsite',
          title: 'Hold structured interviews with the three or four best',
          estimate: '3d',
          after: ['task'],
          criteria: ['Every interviewer writes the scores down before the discussion'],
        },
      ],
    },
    {
      title: 'Decide and offer',
      roles: ['offer', 'contract', 'decision'],
      tasks: [
        {
          key: 'decide',
          title: 'Decide on the scores, not on the loudest voice',
          estimate: '2h',
          after: ['onsite'],
          priority: 'HIGH',
        },
        { key: 'references', title: 'Call two references with the open questions', estimate: '3h', after: ['decide'] },
        {
          key: 'offer',
          title: 'Make the offer by phone, then in writing within a day',
          estimate: '3h',
          after: ['references', 'money'],
          criteria: ['Contract signed by both sides'],
          isDay: true,
          priority: 'HIGH',
        },
        {
          key: 'decline',
          title: 'Give everyone else a friendly answer with a reason',
          estimate: '3h',
          after: ['offer'],
        },
      ],
    },
    {
      title: 'Arrive',
      roles: ['onboarding', 'it', 'people'],
      tasks: [
        {
          key: 'setup',
          title: 'Prepare computer, accounts, desk and papers',
          estimate: '4h',
          after: ['offer'],
          roles: ['it'],
        },
        {
          key: 'plan',
          title: 'Write a plan for the first 30, 60 and 90 days, and name a buddy',
          estimate: '4h',
          after: ['offer'],
        },
        {
          key: 'first',
          title: 'Hold the first week: people, product, a first small result',
          estimate: '2d',
          after: ['setup', 'plan'],
        },
        {
          key: 'talk',
          title: 'Talk after 30 and 90 days: what works, what is missing',
          estimate: '2h',
          after: ['first'],
        },
      ],
    },
  ],
};
