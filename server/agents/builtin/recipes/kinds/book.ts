import { recipe } from '../read-recipe.ts';

export const BOOK = recipe`
kind: a book or long text
subject: the book
8: (?:write|publish|self-publish|finish)\b.{0,40}\b(?:book|novel|memoir|e-?book|handbook|guidebook|cookbook|textbook|anthology|white ?paper|manuscript)
4: book|novel|memoir|manuscript|e-?book|cookbook|handbook|anthology
2: chapters?|author|publisher|literary agent|editor|proofread(?:ing)?|isbn

# Idea and plan [concept, research, planning]
- promise 1d HIGH: Write one page: who reads {subject}, what it promises, what is new in it
  = Three people say after reading the page that they would read the book
- shelf 5d after promise: Read the five closest books and note what they leave open
  = For each of the five, one paragraph says what it leaves open
- outline 3d after promise, shelf: Outline the chapters of {subject} with a paragraph each
  = Each chapter has one thought and a reason to read on
- rhythm 2h after outline: Fix a writing rhythm: words a day, days a week, a date for each chapter
  = Each chapter has a date

# Publisher or own edition [publishing, agent, publisher, contract]
- way 1d after promise: Decide between publisher and own edition, with costs and income
  = Costs, income and time of both ways stand side by side
- proposal 5d after outline, way: Write the proposal with a sample chapter
  = Somebody of the trade has read and commented it
- send 2d after proposal: Send it to ten agents or publishers, or book editor and designer
  = Ten addresses have it, or the contracts are signed

# First draft [writing, author, draft, research]
- material 8d after outline [research]: Collect material: interviews, sources, permissions for quotations
  = Each permission is there in writing
- first 15d after rhythm, material: Write the first third
  = A third of the planned words is written
- readers 2d after first: Give the first third to three readers of the kind it is for
  = The answers of the three are noted
- rest 30d after readers: Write the rest
  = The draft is complete from the first to the last page, however rough

# Revision [editing, editor, revision, proofreading]
- lie 2d after rest: Let it lie for two weeks, then read it in one go
  = The notes of the reading fit on one page
- structure 10d after lie: Revise the structure: cut, move, fill gaps
  = Each chapter has one task, and nothing is told twice
- editor 8d after structure [editor, editing]: Work through the comments of an editor
  = Each comment is followed or answered
- facts 3d after structure: Check facts, names, quotations and rights
  = Each name, number and quotation has a source
- proof 3d after editor, facts [proofreading]: Have it proofread
  = Two people have read every page

# Production [design, cover, layout, print, production]
- cover 4d after promise [design, cover]: Have the cover designed, and test three versions on a small screen
  = The title can be read at the size of a thumb
- layout 4d after proof [layout]: Set the pages for print and e-book
  = Both files open without a warning in the usual programs
- data 1d after cover: Register ISBN, prices, categories and description
  = The entry shows title, price and description as planned
- copy 2d after layout, cover: Check a printed proof page by page
  = Every page was looked at on paper

# Publication [marketing, launch, press]
- early 2d after layout: Send copies to reviewers and early readers six weeks ahead
  = Each copy has an address and a date to ask again
- plan 4d after data: Prepare readings, interviews, newsletter and website
  = Dates and texts for the first six weeks are fixed
- publish 1d after copy, data, early, plan HIGH DAY: Publish {subject}
  = It can be ordered
- after 2d after publish: Thank reviewers, answer readers, collect corrections
  = Each letter has an answer, and the corrections are kept
`;
