import { recipe } from '../read-recipe.ts';

export const LICENCE = recipe`
kind: an examination or licence
subject: the examination
7: (?:pass|sit|take|prepare for|study for|get|obtain|earn|renew)\b.{0,40}\b(?:exams?|examination|driving licen[cs]e|driver['’]?s licen[cs]e|licen[cs]e|bar exam|certificate|finals|a-levels|abitur|matura|toefl|ielts|gmat|gre|sat|diploma|degree|badge|qualification)
7: (?:become|be|get) (?:a |an )?(?:certified|licensed|qualified|chartered|accredited) (?!to\b)\p{L}+ ?(?:diver|instructor|trainer|coach|teacher|pilot|guide|accountant|nurse|engineer|scuba|driver|skipper|manager|scrum|translator|practitioner|architect|sommelier)
4: driving licen[cs]e|sailing licen[cs]e|pilot['’]?s? licen[cs]e|scuba|exams?|examination
-6: iso|soc|audit|company

# Conditions [planning, administration]
- rules 3h HIGH: Read what is asked for{toGoal}: subjects, form, dates, fees, who may take part
  = Each condition has a tick or a date
- papers 3h after rules: Get the papers: medical fitness, proof of hours, photos, identity
  = Each paper is there and valid on the day
- choose 1d after rules: Compare schools, courses and prices, and choose one
  = Three are compared by price, pass rate and dates
- enrol 2h after choose: Enrol in the course and for {subject}
  = Both confirmations are there with dates

# Plan [planning]
- gap 3h after rules: Take a mock examination, and note what is missing
  = Each subject has a score
- plan 3h after gap, enrol HIGH: Plan the weeks until the day, weak subjects first, two weeks in reserve
  = Each subject has hours in the calendar
- material 3h after choose: Get books, question banks and equipment
  = Everything for the first four weeks is at hand

# Theory [theory, study]
- theory 8d after plan, material: Work through the theory, subject by subject
  = Each subject has a summary of one page in your own words
- cards 3d after plan: Repeat with cards or questions a little every day
  = Nine of ten questions are answered
- mock 1d after theory, cards: Take a whole mock examination against the clock
  = The score is above what is needed to pass, or the gaps are known

# Practice [practice]
- lessons 6d after enrol: Take the practical lessons: pool, road, workplace or laboratory
  = The instructor has signed the list of exercises
- weak 3d after lessons, mock: Practise what was weak with somebody who can do it
  = The instructor says that you are ready

# Examination [examination]
- mock2 1d after weak: Take a second mock examination under real conditions
  = The score is above the mark with some reserve
- ready 2h after mock2: Prepare the day: way, papers, equipment, sleep
  = Bag and papers stand at the door the evening before
- exam 1d after ready, papers CRITICAL DAY: Take {subject}
  = Every part was taken
- result 2h after exam: Collect the certificate, and enter when it must be renewed
  = The certificate is filed, with a date for its renewal
`;
