import type { Recipe } from './recipe.ts';

export const HOME_RENOVATION: Recipe = {
  name: 'a renovation',
  keywords: [
    [
      /\b(?:renovat(?:e|es|ing|ion)|remodel(?:l?ing)?|refurbish(?:ment)?|home improvement|loft conversion|house extension|fit-?out)\b/iu,
      6,
    ],
    [
      /\b(?:kitchen|bathroom|attic|basement|roof|garden|garage|floor(?:s|ing)|windows|heating|heat pump|insulation|wallpaper|terrace|patio|deck)\b/iu,
      4,
    ],
    [/\b(?:redo|paint|tiles?|plumb(?:er|ing)|electrician|contractor|builder|architect|house|flat|apartment)\b/iu, 2],
  ],
  fallbackSubject: 'the renovation',
  phases: [
    {
      title: 'Wishes and survey',
      roles: ['planning', 'survey', 'measuring'],
      tasks: [
        {
          key: 'wishes',
          title: 'List what must change, what would be nice and what stays',
          estimate: '3h',
          priority: 'HIGH',
        },
        {
          key: 'measure',
          title: 'Measure the rooms, take photos and mark pipes, wires and load-bearing walls',
          estimate: '1d',
        },
        {
          key: 'check',
          title: 'Have damp, asbestos, wiring and statics checked where the house is older',
          estimate: '1d',
          after: ['measure'],
          criteria: ['Every finding is written down before the first offer is asked for'],
        },
        {
          key: 'budget',
          title: 'Set the budget with 15% for surprises, and see what grants there are',
          estimate: '4h',
          after: ['wishes'],
          roles: ['budget', 'finance'],
        },
      ],
    },
    {
      title: 'Design and permits',
      roles: ['design', 'architect', 'permits'],
      tasks: [
        {
          key: 'draw',
          title: 'Draw the plan with electricity, water, light and heating',
          estimate: '3d',
          after: ['measure', 'wishes', 'check'],
        },
        {
          key: 'materials',
          title: 'Choose materials and fittings, with delivery times',
          estimate: '2d',
          after: ['draw', 'budget'],
        },
        {
          key: 'permits',
          title: 'Ask the authority, the owner and the neighbours for consent where it is needed',
          estimate: '1d',
          after: ['draw'],
          priority: 'HIGH',
        },
      ],
    },
    {
      title: 'Offers and orders',
      roles: ['offers', 'contracts', 'contractor', 'purchasing'],
      tasks: [
        {
          key: 'offers',
          title: 'Get three offers for each trade, on the same list of work',
          estimate: '3d',
          after: ['draw'],
        },
        {
          key: 'choose',
          title: 'Call two references of each firm, then sign with dates and stages of payment',
          estimate: '1d',
          after: ['offers', 'budget'],
          criteria: ['Payment follows finished work; the last 10% after the inspection'],
        },
        {
          key: 'order',
          title: 'Order what takes long: windows, kitchen, tiles, boiler',
          estimate: '4h',
          after: ['materials', 'choose'],
          priority: 'HIGH',
        },
        {
          key: 'schedule',
          title: 'Agree the order of trades, week by week, with all firms',
          estimate: '4h',
          after: ['choose', 'permits'],
        },
      ],
    },
    {
      title: 'Prepare and demolish',
      roles: ['preparation', 'demolition', 'clearing'],
      tasks: [
        {
          key: 'live',
          title: 'Organise life meanwhile: cooking, washing, sleeping, keys, pets',
          estimate: '4h',
          after: ['schedule'],
        },
        {
          key: 'clear',
          title: 'Clear the rooms and protect floors, doors and stairs from dust',
          estimate: '1d',
          after: ['live'],
        },
        { key: 'skip', title: 'Order the skip and the parking permit', estimate: '1h', after: ['schedule'] },
        {
          key: 'demolish',
          title: 'Strip out the old parts, with water and power switched off',
          estimate: '2d',
          after: ['clear', 'skip'],
        },
      ],
    },
    {
      title: 'Build',
      roles: ['construction', 'build', 'electrics', 'plumbing', 'carpentry'],
      tasks: [
        {
          key: 'rough',
          title: 'Walls, wiring and pipes: first fix',
          estimate: '5d',
          after: ['demolish'],
          roles: ['electrics', 'plumbing', 'electrician', 'plumber'],
        },
        {
          key: 'hidden',
          title: 'Inspect and photograph everything before it disappears behind plaster',
          estimate: '3h',
          after: ['rough'],
          priority: 'HIGH',
          criteria: ['Pressure test and electrical measurement are on paper'],
        },
        { key: 'plaster', title: 'Plaster and screed, with time to dry', estimate: '4d', after: ['hidden'] },
        {
          key: 'tiles',
          title: 'Tiles, floors and paint',
          estimate: '6d',
          after: ['plaster', 'materials'],
          roles: ['painting', 'tiling', 'floors'],
        },
        {
          key: 'fit',
          title: 'Fit kitchen, bath, doors, sockets and lamps: second fix',
          estimate: '4d',
          after: ['tiles', 'order'],
        },
      ],
    },
    {
      title: 'Finish',
      roles: ['inspection', 'finishing', 'cleaning'],
      tasks: [
        {
          key: 'inspect',
          title: 'Inspect {subject} with each firm and list the defects with dates',
          estimate: '4h',
          after: ['fit'],
          isDay: true,
          priority: 'HIGH',
        },
        {
          key: 'defects',
          title: 'See that the defects are put right, then pay the rest',
          estimate: '1d',
          after: ['inspect'],
        },
        { key: 'clean', title: 'Clean and move back in', estimate: '1d', after: ['fit'] },
        {
          key: 'papers',
          title: 'File plans, manuals, guarantees and invoices',
          estimate: '2h',
          after: ['defects'],
          priority: 'LOW',
        },
      ],
    },
  ],
};
