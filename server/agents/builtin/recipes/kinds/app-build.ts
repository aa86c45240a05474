import { recipe } from '../read-recipe.ts';

export const APP_BUILD = recipe`
kind: building an app or website
subject: the product
6: mobile app|web ?app|ios app|android app|website|web ?site|online shop|web ?shop|landing page|app store|e-?commerce (?:site|store)|mvp|minimum viable product|saas
4: (?:relaunch|redesign)\b.{0,30}\b(?:site|website|app|shop|page|portal)
3: app|portal|prototype|startup
1: build|create|develop|design|make

# Discovery [product, research, discovery, strategy]
- users 3d HIGH: Interview eight people who would use {subject}
  = Eight interviews are summed up by need, with quotations
- rivals 1d: Try five comparable products and note what works
  = For each of the five, one thing to copy and one to avoid
- goal 4h after users: Agree the main goal, how it is measured, and the budget
  = The number, its target and the budget are agreed
- first 1d after users, rivals, goal HIGH: Cut the first version: the one job it must do well, and what waits
  = At most seven user stories
  = Everything else is on a list for later

# Design [design, designs, ux, ui, designer, brand]
- map 2d after first: Draw screens and paths on paper
  = Each need has a path from start to end
- prototype 4d after map: Build a clickable prototype and test it with five people
  = Four of five finish the main job without help
- look 3d after map [brand, design]: Define the look: colours, type, components, dark mode
  = One finished screen shows all of it, in light and dark
- words 2d after prototype [content, texts, copy]: Write all texts, error messages and empty states too
  = No screen has placeholder text

# Foundations [infrastructure, architecture, devops, backend]
- stack 1d after first: Choose technology and hosting, and write down why
  = The choice, its reasons and its costs are written down
- repo 2d after stack: Set up repository, automatic tests, staging and releases
  = A change of one line reaches staging within 15 minutes without hands
- data 2d after stack: Design the data model, accounts and access rights
  = Each screen can be filled from the model, and each role sees only its own
- law 1d after first [legal]: Clarify privacy, cookies, terms and shop rules
  = Each point is answered by somebody who may answer it

# Build [build, development, engineering, coding, developer, frontend, backend]
- core 8d after repo, data, prototype HIGH: Build the main path of {subject} from end to end
  = A stranger can walk the main path on a test system
- server 6d after data, repo [backend, server, api]: Build the server side: accounts, storage, notifications
  = Each function has tests, and a backup was restored
- screens 8d after core, look, words [frontend, screens]: Build the remaining screens
  = Every screen of the map exists with all its states
- pay 3d after core, law: Connect payment, mail, analytics and crash reports
  = A payment, a mail and a crash each arrive in a test

# Test [test, testing, qa, quality]
- devices 2d after screens, pay: Test on the ten most common devices and browsers
  = The main path works on all ten
- access 1d after screens: Test accessibility, slow networks and offline use
  = The main path works by keyboard, by screen reader and on a slow network
- safe 2d after server, pay [security]: Check security: sign-in, access to others’ data, libraries
  = Nobody can see what belongs to somebody else
- beta 3d after devices, access, safe: Run a beta with 30 people for two weeks
  = 30 people have used it for two weeks, and their reports are sorted
- bugs 5d after beta: Fix what was found
  = No severe fault is open

# Launch [launch, release, marketing, store]
- page 2d after look, words [marketing, seo, store]: Prepare store entry or search engine basics: texts, pictures, keywords
  = Texts, pictures and keywords are approved
- ops 1d after server [operations, devops]: Set up monitoring, backups and who is called when it breaks
  = A test failure has reached somebody, and a backup was restored
- live 1d after bugs, page, ops HIGH DAY: Put {subject} live
  = The main path works in production on phone and computer
  = Going back takes less than ten minutes
- learn 2d after live: Look at the numbers each week for a month and plan the next version
  = Four weekly notes exist, and the next version has a list
`;
