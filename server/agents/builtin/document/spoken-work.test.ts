import { expect, test } from 'vitest';
import { requestIn } from './spoken-work.ts';

test.each([
  [
    'Maya, can you please order the book scanner? It should be here by 10 December.',
    'Order the book scanner, @Maya, by 10 December',
  ],
  ['Could Felix finish the video by tomorrow?', 'Finish the video by tomorrow, @Felix'],
  ['I’ll write to the mayor about the ribbon', 'Write to the mayor about the ribbon, @Dana'],
  ['somebody needs to test the alarm system (half a day)', 'Test the alarm system (half a day)'],
  ['Karl finishes the shelf labels by Thursday', 'Finish the shelf labels by Thursday, @Karl'],
  ['And someone has to book the room for the 3rd of December', 'Book the room for the 3rd of December'],
])('“%s” asks for “%s”', (sentence, work) => {
  expect(requestIn(sentence, 'Dana')).toBe(work);
});

test.each([
  'Ana will write the report',
  'Design the cover',
  'I’ll do that',
  'Can we meet?',
  'The shelves are up',
  'Server room cabling',
])('“%s” stays as it is', (text) => {
  expect(requestIn(text, null)).toBeNull();
});
