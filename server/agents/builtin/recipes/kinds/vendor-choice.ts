import { recipe } from '../read-recipe.ts';

export const VENDOR_CHOICE = recipe`
kind: the choice of a supplier
subject: the supplier
7: (?:choos|select|find|evaluat|compar|tender|pick|sourc)(?:e|ing)?\b.{0,50}\b(?:vendors?|suppliers?|providers?|contractors?|agency|agencies|software|insurance|bank|caterer|manufacturer|carrier|partner for|system|hosting|law firm|tax adviser)
6: procure(?:ment)?|purchas(?:e|ing) (?:of|department)|request for (?:quotation|proposal)|call for tenders|change (?:our )?(?:supplier|provider)|new (?:supplier|provider|vendor)
4: (?:buy|purchase|lease|order)\b.{0,40}\b(?:machines?|fleet|vans?|vehicles?|equipment|printers?|trucks?)
2: quotes?|offers? from|shortlist|contract signed|framework agreement

# Needs [lead, requirements]
- need 2d HIGH: Collect the requirements for {subject} from those who work with it
  = Each requirement is marked must, should or could, with a name behind it
- today 1d after need [finance]: Note what is paid today, and when notice must be given
  = Costs of a year and the last day of notice are known
- money 3h after need [finance]: Set the budget, and settle who decides and signs
  = Sum and signature are confirmed
- criteria 3h after need: Turn the requirements into criteria with weights
  = The weights were fixed before the first offer was opened

# Market [research, sourcing]
- long 1d after criteria: Make a longlist of eight to twelve by search and recommendation
  = Each has two lines: what fits, what does not
- ask 1d after long: Send the request for quotes, with the same questions to all
  = Each has confirmed when it will answer
- short 1d after ask: Make a shortlist of three or four by the musts
  = Each that dropped out has its reason

# Evaluation [evaluation, test]
- demo 2d after short: See demos or samples with own cases, not with the seller's
  = Those who will use it have given points for each case
- references 1d after short: Call two references of each, with questions on faults and on service
  = The answers are in the table
- risks 1d after short [legal, security]: Check data protection, security, delivery times and finances of each
  = Each point is clear, or a condition for the contract
- price 1d after demo: Compare the price over three years, with set-up, training and way out
  = All offers are on the same sum
- score 4h after demo, references, risks, price HIGH: Add up the points and recommend one
  = The recommendation fits on one page, with the second best beside it

# Contract [legal, contract]
- negotiate 2d after score: Negotiate price, service levels, liability, notice and data at the end
  = Each open point has a result in writing
- approve 3h after negotiate: Have the contract checked and the decision approved
  = Approval and check are on file
- sign 2h after approve CRITICAL DAY: Sign the contract for {subject}
  = Both signatures are there
- decline 2h after sign: Tell the others, with reasons
  = Each has an answer

# Start [operations, introduction]
- switch 4d after sign: Plan the change with dates, data and people on both sides
  = Both sides have confirmed each date
- old 2h after sign: Give notice to the old supplier
  = The confirmation of the end is there
- review 3h after switch: Compare after three months what was promised with what came
  = Each service level has its number
`;
