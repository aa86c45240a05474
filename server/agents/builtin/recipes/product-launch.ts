import type { Recipe } from './recipe.ts';

export const PRODUCT_LAUNCH: Recipe = {
  name: 'a product launch',
  keywords: [
    [/\b(?:product launch|go-to-market|go to market|gtm)\b/iu, 6],
    [/\blaunch(?:es|ing)?\b/iu, 5],
    [/\b(?:new product|product line|general availability|market entry|bring .{1,40} to market)\b/iu, 4],
    [/\b(?:pricing|positioning|early adopters|waitlist|press|retail|dealers)\b/iu, 2],
    [/\b(?:product|beta|release)\b/iu, 1],
  ],
  fallbackSubject: 'the product',
  phases: [
    {
      title: 'Market and positioning',
      roles: ['positioning', 'market', 'research', 'product', 'strategy'],
      tasks: [
        {
          key: 'segment',
          title: 'Describe the first customers for {subject}: who they are, what they use today, why they would change',
          estimate: '2d',
          priority: 'HIGH',
          criteria: [
            'Ten interviews with people of that group back it',
            'The group is small enough to be listed by name',
          ],
        },
        {
          key: 'rivals',
          title: 'Compare the three closest alternatives by price, strength and weakness',
          estimate: '1d',
        },
        {
          key: 'message',
          title: 'Write the positioning: one sentence, three proofs, answers to five objections',
          estimate: '2d',
          after: ['segment', 'rivals'],
          criteria: ['Five people of the first group can repeat it after a minute'],
        },
        {
          key: 'price',
          title: 'Set prices and packages, tested with ten prospects',
          estimate: '3d',
          after: ['segment', 'rivals'],
          roles: ['pricing', 'finance'],
        },
        {
          key: 'goals',
          title: 'Set launch goals: leads, sales, activation, with the numbers for week 1, 4 and 12',
          estimate: '4h',
          after: ['price'],
        },
      ],
    },
    {
      title: 'Product readiness',
      roles: ['product', 'engineering', 'development', 'quality', 'beta'],
      tasks: [
        {
          key: 'must',
          title: 'Close the list of what must be in {subject} on launch day',
          estimate: '1d',
          after: ['segment'],
          priority: 'HIGH',
        },
        {
          key: 'beta',
          title: 'Run a beta with 20 customers for three weeks',
          estimate: '5d',
          after: ['must'],
          criteria: ['At least 12 of 20 use it in the third week', 'No open defect that stops the main use'],
        },
        { key: 'fix', title: 'Fix what the beta has found', estimate: '5d', after: ['beta'] },
        {
          key: 'legal',
          title: 'Check terms, privacy, trade marks and certificates',
          estimate: '2d',
          after: ['must'],
          roles: ['legal'],
        },
        {
          key: 'ready',
          title: 'Hold the go or no-go review',
          estimate: '2h',
          after: ['fix', 'legal', 'goals'],
          priority: 'CRITICAL',
          criteria: ['Product, sales, support and legal have each said yes, or named what is missing'],
        },
      ],
    },
    {
      title: 'Marketing',
      roles: ['marketing', 'communication', 'content', 'pr', 'press', 'website', 'video'],
      tasks: [
        {
          key: 'page',
          title: 'Build the product page with a waiting list',
          estimate: '4d',
          after: ['message', 'price'],
          roles: ['website', 'web', 'landing page'],
        },
        {
          key: 'assets',
          title: 'Make pictures, a demo video of 90 seconds and a data sheet',
          estimate: '6d',
          after: ['message', 'must'],
          roles: ['design', 'video'],
        },
        { key: 'stories', title: 'Write two customer stories from the beta', estimate: '3d', after: ['beta'] },
        {
          key: 'press',
          title: 'Brief press and analysts under embargo',
          estimate: '3d',
          after: ['message', 'assets'],
          roles: ['press', 'pr'],
        },
        {
          key: 'campaign',
          title: 'Prepare newsletter, social posts and ads for launch week',
          estimate: '4d',
          after: ['page', 'assets'],
        },
      ],
    },
    {
      title: 'Sales and support',
      roles: ['sales', 'support', 'training', 'partners'],
      tasks: [
        {
          key: 'deck',
          title: 'Write the sales deck, demo script and price sheet',
          estimate: '3d',
          after: ['message', 'price'],
        },
        { key: 'train', title: 'Train sales and support with role play', estimate: '2d', after: ['deck', 'beta'] },
        {
          key: 'help',
          title: 'Publish help articles and ready answers for the 20 most likely questions',
          estimate: '3d',
          after: ['must'],
          roles: ['support', 'docs'],
        },
        {
          key: 'orders',
          title: 'Test ordering, billing, delivery and refunds from end to end',
          estimate: '2d',
          after: ['price', 'must'],
          roles: ['operations', 'billing'],
        },
      ],
    },
    {
      title: 'Launch week',
      roles: ['launch', 'release'],
      tasks: [
        {
          key: 'rehearse',
          title: 'Rehearse launch day by the hour, with a plan to go back',
          estimate: '4h',
          after: ['ready', 'campaign', 'train', 'orders'],
        },
        {
          key: 'launch',
          title: 'Launch {subject}',
          estimate: '1d',
          after: ['rehearse', 'press', 'help'],
          priority: 'CRITICAL',
          isDay: true,
        },
        {
          key: 'watch',
          title: 'Meet daily on orders, errors and questions for five days',
          estimate: '1d',
          after: ['launch'],
        },
      ],
    },
    {
      title: 'Follow-up',
      roles: ['analysis', 'follow-up'],
      tasks: [
        { key: 'calls', title: 'Call the first 20 buyers, and ten who did not buy', estimate: '2d', after: ['watch'] },
        {
          key: 'numbers',
          title: 'Compare the numbers with the goals after four weeks',
          estimate: '1d',
          after: ['watch'],
        },
        {
          key: 'next',
          title: 'Decide what to change in product, price and message',
          estimate: '4h',
          after: ['calls', 'numbers'],
        },
      ],
    },
  ],
};
