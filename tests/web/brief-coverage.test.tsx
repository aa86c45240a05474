import { cleanup, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { BriefCoverage } from '../../web/features/planning/brief-coverage.tsx';
import { openPage, ScriptedApi } from './scripted-api.tsx';

afterEach(cleanup);

const sentence = (number: number, text: string, operationIds: string[] = [], tasks: object[] = []) => {
  const isPlanned = operationIds.length + tasks.length > 0;
  return { __typename: 'BriefSentence', number, text, operationIds, isPlanned, isNoted: false, tasks };
};
const SENTENCES = [
  sentence(1, 'Move the office', [], [{ __typename: 'Task', id: 't1', number: 7, title: 'Office' }]),
  sentence(2, 'Pack boxes', ['op-1', 'op-2']),
  sentence(3, 'We love plants'),
];

function open(sentences: object[], titles: ReadonlyMap<string, string>, onShow?: (id: string) => void) {
  const api = new ScriptedApi({
    BriefCoverage: () => ({
      data: {
        agentRun: { __typename: 'AgentRun', id: 'run-1', coverage: { __typename: 'BriefCoverage', sentences } },
      },
    }),
  });
  const Page = () => (
    <>
      <h1>Page</h1>
      <BriefCoverage runId="run-1" titles={titles} onShow={onShow} />
    </>
  );
  openPage({ api, path: '/p/$projectId/outline', url: '/p/project-1/outline', Page });
  return userEvent.setup();
}

describe('the coverage of a brief', () => {
  it('lists what is not planned, and leads to what is', async () => {
    const onShow = vi.fn();
    const user = open(SENTENCES, new Map([['op-1', 'Pack'], ['op-2', 'Label']]), onShow); // prettier-ignore
    await user.click(await screen.findByRole('button', { name: '1 of 3 sentences of the brief is not planned' }));
    expect(screen.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
      'Move the office#7 Office',
      'Pack boxesPack, Label',
      'We love plantsnot planned',
    ]);
    const link = screen.getByRole('button', { name: 'Pack, Label' });
    expect(link.dataset['tooltip']).toBe('Pack, Label');
    await user.click(link);
    expect(onShow).toHaveBeenCalledWith('op-1');
  });

  it('says of what an earlier run has planned that it is planned, though no task is made of it', async () => {
    const user = open([SENTENCES[0]!, { ...sentence(2, 'We love plants'), isPlanned: true }], new Map());
    await user.click(await screen.findByRole('button', { name: 'All 2 sentences of the brief are planned' }));
    expect(screen.getAllByRole('listitem')[1]!.textContent).toBe('We love plantsplanned');
  });

  it('tells apart what only the description of the project holds', async () => {
    const user = open(
      [...SENTENCES, { ...sentence(4, 'She needs it by Friday', ['op-1']), isNoted: true }],
      new Map([['op-1', 'Move'], ['op-2', 'Label']]), // prettier-ignore
      vi.fn(),
    );
    const name = '2 of 4 sentences of the brief are planned, 1 is only in the project’s description, 1 is not planned';
    await user.click(await screen.findByRole('button', { name }));
    expect(screen.getAllByRole('listitem')[3]!.textContent).toBe(
      'She needs it by Fridayonly in the project’s description',
    );
  });

  it('follows what is left out of the proposal', async () => {
    open(SENTENCES, new Map());
    expect(await screen.findByText('2 of 3 sentences of the brief are not planned')).toBeDefined();
  });

  it.each([
    ['one sentence', [SENTENCES[1]!]],
    ['an agent that names no sources', [sentence(1, 'A'), sentence(2, 'B')]],
  ])('says nothing for %s', async (_, sentences) => {
    open(sentences, new Map());
    await screen.findByRole('heading', { name: 'Page' });
    await new Promise(setImmediate);
    expect(screen.queryByText(/of the brief/)).toBeNull();
  });
});
