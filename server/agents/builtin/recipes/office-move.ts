import type { Recipe } from './recipe.ts';

export const OFFICE_MOVE: Recipe = {
  name: 'an office move',
  keywords: [
    [/\b(?:office move|office relocation|moving (?:the |our )?offices?|new offices?|relocat(?:e|ing|ion))\b/iu, 6],
    [
      /\bmov(?:e|ing)\b.{0,40}\b(?:offices?|warehouse|headquarters|hq|building|premises|floor|shop|clinic|lab|house|flat|apartment)\b/iu,
      6,
    ],
    [/\b(?:office|desks?|lease|landlord|movers|workplace|premises)\b/iu, 2],
  ],
  fallbackSubject: 'the move',
  phases: [
    {
      title: 'Needs and contract',
      roles: ['lease', 'contract', 'legal', 'finance', 'planning'],
      tasks: [
        {
          key: 'needs',
          title: 'List needs{people}: desks, rooms, storage, power, access, growth for three years',
          estimate: '2d',
          priority: 'HIGH',
        },
        {
          key: 'budget',
          title: 'Set the budget: deposit, fit-out, furniture, movers, double rent, 10% reserve',
          estimate: '1d',
          after: ['needs'],
          roles: ['finance', 'budget'],
        },
        {
          key: 'lease',
          title: 'Sign the new lease, with handover date and state of the rooms',
          estimate: '2d',
          after: ['needs', 'budget'],
          priority: 'CRITICAL',
          criteria: ['A lawyer has read it', 'The handover lies at least three weeks before the move'],
          roles: ['legal', 'lease'],
        },
        {
          key: 'notice',
          title: 'Give notice for the old rooms and read what must be restored',
          estimate: '3h',
          after: ['lease'],
        },
        { key: 'date', title: 'Fix the moving day with a fallback date', estimate: '2h', after: ['lease'] },
      ],
    },
    {
      title: 'Rooms and furniture',
      roles: ['floor plan', 'furniture', 'interior', 'rooms', 'layout'],
      tasks: [
        {
          key: 'plan',
          title: 'Draw the floor plan with the teams: places, quiet rooms, meeting rooms',
          estimate: '3d',
          after: ['lease'],
        },
        {
          key: 'fitout',
          title: 'Order fit-out: walls, floor, light, acoustics, kitchen',
          estimate: '2d',
          after: ['plan'],
          roles: ['construction'],
        },
        { key: 'keep', title: 'Decide what moves, what is sold and what is bought', estimate: '1d', after: ['plan'] },
        {
          key: 'order',
          title: 'Order furniture with delivery before the moving day',
          estimate: '1d',
          after: ['keep', 'budget'],
        },
        {
          key: 'safety',
          title: 'Plan escape routes, first aid, fire safety and access rights',
          estimate: '1d',
          after: ['plan'],
          roles: ['safety', 'security'],
        },
      ],
    },
    {
      title: 'IT and services',
      roles: ['it', 'network', 'internet', 'technology', 'services'],
      tasks: [
        {
          key: 'internet',
          title: 'Order internet and phone lines: they take six to ten weeks',
          estimate: '3h',
          after: ['lease'],
          priority: 'CRITICAL',
        },
        {
          key: 'network',
          title: 'Install cabling, Wi-Fi, server room and meeting technology',
          estimate: '5d',
          after: ['fitout', 'internet'],
        },
        {
          key: 'test',
          title: 'Test network, doors, printers and phones on site',
          estimate: '1d',
          after: ['network'],
          criteria: ['A person works a whole day from the new office without a problem'],
        },
        {
          key: 'contracts',
          title: 'Move or end contracts: power, cleaning, security, insurance, coffee',
          estimate: '1d',
          after: ['date'],
        },
      ],
    },
    {
      title: 'Communication',
      roles: ['communication', 'people', 'hr'],
      tasks: [
        {
          key: 'staff',
          title: 'Tell the staff early: why, when, who sits where, how to get there',
          estimate: '1d',
          after: ['lease'],
        },
        {
          key: 'questions',
          title: 'Collect worries and special needs, and answer all of them',
          estimate: '1d',
          after: ['staff'],
        },
        {
          key: 'address',
          title: 'Change the address: register, tax, bank, customers, website, maps, signatures',
          estimate: '2d',
          after: ['date'],
        },
        { key: 'mail', title: 'Order mail forwarding for a year', estimate: '1h', after: ['date'] },
      ],
    },
    {
      title: 'Move',
      roles: ['movers', 'logistics', 'moving', 'packing'],
      tasks: [
        {
          key: 'mover',
          title: 'Get three offers from movers after a visit, and book one with insurance',
          estimate: '1d',
          after: ['date', 'keep'],
        },
        {
          key: 'permits',
          title: 'Get parking permits and lift times at both addresses',
          estimate: '3h',
          after: ['mover'],
        },
        {
          key: 'pack',
          title: 'Hand out boxes, labels and a packing guide two weeks ahead',
          estimate: '1d',
          after: ['mover'],
        },
        {
          key: 'day',
          title: 'Move, with one person in charge at each address',
          estimate: '2d',
          after: ['pack', 'permits', 'test', 'order', 'safety'],
          priority: 'CRITICAL',
          isDay: true,
        },
        {
          key: 'first',
          title: 'Help on the first day: desk by desk, IT on the floor, breakfast',
          estimate: '1d',
          after: ['day'],
        },
      ],
    },
    {
      title: 'Finish',
      roles: ['handover', 'closing'],
      tasks: [
        { key: 'defects', title: 'List defects in the new rooms and follow them up', estimate: '1d', after: ['day'] },
        {
          key: 'old',
          title: 'Clear, repair and hand over the old rooms with a protocol',
          estimate: '2d',
          after: ['day', 'notice'],
          criteria: ['Signed protocol with meter readings', 'The deposit is claimed'],
        },
        { key: 'ask', title: 'Ask the staff after four weeks what is missing', estimate: '4h', after: ['first'] },
      ],
    },
  ],
};
