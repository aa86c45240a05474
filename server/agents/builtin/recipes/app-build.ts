import type { Recipe } from './recipe.ts';

export const APP_BUILD: Recipe = {
  name: 'building an app or website',
  keywords: [
    [
      /\b(?:mobile app|web ?app|ios app|android app|website|web ?site|online shop|web ?shop|landing page|app store|e-?commerce (?:site|store)|mvp|minimum viable product|saas)\b/iu,
      6,
    ],
    [/\b(?:relaunch|redesign)\b.{0,30}\b(?:site|website|app|shop|page|portal)\b/iu, 4],
    [/\b(?:app|portal|prototype|startup)\b/iu, 3],
    [/\b(?:build|create|develop|design|make)\b/iu, 1],
  ],
  fallbackSubject: 'the product',
  phases: [
    {
      title: 'Discovery',
      roles: ['product', 'research', 'discovery', 'strategy'],
      tasks: [
        { key: 'users', title: 'Interview eight people for whom {subject} is meant', estimate: '3d', priority: 'HIGH' },
        { key: 'rivals', title: 'Try five comparable products and note what works', estimate: '1d' },
        {
          key: 'goal',
          title: 'Agree the main goal, how it is measured, and the budget',
          estimate: '4h',
          after: ['users'],
        },
        {
          key: 'first',
          title: 'Cut the first version: the one job it must do well, and what waits',
          estimate: '1d',
          after: ['users', 'rivals', 'goal'],
          priority: 'HIGH',
          criteria: ['At most seven user stories', 'Everything else is on a list for later'],
        },
      ],
    },
    {
      title: 'Design',
      roles: ['design', 'designs', 'ux', 'ui', 'designer', 'brand'],
      tasks: [
        { key: 'map', title: 'Draw screens and paths on paper', estimate: '2d', after: ['first'] },
        {
          key: 'prototype',
          title: 'Build a clickable prototype and test it with five people',
          estimate: '4d',
          after: ['map'],
          criteria: ['Four of five finish the main job without help'],
        },
        {
          key: 'look',
          title: 'Define the look: colours, type, components, dark mode',
          estimate: '3d',
          after: ['map'],
          roles: ['brand', 'design'],
        },
        {
          key: 'words',
          title: 'Write all texts, error messages and empty states too',
          estimate: '2d',
          after: ['prototype'],
          roles: ['content', 'texts', 'copy'],
        },
      ],
    },
    {
      title: 'Foundations',
      roles: ['infrastructure', 'architecture', 'devops', 'backend'],
      tasks: [
        { key: 'stack', title: 'Choose technology and hosting, and write down why', estimate: '1d', after: ['first'] },
        {
          key: 'repo',
          title: 'Set up repository, automatic tests, staging and releases',
          estimate: '2d',
          after: ['stack'],
          criteria: ['A change of one line reaches staging within 15 minutes without hands'],
        },
        { key: 'data', title: 'Design the data model, accounts and access rights', estimate: '2d', after: ['stack'] },
        {
          key: 'law',
          title: 'Clarify privacy, cookies, terms and shop rules',
          estimate: '1d',
          after: ['first'],
          roles: ['legal'],
        },
      ],
    },
    {
      title: 'Build',
      roles: ['build', 'development', 'engineering', 'coding', 'developer', 'frontend', 'backend'],
      tasks: [
        {
          key: 'core',
          title: 'Build the main path of {subject} from end to end',
          estimate: '8d',
          after: ['repo', 'data', 'prototype'],
          priority: 'HIGH',
        },
        {
          key: 'server',
          title: 'Build the server side: accounts, storage, notifications',
          estimate: '6d',
          after: ['data', 'repo'],
          roles: ['backend', 'server', 'api'],
        },
        {
          key: 'screens',
          title: 'Build the remaining screens',
          estimate: '8d',
          after: ['core', 'look', 'words'],
          roles: ['frontend', 'screens'],
        },
        {
          key: 'pay',
          title: 'Connect payment, mail, analytics and crash reports',
          estimate: '3d',
          after: ['core', 'law'],
        },
      ],
    },
    {
      title: 'Test',
      roles: ['test', 'testing', 'qa', 'quality'],
      tasks: [
        {
          key: 'devices',
          title: 'Test on the ten most common devices and browsers',
          estimate: '2d',
          after: ['screens', 'pay'],
        },
        {
          key: 'access',
          title: 'Test accessibility, slow networks and offline use',
          estimate: '1d',
          after: ['screens'],
        },
        {
          key: 'safe',
          title: 'Check security: sign-in, access to others’ data, libraries',
          estimate: '2d',
          after: ['server', 'pay'],
          roles: ['security'],
        },
        {
          key: 'beta',
          title: 'Run a beta with 30 people for two weeks',
          estimate: '3d',
          after: ['devices', 'access', 'safe'],
        },
        { key: 'bugs', title: 'Fix what was found', estimate: '5d', after: ['beta'] },
      ],
    },
    {
      title: 'Launch',
      roles: ['launch', 'release', 'marketing', 'store'],
      tasks: [
        {
          key: 'page',
          title: 'Prepare store entry or search engine basics: texts, pictures, keywords',
          estimate: '2d',
          after: ['look', 'words'],
          roles: ['marketing', 'seo', 'store'],
        },
        {
          key: 'ops',
          title: 'Set up monitoring, backups and who is called when it breaks',
          estimate: '1d',
          after: ['server'],
          roles: ['operations', 'devops'],
        },
        {
          key: 'live',
          title: 'Put {subject} live',
          estimate: '1d',
          after: ['bugs', 'page', 'ops'],
          isDay: true,
          priority: 'HIGH',
          criteria: [
            'The main path works in production on phone and computer',
            'Going back takes less than ten minutes',
          ],
        },
        {
          key: 'learn',
          title: 'Look at the numbers each week for a month and plan the next version',
          estimate: '2d',
          after: ['live'],
        },
      ],
    },
  ],
};
