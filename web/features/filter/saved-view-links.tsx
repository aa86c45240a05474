import { useMutation } from '@apollo/client/react';
import { Link } from '@tanstack/react-router';
import { clsx } from 'clsx';
import { Bookmark, Ellipsis } from 'lucide-react';
import { CreateSavedViewDocument, DeleteSavedViewDocument, SavedViewsDocument } from '../../__generated__/graphql.ts';
import { errorSentence } from '../../apollo/error-sentence.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { Menu, MenuItem } from '../../ui/menu.tsx';
import { showToast } from '../../ui/toasts.ts';
import { orTryAgain } from '../view/or-try-again.ts';
import {
  isSameView,
  type SavedViewLink,
  useFollowedSavedViews,
  useSavedViews,
  useViewInAddress,
} from './use-saved-views.ts';

export interface SavedViewLinksProps {
  readonly projectId: string;
  readonly onChoose?: () => void;
}

/** The saved views of the open project, below its link. */
export function SavedViewLinks({ projectId, onChoose }: SavedViewLinksProps) {
  const views = useSavedViews(projectId);
  useFollowedSavedViews(projectId);
  const here = useViewInAddress();
  if (views.length === 0) return null;
  return (
    <ul aria-label="Saved views" className="mb-1 ml-3 border-l border-line pl-1">
      {views.map((view) => (
        <li key={view.id} className="group/view flex items-center">
          <Link
            to={`/p/$projectId/${view.view}` as '/p/$projectId/outline'}
            params={{ projectId }}
            search={view.search as object}
            aria-current={isSameView(view, here) ? 'page' : undefined}
            activeProps={{}}
            className={clsx(
              'flex min-h-7 min-w-0 flex-1 items-center gap-1.5 rounded-control px-2 hover:bg-hover hover:text-fg coarse:min-h-11',
              isSameView(view, here) ? 'font-medium text-acctx' : 'text-mut',
            )}
            onClick={onChoose}
          >
            <Bookmark className="size-3 shrink-0" aria-hidden="true" />
            <span className="min-w-0 truncate">{view.name}</span>
          </Link>
          <SavedViewMenu projectId={projectId} view={view} />
        </li>
      ))}
    </ul>
  );
}

function SavedViewMenu({ projectId, view }: { readonly projectId: string; readonly view: SavedViewLink }) {
  const refetch = { refetchQueries: [{ query: SavedViewsDocument, variables: { projectId } }] };
  const [remove] = useMutation(DeleteSavedViewDocument, refetch);
  const [create] = useMutation(CreateSavedViewDocument, refetch);

  async function removeWithUndo() {
    const { name, view: place, search } = view;
    try {
      await remove({ variables: { id: view.id } });
      const restore = () =>
        orTryAgain(`The view “${name}” could not be restored`, async () => {
          await create({ variables: { input: { projectId, name, view: place, search } } });
        });
      showToast({ title: `Deleted the view “${name}”`, action: { label: 'Restore', onPress: () => void restore() } });
    } catch (error) {
      showToast({ title: `The view “${name}” could not be deleted`, description: errorSentence(error), tone: 'error' });
    }
  }

  return (
    <Menu
      align="end"
      trigger={
        <IconButton
          label={`More for the view ${view.name}`}
          size="small"
          className="opacity-0 group-hover/view:opacity-100 focus-visible:opacity-100 data-popup-open:opacity-100 coarse:opacity-100"
          icon={<Ellipsis className="size-4" aria-hidden="true" />}
        />
      }
    >
      <MenuItem tone="danger" onSelect={() => void removeWithUndo()}>
        Delete view
      </MenuItem>
    </Menu>
  );
}
