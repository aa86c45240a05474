import type { Recipe } from './recipe.ts';

export const BOOK: Recipe = {
  name: 'a book or long text',
  keywords: [
    [
      /\b(?:write|publish|self-publish|finish)\b.{0,40}\b(?:book|novel|memoir|e-?book|handbook|guidebook|cookbook|textbook|anthology|white ?paper|manuscript)\b/iu,
      8,
    ],
    [/\b(?:book|novel|memoir|manuscript|e-?book|cookbook|handbook|anthology)\b/iu, 4],
    [/\b(?:chapters?|author|publisher|literary agent|editor|proofread(?:ing)?|isbn)\b/iu, 2],
  ],
  fallbackSubject: 'the book',
  phases: [
    {
      title: 'Idea and plan',
      roles: ['concept', 'research', 'planning'],
      tasks: [
        {
          key: 'promise',
          title: 'Write one page: who reads {subject}, what it promises, what is new in it',
          estimate: '1d',
          priority: 'HIGH',
        },
        {
          key: 'shelf',
          title: 'Read the five closest books and note what they leave open',
          estimate: '5d',
          after: ['promise'],
        },
        {
          key: 'outline',
          title: 'Outline the chapters with a paragraph each',
          estimate: '3d',
          after: ['promise', 'shelf'],
          criteria: ['Each chapter has one thought and a reason to read on'],
        },
        {
          key: 'rhythm',
          title: 'Fix a writing rhythm: words a day, days a week, a date for each chapter',
          estimate: '2h',
          after: ['outline'],
        },
      ],
    },
    {
      title: 'Publisher or own edition',
      roles: ['publishing', 'agent', 'publisher', 'contract'],
      tasks: [
        {
          key: 'way',
          title: 'Decide between publisher and own edition, with costs and income',
          estimate: '1d',
          after: ['promise'],
        },
        {
          key: 'proposal',
          title: 'Write the proposal with a sample chapter',
          estimate: '5d',
          after: ['outline', 'way'],
        },
        {
          key: 'send',
          title: 'Send it to ten agents or publishers, or book editor and designer',
          estimate: '2d',
          after: ['proposal'],
        },
      ],
    },
    {
      title: 'First draft',
      roles: ['writing', 'author', 'draft', 'research'],
      tasks: [
        {
          key: 'material',
          title: 'Collect material: interviews, sources, permissions for quotations',
          estimate: '8d',
          after: ['outline'],
          roles: ['research'],
        },
        { key: 'first', title: 'Write the first third', estimate: '15d', after: ['rhythm', 'material'] },
        {
          key: 'readers',
          title: 'Give the first third to three readers of the kind it is for',
          estimate: '2d',
          after: ['first'],
        },
        {
          key: 'rest',
          title: 'Write the rest',
          estimate: '30d',
          after: ['readers'],
          criteria: ['The draft is complete from the first to the last page, however rough'],
        },
      ],
    },
    {
      title: 'Revision',
      roles: ['editing', 'editor', 'revision', 'proofreading'],
      tasks: [
        { key: 'lie', title: 'Let it lie for two weeks, then read it in one go', estimate: '2d', after: ['rest'] },
        { key: 'structure', title: 'Revise the structure: cut, move, fill gaps', estimate: '10d', after: ['lie'] },
        {
          key: 'editor',
          title: 'Work through the comments of an editor',
          estimate: '8d',
          after: ['structure'],
          roles: ['editor', 'editing'],
        },
        { key: 'facts', title: 'Check facts, names, quotations and rights', estimate: '3d', after: ['structure'] },
        {
          key: 'proof',
          title: 'Have it proofread',
          estimate: '3d',
          after: ['editor', 'facts'],
          criteria: ['Two people have read every page'],
          roles: ['proofreading'],
        },
      ],
    },
    {
      title: 'Production',
      roles: ['design', 'cover', 'layout', 'print', 'production'],
      tasks: [
        {
          key: 'cover',
          title: 'Have the cover designed, and test three versions on a small screen',
          estimate: '4d',
          after: ['promise'],
          roles: ['design', 'cover'],
        },
        {
          key: 'layout',
          title: 'Set the pages for print and e-book',
          estimate: '4d',
          after: ['proof'],
          roles: ['layout'],
        },
        { key: 'data', title: 'Register ISBN, prices, categories and description', estimate: '1d', after: ['cover'] },
        { key: 'copy', title: 'Check a printed proof page by page', estimate: '2d', after: ['layout', 'cover'] },
      ],
    },
    {
      title: 'Publication',
      roles: ['marketing', 'launch', 'press'],
      tasks: [
        {
          key: 'early',
          title: 'Send copies to reviewers and early readers six weeks ahead',
          estimate: '2d',
          after: ['layout'],
        },
        { key: 'plan', title: 'Prepare readings, interviews, newsletter and website', estimate: '4d', after: ['data'] },
        {
          key: 'publish',
          title: 'Publish {subject}',
          estimate: '1d',
          after: ['copy', 'data', 'early', 'plan'],
          isDay: true,
          priority: 'HIGH',
        },
        {
          key: 'after',
          title: 'Thank reviewers, answer readers, collect corrections',
          estimate: '2d',
          after: ['publish'],
        },
      ],
    },
  ],
};
