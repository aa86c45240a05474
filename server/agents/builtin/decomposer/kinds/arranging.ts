import type { Kind } from '../kind.ts';

export const ARRANGING_KINDS: readonly Kind[] = [
  {
    name: 'something to buy',
    verbs: /^(?:buy|order|purchase|procure|rent|lease|get|source|acquire)$/u,
    nouns:
      /\b(?:purchase|order|procurement|supplier|vendor|furniture|equipment|licen[cs]e|laptop|hardware|catering|quote|offer)s?\b/u,
    minutes: 720,
    steps: [
      {
        title: 'Write down what is needed for {it}: number, quality, budget, date',
        weight: 1,
        about: ['need', 'requirement', 'list', 'budget', 'measure'],
        criteria: ['Whoever pays has agreed to number and budget'],
      },
      {
        title: 'Get at least three offers',
        weight: 2,
        about: ['offer', 'quote', 'supplier', 'vendor', 'price'],
        criteria: ['The offers can be compared in price, delivery and terms'],
      },
      {
        title: 'Choose an offer and order',
        weight: 1,
        about: ['choose', 'order', 'select', 'buy'],
        criteria: ['The order is confirmed with a delivery date'],
      },
      {
        title: 'Take the delivery and check it',
        weight: 1,
        about: ['deliver', 'check', 'receiv', 'inspect'],
        criteria: ['It is complete and works, or is returned'],
      },
      {
        title: 'Pay, and file the papers',
        weight: 1,
        about: ['pay', 'invoice', 'file', 'paper'],
        isOptional: true,
        criteria: ['Invoice and guarantee are where they will be looked for'],
      },
    ],
  },
  {
    name: 'something to arrange',
    verbs: /^(?:book|arrange|organi[sz]e|schedule|coordinate|reserve|host|plan|hold|run)$/u,
    nouns:
      /\b(?:event|meeting|conference|party|venue|travel|trip|movers|catering|dinner|ceremony|offsite|kick-?off|visit|booking|transport|hotel|flight)s?\b/u,
    minutes: 960,
    steps: [
      {
        title: 'Settle date, number of people and budget for {it}',
        weight: 1,
        about: ['date', 'number', 'budget', 'settle', 'goal'],
        criteria: ['Those who must be there have agreed to the date'],
      },
      {
        title: 'Compare what is on offer',
        weight: 2,
        about: ['compar', 'offer', 'find', 'quote', 'option'],
        criteria: ['At least three offers with price and terms are on the table'],
      },
      {
        title: 'Book {it}, and get it confirmed in writing',
        weight: 1,
        about: ['book', 'confirm', 'reserv', 'contract'],
        criteria: ['The confirmation names date, price and how to cancel'],
      },
      {
        title: 'Tell everybody when, where and what to bring',
        weight: 1,
        about: ['tell', 'invit', 'inform', 'announce'],
        criteria: ['Every one of them has answered'],
      },
      {
        title: 'Prepare the day hour by hour',
        weight: 2,
        about: ['prepar', 'agenda', 'program', 'run', 'hour'],
        isOptional: true,
        criteria: ['Each hour has somebody who answers for it'],
      },
      {
        title: 'Be there on the day, and settle the bill',
        weight: 1,
        about: ['bill', 'pay', 'day', 'follow'],
        isOptional: true,
        criteria: ['Bills are paid, and thanks sent'],
      },
    ],
  },
  {
    name: 'an agreement to reach',
    verbs: /^(?:negotiate|sign|contract|agree|apply|register|license|file|clear)$/u,
    nouns:
      /\b(?:contract|agreement|lease|licen[cs]e|permit|legal|terms|privacy policy|gdpr|insurance|application|registration|patent|visa|grant|nda)s?\b/u,
    minutes: 960,
    steps: [
      {
        title: 'Write down what must be agreed in {it}, and where we can give way',
        weight: 1,
        about: ['goal', 'position', 'term', 'write', 'requirement'],
        criteria: ['Must, should and no-go are listed and agreed inside'],
      },
      {
        title: 'Collect the papers and facts that are needed',
        weight: 2,
        about: ['paper', 'document', 'collect', 'fact', 'form'],
        criteria: ['Nothing that the other side asks for is missing'],
      },
      {
        title: 'Draft {it}, or check the draft of the other side',
        weight: 2,
        about: ['draft', 'check', 'prepar'],
        criteria: ['Every must is in the draft'],
      },
      {
        title: 'Have {it} looked at by somebody who knows the law',
        weight: 1,
        about: ['legal', 'law', 'lawyer', 'review'],
        isOptional: true,
        criteria: ['Risks are named, and accepted or removed'],
      },
      {
        title: 'Negotiate what is open',
        weight: 2,
        about: ['negotiat', 'discuss', 'talk'],
        criteria: ['Both sides have agreed to the last version'],
      },
      {
        title: 'Sign {it}, file it, and note its dates',
        weight: 1,
        about: ['sign', 'submit', 'file', 'date'],
        criteria: ['Both copies are signed; ends and notice periods are in the calendar'],
      },
    ],
  },
  {
    name: 'a position to fill',
    verbs: /^(?:hire|recruit|staff|employ)$/u,
    nouns: /\b(?:hiring|recruiting|recruitment|candidate|vacancy|position|job ad)s?\b/u,
    minutes: 2400,
    steps: [
      {
        title: 'Write the profile of {it}: tasks, must-haves, pay',
        weight: 1,
        about: ['profile', 'role', 'description', 'scorecard', 'write'],
        criteria: ['Everybody who will interview has agreed to it'],
      },
      {
        title: 'Publish the position, and approach people',
        weight: 2,
        about: ['publish', 'advert', 'post', 'sourc', 'approach'],
        criteria: ['It is visible where such people look'],
      },
      {
        title: 'Sift the applications',
        weight: 2,
        about: ['sift', 'screen', 'application', 'cv', 'shortlist'],
        criteria: ['Every applicant has an answer within a week'],
      },
      {
        title: 'Interview with the same questions for all',
        weight: 4,
        about: ['interview', 'question', 'meet'],
        criteria: ['Each interview has notes by the profile, written the same day'],
      },
      {
        title: 'Check references, decide, and make an offer',
        weight: 1,
        about: ['referenc', 'decide', 'offer'],
        criteria: ['The offer is accepted in writing'],
      },
      {
        title: 'Prepare the first weeks',
        weight: 1,
        about: ['onboard', 'first', 'prepar', 'week'],
        isOptional: true,
        criteria: ['Access, equipment and a person to ask are there on the first day'],
      },
    ],
  },
  {
    name: 'hands-on work on a place',
    verbs: /^(?:move|pack|clean|renovate|paint|repair|furnish|decorate|demolish|tile|assemble|unpack|remodel|mount)$/u,
    nouns:
      /\b(?:kitchen|bathroom|office|room|floor|wall|garden|roof|flat|house|boxes|renovation|plumbing|wiring|furniture)s?\b/u,
    minutes: 1440,
    steps: [
      {
        title: 'Look at everything and list what {it} takes',
        weight: 1,
        about: ['list', 'look', 'measure', 'inventor', 'plan'],
        criteria: ['Material, tools, people and hours are listed'],
      },
      {
        title: 'Get material, tools and helpers',
        weight: 2,
        about: ['material', 'tool', 'helper', 'get', 'buy', 'order'],
        criteria: ['Everything is there the day before'],
      },
      {
        title: 'Clear and protect what stays',
        weight: 1,
        about: ['clear', 'protect', 'prepar', 'empty'],
        criteria: ['Nothing that stays can be damaged'],
      },
      {
        title: 'Do the work itself',
        weight: 5,
        about: ['work', 'do', 'pack', 'paint', 'build', 'carry'],
        criteria: ['Every point of the list is done'],
      },
      {
        title: 'Check the result, clean up, and take away what is left',
        weight: 1,
        about: ['check', 'clean', 'dispos', 'take', 'inspect'],
        criteria: ['Faults are noted and mended; the place can be used'],
      },
    ],
  },
  {
    name: 'money to plan',
    verbs: /^(?:budget|finance|fund|invoice|calculate|pay|forecast)$/u,
    nouns: /\b(?:budget|finance|funding|invoice|costs?|pricing|forecast|business case|sponsor|tax|payroll)s?\b/u,
    minutes: 720,
    steps: [
      {
        title: 'List income and costs of {it} by kind',
        weight: 2,
        about: ['list', 'cost', 'income', 'collect'],
        criteria: ['Every amount has a source and a date'],
      },
      {
        title: 'Estimate what is not known, low and high',
        weight: 2,
        about: ['estimat', 'assum', 'forecast', 'calculat'],
        criteria: ['Assumptions are written beside the numbers'],
      },
      {
        title: 'Compare with what is there, and close the gap',
        weight: 1,
        about: ['compar', 'gap', 'balance', 'reduc'],
        criteria: ['The sum fits, with a reserve'],
      },
      {
        title: 'Get {it} approved',
        weight: 1,
        about: ['approv', 'decide', 'sign', 'agree'],
        criteria: ['Whoever is responsible has approved it in writing'],
      },
    ],
  },
];
