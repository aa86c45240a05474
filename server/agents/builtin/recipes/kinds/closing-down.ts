import { recipe } from '../read-recipe.ts';

export const CLOSING_DOWN = recipe`
kind: a closing
subject: the site
8: clos(?:e|ing)(?: down)?\b.{0,40}\b(?:office|branch|shop|store|site|plant|factory|warehouse|restaurant|business|company|practice|location|school|department|account)|shut(?:ting)? down\b|wind(?:ing)? (?:up|down)|dissol(?:ve|ution)|liquidat(?:e|ion)|discontinue|sunset(?:ting)?|phase out|hand back the keys

# Decide and tell [lead, legal, communication]
- plan 1d HIGH: Fix last days for {subject}: customers, staff, rooms, accounts
  = Each date is agreed with management and law
- law 2d after plan [legal]: Check employment law, notices, permits, guarantees and data
  = Each duty has a date and an owner
- staff 2d after law [hr, people]: Talk to the staff of {subject} first, one by one, with an offer for each
  = Everybody knows the own last day and what comes after
- tell 1d after staff [communication]: Tell customers, suppliers, neighbours and authorities
  = Each group has it in writing, with a contact

# Contracts [contracts, finance]
- lease 2d after plan [legal]: Give notice of the lease, and agree with the landlord what must be restored
  = Last day and condition are confirmed in writing
- contracts 2d after plan: List and end contracts: suppliers, utilities, insurance, cleaning, subscriptions
  = Each contract has a confirmed end
- money 2d after plan [finance]: Collect what is owed, pay what is open, plan costs of the closing
  = The list of open items is empty or has dates
- permits 1d after law: Deregister business, permits, vehicles and signs
  = Each confirmation is filed

# Work and knowledge [operations, handover]
- work 3d after staff: Hand running work, customers and numbers to others
  = Each customer has a new contact
- know 3d after staff: Write down what only the people there know
  = Somebody else has done each task with the notes
- data 2d after know [it]: Save data and files, and delete what must not be kept
  = A file of each kind was found again in the archive
- mail 2h after tell: Forward post, telephone and mail
  = A test letter and a test call arrive

# Clear out [logistics, facilities]
- list 1d after plan: List furniture, equipment and stock: keep, sell, give away, throw out
  = Each piece has a label
- sell 3d after list: Sell or give away what is not kept
  = What is sold is paid and fetched
- move 2d after list: Move what is kept, and have the rest removed
  = The rooms are empty
- restore 4d after move, lease: Restore and clean the rooms
  = The landlord's list is worked off

# Hand over [handover]
- hand 4h after restore CRITICAL DAY: Hand over the keys of {subject}, with protocol and meter readings
  = The signed protocol names no open point
- deposit 2h after hand: Get the deposit back, and close the last accounts
  = The money is there
- bye 4h after hand: Say goodbye and thank you to the people
  = There was a last evening together
`;
