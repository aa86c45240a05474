import { recipe } from '../read-recipe.ts';

export const FILM = recipe`
kind: a film or recording
subject: the film
8: (?:short|documentary|feature|image|corporate|explainer|promo(?:tional)?|training|music|wedding|product|recruiting) (?:film|video|movie)|documentary|screenplay|(?:shoot|film|produce|make)\b.{0,25}\b(?:film|video|movie|documentary|trailer|commercial)|animation film
7: record(?:ing)?\b.{0,30}\b(?:album|ep|single|song|audio ?book|demo|cd)|debut album|concept album|mixtape
3: screenwriter|shooting|footage|actors?|studio|mix(?:ing)?|mastering
-6: channel|per week|a week|weekly|game|youtube

# Idea and script [concept, script]
- idea 1d HIGH: Write {subject} on half a page: audience, message, feeling, length
  = Three of the audience want to see or hear it
- script 4d after idea [script]: Write script or song list, scene by scene
  = It was read or played aloud within its length
- look 2d after script: Draw the storyboard, or collect examples of look and sound
  = Everybody who makes it has seen it
- budget 1d after script [finance]: Set the budget and crew
  = Each role has a name and a fee

# Preparation [production]
- cast 3d after script: Find people before the camera or microphone
  = Each has signed consent and dates
- place 3d after script: Find and book places or studio, with permits
  = Each is confirmed for its day
- gear 1d after look: Rent camera, sound, light or instruments
  = Everything was tried together
- schedule 1d after cast, place: Make the plan of the days, with weather or illness in mind
  = Each day has call times and a second plan

# Recording [shooting, recording]
- rehearse 1d after cast: Rehearse
  = Each scene or song works without a break
- shoot 5d after schedule, gear, rehearse HIGH: Shoot or record
  = Each item of the list was taken twice
- backup 2h after shoot: Copy everything to two places each evening
  = A file from each copy was opened
- pickup 1d after shoot: Get what is missing: pictures, voices, sounds
  = The list of missing pieces is empty

# Editing [editing, post-production]
- rough 4d after shoot: Make the rough cut or first mix of {subject}
  = It runs from start to end
- feedback 1d after rough: Show it to five people, and note where they drift off
  = Each place has a decision
- final 5d after feedback, pickup: Make the final cut or mix: colour, sound, music, titles
  = It was checked on a large screen, a telephone and cheap speakers
- rights 1d after rough [legal]: Clear rights of music, pictures and persons
  = Each is on file
- subtitles 1d after final: Make subtitles, cover and description
  = Each word was checked

# Release [release, marketing]
- plan 1d after feedback [marketing]: Plan the release: premiere, platforms, festivals, press
  = Each place has its date and format
- release 4h after final, subtitles, rights, plan CRITICAL DAY: Release {subject}
  = It can be seen or heard at each place
- after 1d after release: Thank everybody, archive it, and look at the numbers after four weeks
  = Project files and numbers are in the archive
`;
