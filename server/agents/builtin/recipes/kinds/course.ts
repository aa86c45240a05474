import { recipe } from '../read-recipe.ts';

export const COURSE = recipe`
kind: a course or training
subject: the course
6: online course|e-?learning|training (?:program(?:me)?|course)|curriculum|bootcamp|masterclass|workshop series|lecture series|mooc
4: course|syllabus|lessons?|lectures?|teach
3: training|workshop|seminar
2: students|learners|exercises|modules?|certificate|instructors?|trainees|pupils

# Learners and goals [concept, research, learning goals, curriculum]
- learners 2d HIGH: Talk to eight future learners: what they know, what they want to be able to do
  = The eight talks are summed up on one page
- goals 1d after learners: Write the learning goals as things that one can do and show
  = Every goal begins with a verb that can be observed
  = At most seven goals for the whole of {subject}
- proof 1d after goals: Design the final task that proves the goals
  = A learner who passes the task has shown every goal
- frame 4h after learners: Fix length, form, price and platform
  = Length, form, price and platform are decided

# Outline and pilot [outline, pilot, content]
- outline 2d after goals, proof, frame: Plan the modules of {subject}: goal, example, exercise and time of each
  = Each module has a goal, an example, an exercise and a time
- first 4d after outline: Make the first module completely
  = The module can be taken by somebody without help
- pilot 2d after first: Teach it to five people and watch where they stop
  = Four of five solve the exercise without help
  = The time is within 20% of the plan
- revise 1d after pilot: Change the outline after the pilot
  = Each comment of the pilot has led to a change or a reason

# Production [production, video, recording, content, writing, exercises, slides]
- scripts 8d after revise [writing, scripts, content]: Write scripts and examples for all modules
  = Each module was read aloud once within its time
- exercises 5d after revise [exercises]: Make exercises with solutions and hints
  = Somebody else has solved each one with the hints alone
- media 8d after scripts [video, slides, recording, design]: Make slides, recordings and subtitles
  = Everything plays, with subtitles
- expert 2d after scripts, exercises: Let an expert check the contents
  = Each remark of the expert is settled

# Platform and organisation [platform, technology, organisation, administration]
- platform 3d after frame: Set up the platform: enrolment, payment, progress, certificate
  = A test learner has enrolled, paid, finished and got the certificate
- load 2d after platform, media, exercises: Put the modules in and test them on phone and computer
  = Every module opens and every exercise can be handed in on a phone
- access 1d after load: Check subtitles, contrast and keyboard use
  = The whole course can be taken by keyboard and without sound
- help 4h after platform: Organise questions: forum, office hours, who answers
  = Each question has somebody who answers within two working days

# Enrolment [marketing, communication, promotion]
- page 2d after outline: Write the course page: for whom, goals, a sample lesson, price
  = Five people of the audience can say whom it is for
- tell 2d after page: Tell partners, former learners and newsletters
  = Each partner and list has got the message
- list 3h after page, platform: Open enrolment with an early price
  = The first ten have enrolled

# Run and improve [teaching, support, evaluation]
- start 1d after load, access, help, list, expert HIGH DAY: Start {subject}{people}
  = The first session took place, and everybody has access
- care 2d after start: Look each week who has stopped, and ask why
  = Everybody who stopped has been asked
- grade 3d after care: Give feedback on the final tasks
  = Each final task has feedback within a week
- evaluate 2d after grade: Evaluate: goals reached, completion, comments; improve the weakest module
  = The numbers are noted, and the weakest module is changed
`;
