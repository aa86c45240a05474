import type { Recipe } from './recipe.ts';

export const WEDDING: Recipe = {
  name: 'a wedding or large family celebration',
  keywords: [
    [/\b(?:wedding|get(?:ting)? married|marriage|civil ceremony|engagement party)\b/iu, 8],
    [
      /\b(?:bride|groom|honeymoon|anniversary|baptism|christening|bar mitzvah|bat mitzvah|quincea[nñ]era|birthday(?: party)?)\b/iu,
      5,
    ],
    [/\b(?:guests|ceremony|reception|family|dj|band|cake)\b/iu, 2],
  ],
  fallbackSubject: 'the celebration',
  phases: [
    {
      title: 'Frame',
      roles: ['planning', 'budget'],
      tasks: [
        {
          key: 'wishes',
          title: 'Agree on the three things that matter most on the day, and on what you can do without',
          estimate: '2h',
          priority: 'HIGH',
        },
        { key: 'guests', title: 'Write the guest list in three circles{people}', estimate: '3h' },
        {
          key: 'budget',
          title: 'Set the budget, who pays what, and 10% reserve',
          estimate: '2h',
          after: ['wishes', 'guests'],
          roles: ['budget', 'finance'],
        },
        { key: 'date', title: 'Choose the date with the people who must be there', estimate: '2h', after: ['guests'] },
      ],
    },
    {
      title: 'Place and papers',
      roles: ['venue', 'location', 'papers', 'ceremony'],
      tasks: [
        {
          key: 'venue',
          title: 'Visit three places and book one, with a plan for rain',
          estimate: '2d',
          after: ['budget', 'date'],
          priority: 'CRITICAL',
          criteria: ['The contract names rooms, hours, noise limit and cancellation'],
        },
        {
          key: 'papers',
          criteria: ['The office has confirmed date and hour in writing'],
          title: 'Register the ceremony and gather the papers',
          estimate: '1d',
          after: ['date'],
          priority: 'HIGH',
        },
        {
          key: 'who',
          title: 'Choose who leads the ceremony, and talk about its course',
          estimate: '4h',
          after: ['date'],
        },
        { key: 'beds', title: 'Reserve rooms for guests from afar', estimate: '3h', after: ['venue'] },
      ],
    },
    {
      title: 'Services',
      roles: ['catering', 'music', 'photography', 'flowers', 'services'],
      tasks: [
        {
          key: 'food',
          title: 'Choose the caterer and the menu after a tasting',
          estimate: '1d',
          after: ['venue'],
          roles: ['catering', 'food', 'menu'],
        },
        {
          key: 'photo',
          title: 'Book the photographer',
          estimate: '4h',
          after: ['date', 'budget'],
          roles: ['photography', 'photos'],
        },
        {
          key: 'music',
          title: 'Book music for ceremony and party',
          estimate: '4h',
          after: ['venue'],
          roles: ['music', 'dj', 'band'],
        },
        {
          key: 'flowers',
          title: 'Order flowers, decoration and cake',
          estimate: '1d',
          after: ['venue'],
          roles: ['flowers', 'decoration', 'cake'],
        },
      ],
    },
    {
      title: 'Invitations',
      roles: ['invitations', 'guests', 'stationery'],
      tasks: [
        { key: 'save', title: 'Send the date to all guests', estimate: '3h', after: ['venue', 'guests'] },
        {
          key: 'cards',
          title: 'Design and send the invitations, answers due six weeks before',
          estimate: '1d',
          after: ['save'],
        },
        { key: 'answers', title: 'Collect answers, diets and children', estimate: '3h', after: ['cards'] },
        { key: 'tables', title: 'Make the seating plan', estimate: '4h', after: ['answers'] },
      ],
    },
    {
      title: 'Clothes and details',
      roles: ['clothes', 'dress', 'rings', 'details'],
      tasks: [
        {
          key: 'dress',
          title: 'Choose clothes, with two fittings',
          estimate: '2d',
          after: ['date'],
          roles: ['dress', 'clothes'],
        },
        { key: 'rings', title: 'Choose and engrave the rings', estimate: '4h', after: ['budget'] },
        { key: 'texts', title: 'Write vows, readings and thanks', estimate: '1d', after: ['who'] },
        {
          key: 'transport',
          title: 'Organise transport for the couple and the guests',
          estimate: '3h',
          after: ['answers'],
        },
      ],
    },
    {
      title: 'The day',
      roles: ['day', 'coordination', 'master of ceremonies'],
      tasks: [
        {
          key: 'plan',
          title: 'Write the course of the day with times and telephone numbers',
          estimate: '4h',
          after: ['food', 'music', 'photo', 'tables', 'texts'],
          criteria: ['Somebody other than the couple is in charge on the day', 'Every service has confirmed its times'],
        },
        { key: 'rehearse', title: 'Walk through the ceremony on site', estimate: '3h', after: ['plan', 'papers'] },
        {
          key: 'day',
          title: 'Celebrate',
          estimate: '1d',
          after: ['rehearse', 'dress', 'rings', 'flowers', 'transport'],
          isDay: true,
          priority: 'CRITICAL',
        },
        { key: 'thanks', title: 'Send thanks and photos, pay what is open', estimate: '1d', after: ['day'] },
      ],
    },
  ],
};
