import { recipe } from '../read-recipe.ts';

export const APPLICATION = recipe`
kind: an application or proposal
subject: the proposal
8: (?:research|project|phd|doctoral|grant|funding|business|master['’]?s?) (?:proposal|application)|grant application|call for (?:proposals|tenders?)|respond to (?:the|an?) (?:rfp|tender)|request for proposal|\brfp\b|funding bid|horizon europe|eu (?:grant|funding)
6: (?:write|submit|prepare|apply|answer)\b.{0,40}\b(?:proposal|tender|bid|grant|fellowship|scholarship|funding|residency|award)
3: proposal|tender|bid
-6: wedding|vendor|supplier

# Fit [lead, planning]
- call 4h HIGH: Read the call: who may apply, what is judged with which weight, form, length, date
  = Each demand stands in a list with its place in the text
- decide 2h after call: Decide whether to apply, with the chance and the effort in numbers
  = The decision is written down with its reason
- talk 3h after call: Talk to the office or supervisor, and to somebody who was successful
  = Three hints are noted that are not in the call

# Content [content, research]
- question 2d after decide HIGH: Write the core of {subject} on one page: question or need, answer, what is new
  = Two outsiders can say what is asked for and why
- literature 3d after question [research]: Collect the state of the art: literature, earlier work, competitors
  = Each claim of the core has a source
- method 3d after question: Describe methods or solution, work packages and results
  = Each result has a package, and each package a responsible person
- partners 3d after question: Win partners or references, with letters
  = The signed letters are there
- schedule 1d after method: Draw the timetable with milestones and risks
  = Each risk has an answer

# Money and papers [budget, administration]
- budget 2d after method [finance]: Work out the budget with reasons for each item
  = The budget follows the rules of the call, line by line
- papers 1d after call: Collect the papers: CVs, certificates, registrations, signatures
  = Nothing on the list of papers is missing
- ethics 1d after method: Answer questions on ethics, data and sustainability
  = Each question of the form has an answer

# Writing [writing, review]
- draft 5d after method, literature, schedule: Write the draft of {subject} along the criteria
  = A reader finds each criterion by its heading
- feedback 2d after draft, budget: Get feedback from the supervisor or a colleague, and from one outsider with the list of criteria
  = Both have given points for each criterion
- final 2d after feedback: Rewrite the weakest parts, and cut to the length
  = No criterion has less than four of five points
- proof 1d after final: Proofread, and check numbers, names and format
  = Text, form and budget tell the same numbers

# Submission [submission]
- upload 3h after proof, papers, partners, ethics: Upload a test version two days before the date
  = The portal reports no error
- submit 2h after upload CRITICAL DAY: Submit {subject}
  = The receipt is filed
- interview 1d after submit: Prepare for questions or an interview
  = Ten likely questions have an answer of a minute
- learn 2h after submit: Note what can be used again, and ask for the reasons whatever the answer
  = Texts and notes are in one folder
`;
