import { useMutation } from '@apollo/client/react';
import { useRef, useState } from 'react';
import { AddCommentDocument } from '../../__generated__/graphql.ts';
import { errorSentence } from '../../apollo/error-sentence.ts';
import { Button } from '../../ui/button.tsx';
import { useKeptText } from '../../lib/use-kept-text.ts';
import { usePeople } from '../task/use-people.ts';
import { MentionBox } from './mention-box.tsx';
import { mentionedIds } from './mentioned-ids.ts';

export interface CommentFormProps {
  readonly taskId: string;
  readonly onSaid: () => void;
}

/** Where a comment is written. What stands in it is kept in this browser until the server has it. */
export function CommentForm({ taskId, onSaid }: CommentFormProps) {
  const { text, setText, clear } = useKeptText(`comment:${taskId}`);
  const people = usePeople() ?? [];
  const [add, { loading }] = useMutation(AddCommentDocument);
  const [error, setError] = useState<string | null>(null);
  // The same text that is sent again, because an answer was lost, has the same id and so one effect.
  const sending = useRef<{ readonly text: string; readonly id: string } | null>(null);

  async function send() {
    const body = text.trim();
    if (body === '' || loading) return;
    const id = sending.current?.text === body ? sending.current.id : crypto.randomUUID();
    sending.current = { text: body, id };
    try {
      await add({ variables: { input: { id, taskId, body, mentionIds: mentionedIds(body, people) } } });
      sending.current = null;
      setError(null);
      clear();
      onSaid();
    } catch (failure) {
      setError(errorSentence(failure));
    }
  }

  return (
    <div className="flex flex-col items-start gap-2">
      <div className="w-full">
        <MentionBox
          label="Write a comment"
          placeholder="Write a comment; @ mentions a person"
          value={text}
          people={people}
          onChange={setText}
          onSubmit={() => void send()}
        />
      </div>
      {error !== null && (
        <p role="alert" className="text-12 text-del">
          The comment was not sent. {error}
        </p>
      )}
      {text.trim() !== '' && (
        <Button variant="primary" busy={loading} shortcut="$mod+Enter" onClick={() => void send()}>
          Comment
        </Button>
      )}
    </div>
  );
}
