import { recipe } from '../read-recipe.ts';

export const TECHNICAL_UPGRADE = recipe`
kind: a technical upgrade
subject: the upgrade
8: upgrad(?:e|ing)\b.{0,50}\b(?:to|from|version|java|python|php|node|react|angular|rails|django|spring|kubernetes|postgres(?:ql)?|mysql|\.net|windows|ubuntu|debian|monolith|framework|kernel|typo3|wordpress|drupal|magento)|refactor(?:ing)?|rewrite\b.{0,30}\b(?:code|service|module|monolith|backend|frontend|app|in (?:rust|go|typescript|kotlin))|technical debt|tech debt|split (?:up )?the monolith|modulari[sz]e|port\b.{0,30}\bto (?:linux|arm|windows|macos|android|ios)
3: monolith|legacy code|dependencies|libraries|deprecat(?:ed|ion)|end of life
-3: office|kitchen|bathroom

# Look [analysis, architecture]
- why 4h HIGH: Write the reasons for {subject}: what it must bring, by when, and what happens without it
  = The reason is a number or a date of somebody else
- list 2d after why: List what is touched: modules, dependencies, libraries, build, servers
  = Each dependency has a version that fits, or a replacement
- breaks 2d after list: Read the notes of all versions between, and list what breaks
  = Each break has the places in the code
- safety 2d after list [test]: Close the gaps in the tests of what is touched
  = The main paths are covered and green before the first change

# Way [architecture]
- trial 3d after breaks: Try it in a branch for two days, as far as it goes
  = The number of errors and the hard spots are known
- way 4h after trial: Choose the way: at once, module by module, or both side by side
  = The choice and its reasons are on record
- plan 4h after way: Cut it into steps that can each be released
  = No step takes more than three days
- back 4h after way [operations]: Plan the way back for each step
  = It was walked once in test

# Change [development]
- build 2d after plan: Raise the build, pipeline and images
  = The pipeline builds old and new
- deps 4d after build: Raise or replace the libraries, one by one
  = Each in a change of its own, with green tests
- code 8d after deps: Change the code that breaks
  = No warning of deprecated calls is left
- clean 2d after code: Remove bridges and old switches
  = The old version is named nowhere any more

# Test [test, qa]
- test 3d after code, safety: Run all tests, and the main paths by hand
  = No test was switched off
- load 2d after code: Compare speed, memory and start with before
  = No value is worse by more than a tenth
- secure 1d after deps [security]: Check libraries for known holes
  = No known hole of high rank is left

# Release [release, operations]
- stage 2d after test, load, secure, back: Run it for a week beside real traffic, or on a small part
  = No new kind of error appears
- release 1d after stage CRITICAL DAY: Release {subject} to production
  = The numbers are those of the week before
- watch 1d after release: Watch for a week, then switch off the old
  = The old servers and images are gone
- notes 3h after release [documentation]: Update documentation and set-up for developers
  = A new developer starts with it within an hour
`;
