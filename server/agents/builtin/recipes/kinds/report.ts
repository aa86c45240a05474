import { recipe } from '../read-recipe.ts';

export const REPORT = recipe`
kind: a report
subject: the report
7: (?:annual|sustainability|quarterly|financial|progress|impact|esg|csr|half-?year|yearly|final|status|management|evaluation|feasibility|technical|year-?end) (?:report|statement|accounts|review)
6: white ?paper|yearbook|annual review|brochure|catalogue|programme booklet|user manual|handbook for
4: (?:write|publish|prepare|produce|finish|compile)\b.{0,40}\breports?
3: report\b
2: printer|layout|figures|auditors?|shareholders|chapter

# Frame [lead, planning, editorial]
- purpose 4h HIGH: Fix for {subject}: readers, message, length, form, date and who approves it
  = One page is agreed with whoever approves the report
- rules 4h after purpose [legal]: List what law, standards or funders demand, and look at the last one
  = Each demand has a place in the outline
- outline 1d after purpose, rules: Outline the chapters with pages, author and sources of each
  = Each chapter has one author and a date
- calendar 3h after outline: Set the calendar backwards from publication: drafts, approval, layout, print
  = Each step has a date, and each approver has it in the calendar

# Data and facts [data, figures, finance]
- request 4h after outline: Ask each source for figures, with format, date and a contact
  = Each source has confirmed the date
- collect 5d after request: Collect and check the figures, and compare them with last year
  = Each number has a source, and each jump an explanation
- stories 3d after outline: Collect stories, quotations and pictures, with permission
  = Each picture and quotation has its permission in writing

# Text [writing, editorial, text]
- draft 6d after collect, stories: Write the first draft of all chapters
  = No chapter is missing, and each carries its message in the first paragraph
- foreword 4h after outline: Write the foreword and have it approved by whoever signs it
  = The person who signs has changed and approved it
- charts 2d after collect [design]: Make charts and tables
  = Each chart says one thing, and its numbers are those of the text
- review 3d after draft, charts: Have it reviewed by experts and by one outsider
  = Each comment is followed or answered

# Approval and design [design, layout, approval]
- approve 3d after review, foreword HIGH: Get the approval of figures and text
  = The approval is there in writing, with the version
- layout 4d after approve [design, layout]: Lay out the pages, accessible as PDF
  = Headings, reading order and texts for pictures are in the file
- proof 2d after layout: Proofread the laid out pages; no changes of content any more
  = Two people have read every page, every number against its source

# Publication [publication, print, communication]
- print 3d after proof: Print {subject} after a test print, or prepare the online edition
  = Colours and pages of the test print are approved
- publish 1d after proof, print CRITICAL DAY: Publish {subject} and file it where it must be filed
  = It is at its address, and the receipt of each office is filed
- tell 1d after publish [communication]: Send it to the readers with three sentences on the message
  = Everybody on the list has it
- lessons 3h after publish: Note for next year what came late and why
  = Sources, templates and notes are in one folder
`;
