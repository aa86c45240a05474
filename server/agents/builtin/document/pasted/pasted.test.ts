import { expect, test } from 'vitest';
import { actionNotesToMarkdown } from './action-notes.ts';
import { withoutPictures } from './emoji-bullets.ts';
import { htmlToMarkdown } from './html-markdown.ts';
import { withLeadsAsItems } from './lead-paragraphs.ts';

test('headings, nested lists and tables of a page become Markdown; scripts and styles go', () => {
  const page =
    '<html><head><style>a{}</style></head><body><h1>Fair &amp; feast</h1><ul><li>Stand<ul><li><input type="checkbox" checked>Book it</li></ul></li></ul><table><tr><th>Task</th><th>Owner</th></tr><tr><td>Flyer</td><td>Ana</td></tr></table><script>x("- no")</script></body></html>';
  expect(htmlToMarkdown(page)).toBe(
    '# Fair & feast\n\n- Stand\n  - [x] Book it\n\n| Task | Owner |\n| --- | --- |\n| Flyer | Ana |',
  );
  expect(htmlToMarkdown('Use <p> and <li> in the template')).toBeNull();
});

test('pictures at the beginning of lines are boxes and bullets, one alone is none', () => {
  expect(withoutPictures('🔲 Form\n   ✅ Checks\n🎈 Balloons')).toBe('- [ ] Form\n   - [x] Checks\n- Balloons');
  expect(withoutPictures('🎈 Party\n\nSome words')).toBe('Party\n\nSome words');
});

test('of minutes only the marked lines are work; a topic without any stands above', () => {
  const minutes =
    'Board, 3 May\n\n1. Money\nFine so far.\n2. Roof\nIt leaks.\nAction: Ana to call the roofer\nAP Ben: order a bucket';
  expect(actionNotesToMarkdown(minutes)).toBe(
    '# Board, 3 May\n\n**Money**\n\nFine so far.\n\n## Roof\n\nIt leaks.\n\n- Ana to call the roofer\n- order a bucket, @Ben',
  );
  expect(actionNotesToMarkdown('TODO: one thing\n- a list\n- of work')).toBeNull();
});

test('paragraphs with a bold lead are items, with their facts below', () => {
  expect(
    withLeadsAsItems('**Research** – Talk to users. Owner: Bo. 1 week.\n\n**Build.** Due 4 May. Requires Research.'),
  ).toBe(
    '- Research\n\n  Talk to users\n\n  Owner: Bo\n\n  Estimate: 1 week\n\n- Build\n\n  Due: 4 May\n\n  Depends on: Research',
  );
});
