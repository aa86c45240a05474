import type { Recipe } from './recipe.ts';

export const MARKETING_CAMPAIGN: Recipe = {
  name: 'a marketing campaign',
  keywords: [
    [
      /\b(?:marketing campaign|ad campaign|advertising campaign|email campaign|social media campaign|brand campaign|rebrand(?:ing)?)\b/iu,
      6,
    ],
    [/\bcampaigns?\b/iu, 5],
    [
      /\b(?:marketing|advertis(?:e|ing)|newsletter|lead generation|awareness|seo|influencers?|social media|content strategy|black friday|promotion)\b/iu,
      3,
    ],
    [/\b(?:leads|conversion|brand|audience|subscribers|followers)\b/iu, 2],
  ],
  fallbackSubject: 'the campaign',
  phases: [
    {
      title: 'Goal and audience',
      roles: ['strategy', 'planning', 'research'],
      tasks: [
        {
          key: 'goal',
          title: 'Set one goal for {subject} with a number and a date',
          estimate: '3h',
          priority: 'HIGH',
          criteria: ['It is a result such as orders or sign-ups, not clicks', 'The value of today is known'],
        },
        {
          key: 'audience',
          title: 'Describe the audience: situation, worry, where it looks, what stops it',
          estimate: '2d',
          criteria: ['Backed by at least five conversations or real data'],
        },
        {
          key: 'past',
          title: 'Look at what the last campaigns brought per channel and unit of money',
          estimate: '1d',
          roles: ['analytics'],
        },
        {
          key: 'budget',
          title: 'Split the budget by channel, and keep 20% for what works best',
          estimate: '4h',
          after: ['goal', 'past'],
          roles: ['finance', 'budget'],
        },
      ],
    },
    {
      title: 'Idea and message',
      roles: ['creative', 'idea', 'concept', 'copy', 'copywriting'],
      tasks: [
        {
          key: 'message',
          title: 'Write the one message and the offer',
          estimate: '1d',
          after: ['audience', 'goal'],
          priority: 'HIGH',
        },
        {
          key: 'ideas',
          title: 'Develop three creative ideas and test them with ten people of the audience',
          estimate: '4d',
          after: ['message'],
        },
        {
          key: 'choose',
          title: 'Choose the idea and write the brief for all channels',
          estimate: '4h',
          after: ['ideas', 'budget'],
        },
        {
          key: 'law',
          title: 'Check claims, picture rights, competition and privacy law',
          estimate: '4h',
          after: ['choose'],
          roles: ['legal'],
        },
      ],
    },
    {
      title: 'Production',
      roles: ['production', 'design', 'content', 'video', 'copy', 'landing page'],
      tasks: [
        {
          key: 'page',
          title: 'Build the landing page with form and thank-you page',
          estimate: '3d',
          after: ['choose'],
          roles: ['website', 'web', 'landing page'],
        },
        {
          key: 'visuals',
          title: 'Produce pictures and videos in all formats',
          estimate: '5d',
          after: ['choose'],
          roles: ['design', 'video'],
        },
        {
          key: 'texts',
          title: 'Write ads, mails and posts, two versions of each',
          estimate: '3d',
          after: ['choose'],
          roles: ['copy', 'copywriting', 'texts'],
        },
        { key: 'partners', title: 'Win partners or influencers and agree dates', estimate: '3d', after: ['choose'] },
      ],
    },
    {
      title: 'Set-up',
      roles: ['ads', 'tracking', 'analytics', 'crm'],
      tasks: [
        {
          key: 'tracking',
          title: 'Set up measurement from the first contact to the order, and test it',
          estimate: '2d',
          after: ['page'],
          criteria: ['A test order shows up with the right source in the report'],
          roles: ['tracking', 'analytics'],
        },
        {
          key: 'ads',
          title: 'Set up ads, audiences and the calendar of posts',
          estimate: '2d',
          after: ['visuals', 'texts'],
        },
        {
          key: 'mails',
          title: 'Set up the mails with segments, and test them in common mail programs',
          estimate: '1d',
          after: ['texts'],
        },
        { key: 'inside', title: 'Brief sales and support: offer, dates, questions', estimate: '3h', after: ['choose'] },
      ],
    },
    {
      title: 'Run',
      roles: ['launch', 'running', 'ads', 'community'],
      tasks: [
        {
          key: 'soft',
          title: 'Start with 10% of the budget for three days',
          estimate: '1d',
          after: ['tracking', 'ads', 'mails', 'law', 'inside'],
        },
        {
          key: 'launch',
          title: 'Launch {subject} on all channels',
          estimate: '1d',
          after: ['soft', 'partners'],
          priority: 'HIGH',
          isDay: true,
        },
        {
          key: 'steer',
          title: 'Shift the budget each week to what works; stop what does not',
          estimate: '3d',
          after: ['launch'],
        },
        {
          key: 'answer',
          title: 'Answer comments and questions within a working day',
          estimate: '3d',
          after: ['launch'],
        },
      ],
    },
    {
      title: 'Evaluate',
      roles: ['analysis', 'reporting'],
      tasks: [
        {
          key: 'report',
          title: 'Report results against the goal, per channel and with costs',
          estimate: '1d',
          after: ['steer'],
        },
        {
          key: 'nurture',
          title: 'Hand over or follow up the contacts that were won',
          estimate: '2d',
          after: ['steer'],
          roles: ['sales'],
        },
        { key: 'learn', title: 'Write down five things for the next campaign', estimate: '3h', after: ['report'] },
      ],
    },
  ],
};
