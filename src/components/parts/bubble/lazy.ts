import { lazily } from '../../define.js';

/** What plain texts do not need, loaded where it is drawn first. */
export const lazy = {
  actions: lazily(
    () => import('../message-actions/message-actions.js'),
    (part) => part.InboxMessageActions,
  ),
  audio: lazily(
    () => import('../audio/audio.js'),
    (part) => part.InboxAudio,
  ),
  card: lazily(
    () => import('../card/card.js'),
    (part) => part.InboxCard,
  ),
  document: lazily(
    () => import('../document/document.js'),
    (part) => part.InboxDocument,
  ),
  media: lazily(
    () => import('../media/media.js'),
    (part) => part.InboxMedia,
  ),
  progress: lazily(
    () => import('../upload-progress/upload-progress.js'),
    (part) => part.InboxUploadProgress,
  ),
  quote: lazily(
    () => import('../quote/quote.js'),
    (part) => part.InboxQuote,
  ),
  reactions: lazily(
    () => import('../reactions/reactions.js'),
    (part) => part.InboxReactions,
  ),
  trouble: lazily(
    () => import('../trouble/trouble.js'),
    (part) => part.InboxTrouble,
  ),
};
