import { recipe } from '../read-recipe.ts';

export const LARGE_PURCHASE = recipe`
kind: a large purchase
subject: the purchase
8: (?:buy|buying|purchase|purchasing|sell|selling)\b.{0,25}\b(?:house|home|flat|apartment|car|van|camper(?:van)?|boat|motorcycle|e-?bike|bicycle|land|plot|property|caravan|electric car|piano|horse box|tractor)|first home|mortgage
3: viewing|estate agent|notary|dealer
-4: supplier|provider

# Want and can [planning, finance]
- need 3h HIGH: Write what {subject} must be able to do, what would be nice, and what is ruled out
  = Everybody concerned has agreed to five musts
- money 1d after need [finance]: Work out the money: own part, loan, running costs, what is left each month
  = The highest sum is fixed before the first visit
- loan 2d after money [finance]: Get the promise of the bank, from two banks
  = Rate, length and conditions stand side by side
- market 1d after need: Look at prices of the last months
  = Three comparable sales are noted

# Search [search]
- list 1d after need: Set up search and alerts, tell friends and agents
  = New offers arrive each day
- short 1d after list, market: Make a shortlist of five
  = Each has a tick or a cross for each must
- visit 3d after short: View or try them, twice at different hours
  = Each has photos, notes and faults

# Check [check, legal]
- expert 1d after visit: Have the best one checked by an expert
  = The report names faults with costs
- papers 1d after visit [legal]: Read the papers: register, service book, contracts, debts
  = No question is open
- insure 3h after visit: Get offers for insurance and taxes
  = The yearly sum is known

# Deal [negotiation, contract]
- offer 3h after expert, papers, loan: Make the offer with reasons and a limit
  = Price and what is included are agreed in writing
- contract 1d after offer [legal]: Read the contract with somebody who knows, and change what is missing
  = Each promise stands in it
- sign 3h after contract, insure CRITICAL: Sign and pay
  = Signature and payment are proved

# Take over [handover]
- hand 4h after sign HIGH DAY: Take over {subject}, with protocol, keys and readings
  = Each fault stands in the protocol
- register 3h after hand: Register it with the offices
  = The confirmations are there
- papers2 2h after hand: File contracts, guarantees and dates of service
  = The next date is in the calendar
`;
