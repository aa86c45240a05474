import { recipe } from '../read-recipe.ts';

export const LEARNING = recipe`
kind: learning something new
subject: the new skill
7: (?:learn|teach myself|improve my|brush up|pick up|become fluent|self-?study|practi[sc]e (?:my|the))\b.{0,50}\b(?:\p{Lu}\p{L}+|piano|guitar|violin|cello|flute|drums|ukulele|sing(?:ing)?|language|vocabulary|to (?:code|program|draw|paint|cook|bake|knit|sew|dance|play|swim|sail|ski|surf|speak|read|write)|coding|programming|drawing|painting|chess|photography|calligraphy|knitting|sewing|dancing|pottery|woodworking|cooking)
5: learn|master (?:the|my)|teach myself
3: fluent|vocabulary|lessons|tutor|beginner

# Start [planning]
- why 2h HIGH: Write down what you want to be able to do with {subject}, where, and by when
  = The goal is something that another person can watch you do
- level 2h after why: Test your level, and note what is easy and what is hard
  = The result of a test or a recording of today is kept
- frame 2h after why: Fix hours a week, place, budget and somebody who asks how it goes
  = Each week has at least four fixed times in the calendar

# Material and people [material, teacher]
- method 1d after level: Compare course, teacher, app and book, and try two of them
  = Two were tried for a week, and one is chosen with its reason
- material 4h after method: Get the material or instrument, and set up a place to practise
  = Practising can begin within two minutes
- partner 4h after method: Find a teacher, partner or group for {subject}
  = The first meeting has a date
- plan 4h after method HIGH: Divide the way into four stages, each ending with something to show
  = Each stage has a date and a small performance, talk or piece

# Basics [practice]
- basics 8d after plan, material: Practise the basics a little every day: words, movements, rules
  = The first stage was shown to somebody
- repeat 2d after plan: Repeat what was learnt after one day, one week and one month
  = Nine of ten old questions are answered
- use 3d after basics: Use it in real life each week, however badly: speak, play, make
  = Four weeks each have one real use, noted in a line
- check 2h after basics: Compare with the recording of the first day, and adjust the plan
  = The plan says what gets more time and what gets less

# Advance [practice]
- hard 6d after check: Practise the three hardest points on their own, slowly
  = Each of the three goes right five times in a row
- conversation 4d after use, partner: Practise with other people: conversation, playing together, feedback
  = Somebody better has given feedback three times
- trial 1d after hard, conversation: Rehearse the goal under real conditions
  = What went wrong is listed and was practised

# Show it [result]
- show 1d after trial HIGH DAY: Do what you set out to do with {subject}, before others
  = The people present have seen, heard or understood it
- test 3h after trial: Test your level again and compare
  = Both results stand side by side
- keep 2h after show: Decide how to keep it: minutes a week, next goal
  = The next twelve weeks have times
`;
