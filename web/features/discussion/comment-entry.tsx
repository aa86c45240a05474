import { useMutation } from '@apollo/client/react';
import { Ellipsis } from 'lucide-react';
import { useState } from 'react';
import { AddCommentDocument, DeleteCommentDocument, EditCommentDocument } from '../../__generated__/graphql.ts';
import { errorSentence } from '../../apollo/error-sentence.ts';
import { useKeptValue } from '../../lib/use-kept-value.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Menu, MenuItem } from '../../ui/menu.tsx';
import { showToast } from '../../ui/toasts.ts';
import { Moment } from '../patch/patch-status.tsx';
import { usePeople } from '../task/use-people.ts';
import { orTryAgain } from '../view/or-try-again.ts';
import { CommentText } from './comment-text.tsx';
import { MentionBox } from './mention-box.tsx';
import { mentionedIds } from './mentioned-ids.ts';
import type { TaskComment } from './use-task-activity.ts';

export interface CommentEntryProps {
  readonly taskId: string;
  readonly comment: TaskComment;
  readonly onChanged: () => void;
}

/** One comment; its author can change and delete it. */
export function CommentEntry({ taskId, comment, onChanged }: CommentEntryProps) {
  const [isEditing, setIsEditing] = useState(false);
  // Null where nothing is being written in place of what was said.
  const { value: draft, setValue: setDraft, clear } = useKeptValue<string | null>(`comment-edit:${comment.id}`, null);
  const [remove] = useMutation(DeleteCommentDocument);
  const [add] = useMutation(AddCommentDocument);

  async function removeWithUndo() {
    const { body, mentions } = comment;
    const restore = () =>
      orTryAgain('The comment could not be restored', async () => {
        await add({ variables: { input: { taskId, body, mentionIds: mentions.map(({ id }) => id) } } });
        onChanged();
      });
    try {
      await remove({ variables: { id: comment.id } });
      onChanged();
      showToast({ title: 'Deleted the comment', action: { label: 'Restore', onPress: () => void restore() } });
    } catch (error) {
      showToast({ title: 'The comment could not be deleted', description: errorSentence(error), tone: 'error' });
    }
  }

  return (
    <article aria-label={`Comment by ${comment.authorName}`} className="rounded-control border border-line bg-raised">
      <header className="flex items-center gap-2 py-1 pr-1 pl-2.5 text-12 text-mut">
        <Avatar name={comment.authorName} />
        <span className="min-w-0 truncate font-medium text-fg">{comment.authorName}</span>
        <Moment at={comment.createdAt} />
        {comment.updatedAt !== comment.createdAt && <span className="text-faint">edited</span>}
        <span className="flex-1" />
        {comment.isOwn && !isEditing && (
          <Menu
            align="end"
            trigger={
              <IconButton
                label="More for this comment"
                size="small"
                icon={<Ellipsis className="size-4" aria-hidden="true" />}
              />
            }
          >
            <MenuItem onSelect={() => setIsEditing(true)}>Edit</MenuItem>
            <MenuItem tone="danger" onSelect={() => void removeWithUndo()}>
              Delete
            </MenuItem>
          </Menu>
        )}
      </header>
      <div className="px-2.5 pb-2">
        {isEditing ? (
          <CommentEditor
            comment={comment}
            text={draft ?? comment.body}
            onChange={setDraft}
            onLeave={() => setIsEditing(false)}
            onDone={(hasChanged) => {
              setIsEditing(false);
              clear();
              if (hasChanged) onChanged();
            }}
          />
        ) : (
          <>
            <CommentText comment={comment} />
            {draft !== null && draft !== comment.body && (
              <p className="mt-1 flex flex-wrap items-center gap-x-2 text-12 text-mod">
                What you changed is not saved.
                <button
                  type="button"
                  className="underline underline-offset-2 coarse:min-h-11"
                  onClick={() => setIsEditing(true)}
                >
                  Go on with it
                </button>
              </p>
            )}
          </>
        )}
      </div>
    </article>
  );
}

interface CommentEditorProps {
  readonly comment: TaskComment;
  readonly text: string;
  readonly onChange: (text: string) => void;
  /** Told when somebody leaves what they write for later. */
  readonly onLeave: () => void;
  readonly onDone: (hasChanged: boolean) => void;
}

function CommentEditor({ comment, text, onChange, onLeave, onDone }: CommentEditorProps) {
  const people = usePeople() ?? [];
  const [edit, { loading }] = useMutation(EditCommentDocument);
  const [error, setError] = useState<string | null>(null);

  async function save() {
    const body = text.trim();
    try {
      if (body !== '' && body !== comment.body) {
        await edit({ variables: { input: { id: comment.id, body, mentionIds: mentionedIds(body, people) } } });
      }
      onDone(true);
    } catch (failure) {
      setError(errorSentence(failure));
    }
  }

  return (
    <>
      <MentionBox
        label="Edit the comment"
        value={text}
        people={people}
        autoFocus
        onChange={onChange}
        onSubmit={() => void save()}
        onLeave={onLeave}
      />
      {error !== null && (
        <p role="alert" className="mt-1 text-12 text-del">
          {error}
        </p>
      )}
      <div className="mt-2 flex gap-2">
        <Button variant="primary" busy={loading} onClick={() => void save()}>
          Save
        </Button>
        <Button variant="ghost" onClick={() => onDone(false)}>
          Cancel
        </Button>
      </div>
    </>
  );
}
