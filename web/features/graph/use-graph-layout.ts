import { useEffect, useMemo, useRef, useState } from 'react';
import { type GraphPlaces, type GraphQuestion, placeNodes } from './graph-layout.ts';

/** From here on the layout is left to a worker: it takes more than a frame or two. */
const WORKER_FROM = 150;

/** Where the boxes stand; null while that is being found out for the first time. The last answer stays until the next. */
export function useGraphLayout(question: GraphQuestion): GraphPlaces | null {
  const isLarge = question.ids.length > WORKER_FROM;
  const small = useMemo(() => (isLarge ? null : placeNodes(question)), [isLarge, question]);
  const [large, setLarge] = useState<GraphPlaces | null>(null);
  const worker = useRef<Worker | null>(null);
  const asked = useRef(0);
  useEffect(
    function askTheWorker() {
      if (!isLarge) return;
      worker.current ??= new Worker(new URL('./graph-layout.worker.ts', import.meta.url), { type: 'module' });
      const id = (asked.current += 1);
      const answered = ({ data }: MessageEvent<{ readonly id: number; readonly places: GraphPlaces }>) => {
        if (data.id === id) setLarge(data.places);
      };
      const current = worker.current;
      current.addEventListener('message', answered);
      current.postMessage({ id, question });
      return () => current.removeEventListener('message', answered);
    },
    [isLarge, question],
  );
  useEffect(function endTheWorker() {
    return () => worker.current?.terminate();
  }, []);
  return small ?? large;
}
