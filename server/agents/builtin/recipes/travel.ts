import type { Recipe } from './recipe.ts';

export const TRAVEL: Recipe = {
  name: 'a journey',
  keywords: [
    [
      /\b(?:trip|journey|vacation|holidays? (?:in|to)|road ?trip|backpacking|cruise|sabbatical|expedition|itinerary|world tour|interrail)\b/iu,
      6,
    ],
    [/\btravel(?:l?ing)?\b/iu, 5],
    [/\b(?:flights?|hotels?|visas?|passports?|airbnb|sightseeing|days in|weeks in)\b/iu, 3],
  ],
  fallbackSubject: 'the journey',
  phases: [
    {
      title: 'Decide',
      roles: ['planning', 'budget'],
      tasks: [
        { key: 'wishes', title: 'Let everyone who comes along name two wishes and one thing to avoid', estimate: '2h' },
        {
          key: 'when',
          title: 'Fix the dates after weather, prices and days off',
          estimate: '2h',
          after: ['wishes'],
          priority: 'HIGH',
        },
        {
          key: 'budget',
          title: 'Set the budget: transport, nights, food, tickets, 15% reserve',
          estimate: '2h',
          after: ['wishes'],
        },
        {
          key: 'route',
          criteria: ['No day has more than four hours on the road without a reason'],
          title: 'Draw the route with nights per place and a free day each week',
          estimate: '4h',
          after: ['when', 'budget'],
        },
      ],
    },
    {
      title: 'Papers and health',
      roles: ['papers', 'visa', 'health', 'insurance'],
      tasks: [
        {
          key: 'passport',
          criteria: [
            'Every passport is valid six months beyond the return',
            'Visas are in hand before anything is paid that cannot be refunded',
          ],
          title: 'Check passports (six months beyond the return) and apply for visas',
          estimate: '3h',
          after: ['when'],
          priority: 'CRITICAL',
        },
        {
          key: 'health',
          title: 'Ask the doctor about vaccinations, and fill the travel pharmacy',
          estimate: '3h',
          after: ['route'],
        },
        {
          key: 'insurance',
          criteria: ['The policy covers every country of the route and whatever sport is planned'],
          title: 'Take out health and cancellation insurance',
          estimate: '1h',
          after: ['budget'],
        },
        {
          key: 'copies',
          title: 'Store copies of all papers online, and leave a set with somebody',
          estimate: '1h',
          after: ['passport'],
        },
      ],
    },
    {
      title: 'Bookings',
      roles: ['flights', 'hotels', 'bookings', 'transport', 'accommodation'],
      tasks: [
        {
          key: 'transport',
          title: 'Book the journey there and back',
          estimate: '4h',
          after: ['route', 'passport'],
          priority: 'HIGH',
          roles: ['flights', 'transport'],
        },
        {
          key: 'beds',
          title: 'Book the nights, free to cancel where possible',
          estimate: '1d',
          after: ['route'],
          roles: ['hotels', 'accommodation'],
        },
        { key: 'between', title: 'Book trains, cars or ferries in between', estimate: '4h', after: ['beds'] },
        {
          key: 'tickets',
          title: 'Reserve what sells out: sights, restaurants, tours',
          estimate: '3h',
          after: ['between'],
        },
      ],
    },
    {
      title: 'Prepare',
      roles: ['packing', 'home', 'preparation'],
      tasks: [
        {
          key: 'home',
          title: 'Organise home: pets, plants, mail, work handover',
          estimate: '4h',
          after: ['transport'],
        },
        {
          key: 'money',
          title: 'Prepare cards, some cash, phone plan, offline maps',
          estimate: '2h',
          after: ['transport'],
        },
        { key: 'list', title: 'Write the packing list and buy what is missing', estimate: '4h', after: ['route'] },
        { key: 'pack', title: 'Pack, weigh and check in', estimate: '4h', after: ['list', 'home', 'money', 'health'] },
        { key: 'go', title: 'Set off', estimate: '1h', after: ['pack', 'insurance', 'copies', 'tickets'], isDay: true },
      ],
    },
    {
      title: 'Afterwards',
      roles: ['photos'],
      tasks: [
        { key: 'costs', title: 'Settle the costs and claim refunds', estimate: '2h', after: ['go'] },
        { key: 'photos', title: 'Sort and share the photos', estimate: '4h', after: ['go'], priority: 'LOW' },
      ],
    },
  ],
};
