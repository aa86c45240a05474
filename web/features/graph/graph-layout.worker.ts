import { type GraphQuestion, placeNodes } from './graph-layout.ts';

// Large graphs are placed here, so that the page goes on answering.
addEventListener('message', ({ data }: MessageEvent<{ readonly id: number; readonly question: GraphQuestion }>) => {
  postMessage({ id: data.id, places: placeNodes(data.question) });
});
