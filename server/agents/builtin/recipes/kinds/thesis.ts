import { recipe } from '../read-recipe.ts';

export const THESIS = recipe`
kind: a thesis
subject: the thesis
9: (?:bachelor|master|diploma|doctoral|phd)(?:['’]?s)? (?:thesis|dissertation)|dissertation|thesis|term paper|seminar paper|capstone
3: supervisor|chapter|university|semester|defen[cs]e
-6: proposal

# Topic and frame [planning]
- question 3d HIGH: Narrow {subject} down to one question that can be answered in the time
  = The question fits into one sentence, and its answer could be wrong
- supervisor 4h after question: Agree topic, method and meetings with the supervisor, and register
  = The registration is confirmed with the last day to hand in
- rules 2h: Read the rules: length, style of citation, declaration, copies, format
  = Each rule is on a checklist
- calendar 3h after supervisor: Plan backwards from the day, with two weeks of reserve
  = Each chapter has a date, and each meeting a topic

# Literature [research, reading]
- search 4d after question: Search the literature{topic}, and keep it in a reference manager
  = Search terms and numbers of hits are noted
- read 8d after search: Read and summarise the 20 most important sources
  = Each has five lines: question, method, result, limits, use
- state 3d after read: Write the chapter on the state of research
  = The gap that the thesis fills is named at its end

# Method and data [method, data, experiment]
- method 3d after question, read: Choose and justify the method, and describe it so that it can be repeated
  = The supervisor has agreed to the method
- pilot 3d after method: Try it on a small scale: some samples, two interviews, one experiment
  = What was changed after the pilot is noted
- collect 10d after pilot: Collect the data or samples
  = Raw data are stored in two places, with a log
- analyse 8d after collect: Analyse the data, and make figures and tables
  = Each figure can be made again from the raw data

# Writing [writing]
- outline 1d after supervisor, state: Outline all chapters with one sentence for each section
  = The supervisor has seen the outline
- draft 12d after outline, analyse: Write the draft: method, results, discussion, then introduction and summary
  = No section is missing, however rough
- feedback 3h after draft: Give the draft to the supervisor and to a fellow student
  = Both have answered
- revise 5d after feedback: Revise argument and structure, then sentences
  = Each comment is followed or answered

# Hand in [submission]
- references 1d after revise: Check references, figures, tables and appendices
  = Each citation is in the list, and each entry of the list is cited
- proof 2d after references: Have it proofread, and format it by the rules
  = The checklist of rules is ticked off
- print 1d after proof: Print, bind and save it as the rules ask
  = Copies and files are there three days before the day
- submit 2h after print CRITICAL DAY: Hand in {subject}
  = The receipt is there
- defence 3d after submit: Prepare the defence or talk, and rehearse it twice
  = It keeps to its time, and ten questions have answers
`;
