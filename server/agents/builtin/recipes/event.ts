import type { Recipe } from './recipe.ts';

export const EVENT: Recipe = {
  name: 'an event',
  keywords: [
    [
      /\b(?:conference|meet-?up|summit|hackathon|offsite|off-site|retreat|gala|fundraiser|trade ?fair|trade ?show|symposium|unconference|party|festival|workshop day|open day|networking)\b/iu,
      5,
    ],
    [/\bevent\b/iu, 4],
    [/\b(?:venue|speakers?|attendees|guests|sponsors?|catering|keynote|tickets|registration|badges|agenda)\b/iu, 2],
    [/\b(?:organi[sz]e|host|hold|celebrate)\b/iu, 2],
    [/\bfor \d[\d,.]* (?:people|guests|attendees|participants)\b/iu, 2],
  ],
  fallbackSubject: 'the event',
  phases: [
    {
      title: 'Concept and budget',
      roles: ['concept', 'budget', 'finance', 'planning'],
      tasks: [
        {
          key: 'purpose',
          title: 'Write one page on the purpose, audience and format of {subject}',
          estimate: '1d',
          priority: 'HIGH',
          criteria: ['It says who should come{people} and what they should leave with'],
        },
        {
          key: 'budget',
          title: 'Set up the budget with income, costs and 10% reserve',
          estimate: '1d',
          after: ['purpose'],
          criteria: ['Every item has an estimate and an owner', 'The break-even number of guests is known'],
        },
        {
          key: 'date',
          title: 'Fix the date after checking holidays and competing events',
          estimate: '3h',
          after: ['purpose'],
        },
        {
          key: 'team',
          title: 'Name who is responsible for venue, programme, communication and guests',
          estimate: '2h',
          after: ['purpose'],
        },
      ],
    },
    {
      title: 'Venue and services',
      roles: ['venue', 'location', 'logistics', 'catering'],
      tasks: [
        {
          key: 'shortlist',
          title: 'Visit three venues{people} and compare price, access, rooms and technology',
          estimate: '2d',
          after: ['budget', 'date'],
        },
        {
          key: 'contract',
          title: 'Sign the venue contract with its cancellation terms',
          estimate: '1d',
          after: ['shortlist'],
          priority: 'CRITICAL',
          criteria: ['Date, rooms, set-up times and cancellation fees are in the contract'],
        },
        {
          key: 'catering',
          title: 'Choose the caterer, with dietary needs and a tasting',
          estimate: '1d',
          after: ['contract'],
          roles: ['catering', 'food'],
        },
        {
          key: 'technology',
          title: 'Book sound, projection, recording and internet',
          estimate: '1d',
          after: ['contract'],
          roles: ['av', 'technology', 'it'],
        },
        {
          key: 'permits',
          title: 'Arrange insurance, permits, first aid and a safety plan',
          estimate: '1d',
          after: ['contract'],
          roles: ['safety', 'legal'],
        },
      ],
    },
    {
      title: 'Programme',
      roles: ['programme', 'program', 'content', 'speakers', 'agenda'],
      tasks: [
        { key: 'outline', title: 'Draft the programme with times, rooms and breaks', estimate: '1d', after: ['date'] },
        {
          key: 'speakers',
          title: 'Invite and confirm speakers or acts',
          estimate: '4d',
          after: ['outline'],
          priority: 'HIGH',
        },
        {
          key: 'brief',
          title: 'Brief speakers: length, technology, travel, release of recordings',
          estimate: '1d',
          after: ['speakers', 'technology'],
        },
        { key: 'final', title: 'Publish the final programme', estimate: '4h', after: ['brief'] },
      ],
    },
    {
      title: 'Guests and communication',
      roles: ['communication', 'marketing', 'guests', 'promotion', 'registration', 'sponsors', 'invitations'],
      tasks: [
        {
          key: 'site',
          title: 'Open the registration page with prices, terms and privacy notice',
          estimate: '2d',
          after: ['contract', 'outline'],
        },
        {
          key: 'sponsors',
          title: 'Win sponsors with a short offer sheet',
          estimate: '4d',
          after: ['purpose', 'budget'],
          roles: ['sponsors', 'fundraising'],
        },
        {
          key: 'announce',
          title: 'Announce it by newsletter, social media and partners',
          estimate: '2d',
          after: ['site'],
        },
        {
          key: 'watch',
          title: 'Compare registrations with the target each week and follow up',
          estimate: '2d',
          after: ['announce'],
        },
        {
          key: 'info',
          title: 'Send guests the practical information a week before',
          estimate: '4h',
          after: ['final', 'watch'],
        },
      ],
    },
    {
      title: 'Run it',
      roles: ['operations', 'day', 'volunteers', 'staff'],
      tasks: [
        {
          key: 'runsheet',
          title: 'Write the minute-by-minute plan with names and phone numbers',
          estimate: '1d',
          after: ['final', 'catering', 'permits'],
          criteria: [
            'Everyone on duty knows their times, place and contact',
            'There is a plan B for a missing speaker and for failing technology',
          ],
        },
        {
          key: 'crew',
          title: 'Recruit and brief helpers for the door, rooms and questions',
          estimate: '1d',
          after: ['runsheet'],
        },
        { key: 'print', title: 'Print badges, signs and materials', estimate: '1d', after: ['watch', 'final'] },
        {
          key: 'rehearsal',
          title: 'Set up and rehearse on site the day before',
          estimate: '1d',
          after: ['crew', 'print', 'info'],
        },
        {
          key: 'day',
          title: 'Hold {subject}',
          estimate: '1d',
          after: ['rehearsal'],
          priority: 'CRITICAL',
          isDay: true,
        },
      ],
    },
    {
      title: 'Afterwards',
      roles: ['follow-up', 'feedback', 'accounts'],
      tasks: [
        {
          key: 'thanks',
          title: 'Thank guests, speakers, sponsors and helpers within two days',
          estimate: '4h',
          after: ['day'],
        },
        { key: 'feedback', title: 'Ask for feedback and sum it up', estimate: '1d', after: ['day'] },
        {
          key: 'accounts',
          title: 'Pay invoices and close the budget',
          estimate: '1d',
          after: ['day'],
          roles: ['finance'],
        },
        {
          key: 'review',
          title: 'Meet for an hour: what to keep, what to change',
          estimate: '3h',
          after: ['feedback', 'accounts'],
        },
      ],
    },
  ],
};
