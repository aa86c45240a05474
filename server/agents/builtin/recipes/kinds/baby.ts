import { recipe } from '../read-recipe.ts';

export const BABY = recipe`
kind: the arrival of a baby
subject: the baby
9: (?:baby|newborn|twins|parental leave|maternity leave|paternity leave|(?:we are|we['’]re|i am|i['’]m) (?:pregnant|expecting)|expecting (?:a|our)|nursery room)
-9: shower

# Health [health]
- doctor 2h HIGH: Choose doctor and midwife, and note all dates
  = Each date of the coming months is in the calendar
- class 1d after doctor: Enrol in a birth class
  = The place is confirmed
- hospital 4h after doctor: Visit and choose the place of birth, and register
  = The registration is confirmed
- help 2h after hospital: Arrange who drives, who stays with the others, who helps afterwards
  = Each has a telephone that is on at night

# Work and money [administration]
- leave 4h: Agree parental leave with the employers
  = The leave is confirmed in writing
- money 3h after leave: Work out income and costs of the first year, and apply for benefits
  = Each application has its papers and last day
- papers 3h: Prepare papers: name, recognition, insurance, passports
  = The folder is complete
- care 3h after leave: Register for child care
  = Two places have confirmed the registration

# Home [home]
- list 2h: List what {subject} needs for the first three months, and what can be borrowed
  = Each thing has a source
- room 3d after list: Prepare the room for {subject}: bed, changing place, light, warmth
  = A night there is safe: nothing loose, no cables
- shop 1d after list: Buy or borrow car seat, pram, clothes, nappies
  = The car seat was fitted once
- cook 1d after list: Cook ahead and fill the freezer
  = Ten meals are there

# Get ready [preparation]
- bag 2h after hospital: Pack the bag five weeks before
  = It stands at the door
- siblings 3h: Prepare siblings and pets
  = They have something of their own to look forward to
- plan 1h after class: Write wishes for the birth on one page
  = Partner and midwife have read it

# Arrive [arrival]
- birth 1d after bag, plan, room, shop CRITICAL DAY: Welcome {subject}
  = Everybody is well
- register 3h after birth, papers: Register birth, insurance and benefits
  = Each confirmation is filed
- visits 2h after birth: Fix visits of midwife and doctor
  = Each check has a date
- rest 1d after birth: Keep the first two weeks free
  = Visitors come only by appointment
`;
