import { recipe } from '../read-recipe.ts';

export const SORTING_OUT = recipe`
kind: clearing and sorting
subject: the collection
7: declutter(?:ing)?|(?:sort|clear|clean|tidy|empty)(?:ing)? (?:out|up)?\b.{0,30}\b(?:cellar|basement|attic|garage|wardrobe|closet|photos?|archive|estate|papers|paperwork|storage|library|files|collection|shed|house|flat|drawers|desk|inbox|hard ?drives?|documents|kitchen|rooms?)|digiti[sz](?:e|ing|ation)|(?:photo|stamp|record|book|film) collection|clear out
3: archive|scan(?:ning)?|albums?|inherit(?:ed|ance)
-4: process|customer journey|strategy

# Look and decide [planning]
- look 3h HIGH: Look through {subject}, and estimate amount, kinds and condition
  = Number of boxes, metres or files is noted by kind
- aim 1h after look: Decide what it should be like at the end, and who has a say
  = Everybody who has a say has agreed
- rules 1h after aim: Write the rules: keep, give away, sell, throw out, ask
  = A stranger could sort by them
- place 2h after aim: Find a place to work, boxes, labels and time
  = Everything is laid out before the first box is opened

# Sort [sorting]
- trial 3h after rules, place: Sort one box or folder on trial, and measure the time
  = The rules are changed where they did not fit
- sort 5d after trial: Select and sort box by box
  = Nothing is left unsorted
- doubt 3h after sort: Decide the doubtful ones with the others
  = The box of doubts is empty
- out 1d after sort: Sell, give away and take to the dump
  = What does not stay is out of the house within two weeks

# Keep [archive, digital]
- clean 1d after sort: Clean, repair and protect what stays
  = Each piece is dry, clean and in its cover
- scan 4d after sort: Scan or photograph what should also exist as a file
  = Each file is sharp, the right way up and complete
- name 2d after scan: Name, date and label files and boxes by one pattern
  = Somebody else finds a given piece within two minutes
- backup 3h after name: Store two copies in two places, one outside
  = A file from each copy was opened

# Use [sharing]
- store 1d after clean: Put everything in its place, what is used often at hand
  = Each box has a place on the list
- share 1d after name: Share it with family or colleagues: album, link, evening
  = Everybody concerned has seen it
- done 2h after store, share, backup DAY: Look at {subject} with everybody, and close the work
  = It is as was decided at the start
- habit 1h after done: Arrange how it stays that way
  = An hour each quarter has a date
`;
