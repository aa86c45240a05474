import { describe, expect, test } from 'vitest';
import { pacedBatches } from './paced-batches.ts';

function stage() {
  const batches: number[][] = [];
  const frames: (() => void)[] = [];
  let time = 0;
  const paced = pacedBatches<number>(
    (items) => batches.push([...items]),
    (task) => frames.push(task),
    () => time,
  );
  const frame = () => {
    time += 20;
    for (const task of frames.splice(0)) task();
  };
  return { batches, frames, paced, frame };
}

const numbers = (count: number, first = 1) => Array.from({ length: count }, (_, at) => first + at);

describe('what arrives more quickly than frames are drawn', () => {
  test('is handed on with the next frame, and after a pause what has come meanwhile', () => {
    const { batches, frames, paced, frame } = stage();
    paced.add(1);
    paced.add(2);
    expect(batches).toEqual([]);
    frame();
    expect(batches).toEqual([[1, 2]]);
    paced.add(3);
    frame();
    expect(batches).toHaveLength(1);
    paced.add(4);
    frame();
    expect(batches).toEqual([
      [1, 2],
      [3, 4],
    ]);
    expect(frames).toEqual([]);
  });

  test('goes at once at the end, and once only', () => {
    const { batches, paced, frame } = stage();
    numbers(20).forEach(paced.add);
    paced.flush();
    frame();
    paced.flush();
    expect(batches).toEqual([numbers(20)]);
  });
});
