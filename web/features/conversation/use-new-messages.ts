import { useApolloClient } from '@apollo/client/react';
import { useEffect, useEffectEvent } from 'react';
import { ConversationPanel_MessagesDocument } from '../../__generated__/graphql.ts';
import { follow } from '../../apollo/follow.ts';

/**
 * Calls `onNew` when a message has come that is not shown: of somebody else, or the answer to theirs. `shown`: the number
 * of the last message that is; null while nothing is known of the conversation, and then nothing is followed.
 */
export function useNewMessages(conversationId: string, shown: number | null, onNew: () => void): void {
  const client = useApolloClient();
  const isKnown = shown !== null;
  const lastShown = useEffectEvent(() => shown ?? 0);
  const hear = useEffectEvent((sequence: number) => {
    if (sequence > (shown ?? 0)) onNew();
  });
  useEffect(
    function followMessages() {
      if (!isKnown) return;
      return follow({
        client,
        subscription: ConversationPanel_MessagesDocument,
        variables: () => ({ conversationId, after: lastShown() }),
        onData: ({ conversationMessages }) => hear(conversationMessages.sequence),
      });
    },
    [client, conversationId, isKnown],
  );
}
