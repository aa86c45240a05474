import { recipe } from '../read-recipe.ts';

export const CONTENT_SERIES = recipe`
kind: a series of episodes or articles
subject: the series
8: podcasts?|vlog|youtube channel|video series|web series|video channel|twitch channel|tiktok channel|audio drama
5: blog|newsletter series|weekly newsletter|monthly newsletter|magazine|column|live ?stream|episodes?
3: channel|series|(?:one|two|a) (?:videos?|posts?|articles?|issues?) (?:a|per|every) (?:week|month|day)

# Concept [concept, editorial, planning]
- promise 4h HIGH: Write one page on {subject}: for which audience, what it promises, in which form and how often
  = Three people of the audience say after reading the page that they would follow it
- rivals 1d after promise: Follow five comparable series for two weeks and note what works
  = For each of the five, one thing to copy and one to avoid
- name 4h after promise [design, brand]: Choose name, cover picture and a description of two sentences
  = The name is free on every platform, and the cover can be read at the size of a thumb
- list 1d after promise, rivals: List topics and guests for the first twelve episodes
  = Each episode has a question that it answers, and a guest or a source

# Equipment and workflow [technology, equipment, audio, video]
- gear 1d after promise [equipment, technology]: Choose and buy equipment: microphone, camera or writing tool, light, software
  = A test recording sounds and looks clean in the room where it will be made
- host 3h after name: Set up hosting, channel and feeds on all platforms
  = A private test episode can be found and played on each platform
- flow 4h after gear: Write down the steps from idea to published episode, with hours for each
  = Somebody else could make an episode from the page

# First episodes [production, recording, editing, writing]
- scripts 2d after list: Write outlines or scripts of the first three episodes
  = Each was read aloud once within its length
- pilot 1d after scripts, gear: Record a pilot of {subject} and let five people of the audience judge it
  = The five have said where they would have stopped
- record 2d after pilot: Record or write the first three episodes with what the pilot taught
  = Three complete recordings or texts are stored in two places
- edit 2d after record [editing]: Edit them: cut, sound, titles, thumbnails
  = Each was heard, seen or read to the end by somebody who did not make it
- notes 1d after edit: Write titles, descriptions, sources and transcripts
  = Each episode can be found by the words that the audience searches for

# Start [marketing, promotion, launch]
- stock 1d after edit, host: Schedule three episodes, so that one late recording stops nothing
  = Three episodes are uploaded with dates
- announce 1d after notes [marketing]: Tell guests, partners, friends and communities, with a trailer
  = Everybody on the list has the link and a sentence to pass on
- publish 3h after stock, announce HIGH DAY: Publish the first episode of {subject}
  = It can be found and played everywhere, and the first comments are answered

# Keep going [audience, analytics, community]
- rhythm 4h after publish: Fix the calendar for the next three months: recording days, guests, dates
  = Each date has a topic and somebody responsible
- numbers 3h after publish: Look at audience numbers and comments after four and eight weeks
  = For each episode it is noted where listeners, viewers or readers left
- grow 1d after numbers [marketing]: Try two ways to win new audience for {subject} and keep the better one
  = Both were measured by new followers for each hour of work
`;
