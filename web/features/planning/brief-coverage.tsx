import { useQuery } from '@apollo/client/react';
import { BriefCoverageDocument, type BriefCoverageQuery } from '../../__generated__/graphql.ts';
import { Disclosure } from '../../ui/disclosure.tsx';
import { taskKey } from '../task/task-words.ts';

type Coverage = NonNullable<NonNullable<BriefCoverageQuery['agentRun']>['coverage']>;
type Sentence = Coverage['sentences'][number];

export interface BriefCoverageProps {
  /** Of the Planner. */
  readonly runId: string;
  /** Titles of the operations that are in at present, by id: what was left out plans nothing. */
  readonly titles: ReadonlyMap<string, string>;
  /** Shows an operation in the list. */
  readonly onShow?: (operationId: string) => void;
}

/**
 * How much of a brief is planned, and what is not. Nothing for a goal of one sentence, nor where the agent has not said
 * from which sentences it planned.
 */
export function BriefCoverage({ runId, titles, onShow }: BriefCoverageProps) {
  const { data } = useQuery(BriefCoverageDocument, { variables: { id: runId }, fetchPolicy: 'no-cache' });
  const sentences = data?.agentRun?.coverage?.sentences ?? [];
  const isTraced = sentences.some(({ tasks, operationIds }) => tasks.length + operationIds.length > 0);
  if (sentences.length < 2 || !isTraced) return null;
  const missing = sentences.filter((sentence) => isMissing(sentence, madeFrom(sentence, titles)));
  const noted = sentences.filter((sentence) => sentence.isNoted && !missing.includes(sentence));
  return (
    <Disclosure summary={summary(sentences.length, missing.length, noted.length)}>
      <ol
        className="max-h-64 max-w-3xl overflow-y-auto rounded-control border border-line bg-panel py-1"
        tabIndex={0}
        aria-label="Sentences of the brief"
      >
        {sentences.map((sentence) => (
          <SentenceRow key={sentence.number} sentence={sentence} made={madeFrom(sentence, titles)} onShow={onShow} />
        ))}
      </ol>
    </Disclosure>
  );
}

interface Made {
  readonly title: string;
  /** Null for a task that is in the plan already. */
  readonly operationId: string | null;
}

function madeFrom({ tasks, operationIds }: Sentence, titles: ReadonlyMap<string, string>): readonly Made[] {
  return [
    ...tasks.map(({ number, title }) => ({ title: `${taskKey(number)} ${title}`, operationId: null })),
    ...operationIds.flatMap((operationId) => {
      const title = titles.get(operationId);
      return title === undefined ? [] : [{ title, operationId }];
    }),
  ];
}

/** What is left out in the review at present plans nothing. */
function isMissing({ isPlanned, operationIds }: Sentence, made: readonly Made[]): boolean {
  return made.length === 0 && (operationIds.length > 0 || !isPlanned);
}

interface SentenceRowProps {
  readonly sentence: Sentence;
  readonly made: readonly Made[];
  readonly onShow?: (operationId: string) => void;
}

function SentenceRow({ sentence, made, onShow }: SentenceRowProps) {
  const first = made.find(({ operationId }) => operationId !== null)?.operationId ?? null;
  const titles = sentence.isNoted
    ? 'only in the project’s description'
    : made.map(({ title }) => title).join(', ') || 'planned';
  const isLeft = isMissing(sentence, made);
  return (
    <li className="flex min-h-6 items-baseline gap-3 px-3 py-0.5">
      <span className={isLeft ? 'min-w-0 flex-1 text-mod' : 'min-w-0 flex-1 text-fg'}>{sentence.text}</span>
      {isLeft ? (
        <span className="shrink-0 text-mod">not planned</span>
      ) : first === null || !onShow ? (
        <span className="max-w-[45%] shrink-0 truncate text-mut" tabIndex={0} data-tooltip={titles}>
          {titles}
        </span>
      ) : (
        <button
          type="button"
          className="max-w-[45%] shrink-0 truncate rounded-chip text-acctx hover:underline"
          data-tooltip={titles}
          onClick={() => onShow(first)}
        >
          {titles}
        </button>
      )}
    </li>
  );
}

function summary(total: number, missing: number, noted: number): string {
  if (noted > 0) {
    const rest = missing === 0 ? '' : `, ${missing} ${missing === 1 ? 'is' : 'are'} not planned`;
    const planned = total - noted - missing;
    return `${planned} of ${total} sentences of the brief are planned, ${noted} ${noted === 1 ? 'is' : 'are'} only in the project’s description${rest}`;
  }
  if (missing === 0) return `All ${total} sentences of the brief are planned`;
  return `${missing} of ${total} sentences of the brief ${missing === 1 ? 'is' : 'are'} not planned`;
}
