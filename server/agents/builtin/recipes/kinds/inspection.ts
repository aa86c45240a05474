import { recipe } from '../read-recipe.ts';

export const INSPECTION = recipe`
kind: the preparation of an inspection
subject: the inspection
8: (?:hygiene|food|health|fire|safety|health and safety|building|school|ofsted|customs|tax|site|kitchen|care|environmental|workplace) (?:inspections?|audit|check)|inspect(?:ion|or)s?\b
3: hygiene|checklist|authority
-4: certif(?:y|ied|ication)|iso

# Know what is asked [lead, planning]
- rules 4h HIGH: Collect the rules and the checklist for {subject}
  = Each point of the checklist has a place and an owner
- last 2h after rules: Read the report of the last time, and what was promised then
  = Each promise is kept or on the list
- owner 1h after rules: Name who leads through the house, and who stands in
  = Both have the hours for it

# Self-check [check]
- walk 1d after rules: Walk through everything with the checklist, as the inspector would
  = Each point is marked good, poor or missing, with a photo
- sort 2h after walk, last: Sort the gaps: danger first, then law, then order
  = Each gap has an owner and a date
- money 2h after sort [finance]: Order repairs, equipment and firms
  = Each date lies before the day

# Put right [operations, cleaning]
- danger 2d after sort HIGH: Remedy what is dangerous at once
  = Nothing of the first group is left
- repair 2d after money: Repair and replace
  = Each gap has a photo after the repair
- clean 2d after repair: Clean thoroughly by a plan, hidden places too
  = A second person has looked at each place
- store 1d after sort: Put stores in order: dates, labels, temperatures, separation
  = Nothing is out of date or without a label

# Papers and people [documentation, training]
- records 1d after sort: Complete the records: logs, certificates, contracts, plans
  = No sheet of the last twelve months is missing
- folder 3h after records: Put all into one folder in the order of the checklist
  = Each paper is found within a minute
- train 1d after sort: Train the staff, and file the signed list
  = Each can answer the three questions of the own place
- rehearse 4h after clean, folder, train: Hold a rehearsal of {subject} with somebody from outside
  = What was found is put right

# The day and after [inspection]
- day 4h after rehearse CRITICAL DAY: Go through {subject} with the inspector, room by room
  = Each remark is noted word by word
- answer 1d after day: Answer remarks with date and proof
  = The authority has confirmed
- habit 3h after day: Put the self-check into the calendar each month
  = Owner and first date stand there
`;
