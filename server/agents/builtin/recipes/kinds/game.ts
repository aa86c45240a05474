import { recipe } from '../read-recipe.ts';

export const GAME = recipe`
kind: a game
subject: the game
8: (?:video|computer|board|card|mobile|browser|indie|role-?playing|puzzle|tabletop|escape(?: room)?|vr) games?|platformer|roguelike|visual novel|metroidvania|first-person shooter|escape room|unity game|unreal
5: godot|unity|unreal engine|steam\b|itch\.io|playtest|level design|game ?jam|nintendo|xbox|playstation
3: games?\b
-9: subscription|fans|night|kickstarter|crowdfund|tournament

# Concept [design, concept]
- pitch 4h HIGH: Write {subject} on one page: what the player does, feels and wants, and what is new
  = Five players of such games want to try it
- rivals 1d after pitch: Play five comparable games, and note price, length and reviews
  = For each, one thing to copy and one to avoid
- scope 4h after pitch: Cut the scope: one mechanic, number of levels, platform, budget, date
  = The list of what is left out is longer than the list of what is in
- tools 4h after pitch [technology]: Choose engine, tools, version control and formats
  = An empty build starts on the target device

# Prototype [programming, prototype]
- proto 6d after scope, tools: Build a prototype of the main mechanic with placeholder art
  = Ten minutes of play work without explanation
- play1 1d after proto: Playtest {subject} with five people who say nothing to please you
  = Where they stopped, laughed and got lost is noted
- decide 3h after play1 HIGH: Decide what stays, and write the list of levels, characters and items
  = Each item of the list has hours

# Production [art, sound, level, programming]
- slice 8d after decide: Finish one level completely: graphics, sound, menus, saving
  = The level looks like the finished game
- levels 15d after slice [level]: Build the remaining levels
  = The game can be played from start to end
- art 12d after slice [art]: Make art and animation: sprites, backgrounds, effects
  = No placeholder is left
- sound 6d after slice [sound, music]: Make music and sound effects
  = Each action has a sound, and music does not tire after an hour
- menus 4d after slice: Build menus, settings, controller support and saving
  = Everything works with keyboard and with controller

# Test and polish [test, qa]
- play2 3d after levels, menus: Playtest the whole with ten people, and measure where they fail
  = Each level has its share of those who finished it
- balance 4d after play2: Balance difficulty, length and tutorial
  = Eight of ten new players finish the first hour
- bugs 5d after play2: Fix faults, and test on the weakest device
  = No crash in five hours, and the frame rate holds

# Store and marketing [marketing, store]
- page 3d after slice [marketing]: Make the store page with trailer, pictures and a text of three lines
  = The page is approved by the store
- wish 4d after page: Collect followers: demo, posts, streamers, festivals
  = The number of followers of each week is noted
- rating 1d after page [legal]: Settle age rating, taxes, licences of music and fonts
  = Each licence is on file

# Release [release]
- build 2d after bugs, balance, art, sound: Make the release build and pass the check of the store
  = The store has approved the build
- release 1d after build, page, rating CRITICAL DAY: Release {subject}
  = A stranger has bought, installed and played it
- patch 4d after release: Read reviews each day, and bring out the first patch
  = The three commonest complaints are answered
`;
