import { recipe } from '../read-recipe.ts';

export const TRANSLATION = recipe`
kind: a translation
subject: the text
8: translat(?:e|ing|ion)|locali[sz](?:e|ing|ation)|multilingual|subtitl(?:e|ing|es)|dub(?:bing)?
2: into (?:german|french|spanish|italian|polish|english|dutch|portuguese|japanese|chinese|arabic)|glossary|languages

# Scope [lead, planning]
- scope 4h HIGH: List the parts of {subject} that are translated, for which readers, and those that are not
  = Each text has a number of words and an owner
- source 2d after scope [editorial]: Clean up the source: final wording, short sentences, no text in pictures
  = The source is frozen under a version
- way 4h after scope: Choose the way: translator, agency or machine with correction, by price and quality of a sample
  = Two samples of a page were judged by native readers
- budget 2h after way [finance]: Set budget and dates for each language
  = The sum is approved

# Terms and style [terminology]
- terms 1d after scope: Collect the glossary: product names, terms, what is never translated
  = Each term has one translation for each language, approved
- style 4h after terms: Write the style guide: form of address, units, dates, tone
  = Translators have no question of this kind
- tech 1d after source [technology]: Set up export, translation memory and import
  = A test page went through and came back unharmed

# Translation [translation]
- translate 5d after terms, tech, budget EACH [translation]: Translate {subject} into {item|the new language}
  = Every text of the list is there, and no term departs from the glossary
- questions 4h after translate: Answer questions of the translators, and put the answers into the glossary
  = No question is open
- check 2d after translate: Have each language reviewed by a native reader who knows the matter
  = Each remark is followed or answered

# Build in and test [layout, test]
- build 2d after check: Put the translations in place: pages, menus, pictures, search
  = No text of the old language is left
- layout 1d after build [layout]: Check layout: long words, line breaks, direction, fonts
  = Nothing is cut off on screen or in print
- test 1d after build: Let one reader of each language use it
  = Each found what they were asked to find

# Publish [release]
- publish 3h after test, layout CRITICAL DAY: Publish the new languages
  = Each can be chosen, and search engines know of it
- update 4h after publish: Arrange how changes reach all languages
  = A change of the source starts a task for each language
- feedback 2h after publish: Collect corrections of readers for a month
  = Each correction is in text and memory
`;
