import { describe, expect, test } from 'vitest';
import { briefSentences } from './brief-sentences.ts';

const textsOf = (brief: string): string[] => briefSentences(brief).map(({ text }) => text);

describe('the sentences of a brief', () => {
  test('are its headings, items, rows, blocks of code, and the sentences of its text', () => {
    const brief = [
      '# Launch ##',
      '',
      'We move in May. Ask Ana, e.g. about the keys! It takes 2.5 days.',
      '',
      '## Work',
      '- [ ] Design (2d)',
      '  1. Sketch it. Then show it.',
      '* Build',
      '---',
      '| Task | Days |',
      '|------|-----:|',
      '| Test | 3 |',
      '```sh',
      'npm start',
      '',
      '```',
    ].join('\n');
    expect(textsOf(brief)).toEqual([
      'Launch',
      'We move in May.',
      'Ask Ana, e.g. about the keys!',
      'It takes 2.5 days.',
      'Work',
      '[ ] Design (2d)',
      'Sketch it. Then show it.',
      'Build',
      '| Task | Days |',
      '| Test | 3 |',
      '```sh npm start ```',
    ]);
    for (const { text, start, end } of briefSentences(brief))
      expect(brief.slice(start, end).replaceAll(/\s+/gu, ' ')).toBe(text);
  });

  test('of an outline that is made by indentation are its lines, however long', () => {
    const brief =
      'Kitchen\n\tNew circuits for oven and hob (electrician, 2 days, after Demolition)\n\tSockets and light';
    expect(textsOf(brief)).toHaveLength(3);
  });

  test('end after a year, and not after the number of a day', () => {
    expect(textsOf('We marry on 12 June 2027. Ana leads. Wir feiern am 3. Juli.')).toHaveLength(3);
  });

  test('know what they stand under', () => {
    const brief = '# A\nIntro.\n## B\n- one\n  - two\n\n    More of two.\n- three\n## C\nText\n# D\n- four';
    expect(briefSentences(brief).map(({ text, parent }) => [text, parent])).toEqual([
      ['A', null],
      ['Intro.', 1],
      ['B', 1],
      ['one', 3],
      ['two', 4],
      ['More of two.', 5],
      ['three', 3],
      ['C', 1],
      ['Text', 8],
      ['D', null],
      ['four', 10],
    ]);
  });

  test('go over the ends of lines that were broken for width, and stop at those of lists and tables', () => {
    expect(textsOf('We want to move the office\nbefore the lease ends. Then\nwe rest.')).toEqual([
      'We want to move the office before the lease ends.',
      'Then we rest.',
    ]);
    const wide = 'Because the lease ends in May we have to find another office before';
    expect(textsOf(`- ${wide}\n  April is over\n- Next`)).toEqual([`${wide} April is over`, 'Next']);
    expect(textsOf('Pack boxes\nCall movers')).toEqual(['Pack boxes', 'Call movers']);
    expect(
      textsOf('Title,Days\npack all of the boxes that are in the cellar and the attic,3\ncall the movers,1'),
    ).toEqual(['Title,Days', 'pack all of the boxes that are in the cellar and the attic,3', 'call the movers,1']);
  });

  test('are numbered without gaps, in order, and none is empty, whatever the brief is', () => {
    const pieces = [
      '# H',
      '- item',
      '  - sub',
      'Text. More text!',
      '',
      '```',
      '| a | b |',
      '---',
      '\t',
      'ä. Ö.',
      '1) x',
    ];
    let seed = 7;
    const random = (): number => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
    for (let round = 0; round < 300; round += 1) {
      const brief = Array.from({ length: 12 }, () => pieces[Math.floor(random() * pieces.length)]).join('\n');
      let last = 0;
      for (const [index, sentence] of briefSentences(brief).entries()) {
        expect(sentence.number).toBe(index + 1);
        expect(sentence.start).toBeGreaterThanOrEqual(last);
        expect(sentence.text).not.toBe('');
        expect(sentence.parent ?? 0).toBeLessThan(sentence.number);
        last = sentence.end;
      }
    }
    expect(briefSentences(' \n\t\n---\n')).toEqual([]);
  });

  test('of the longest brief are found at once', () => {
    const brief = '- Do this and that. '.repeat(10_000);
    const began = performance.now();
    expect(briefSentences(`${brief}\n${'a. '.repeat(60_000)}\n${'\n'.repeat(50_000)}`).length).toBeGreaterThan(0);
    expect(performance.now() - began).toBeLessThan(2_000);
  });
});
