import { lazily } from '../../define.js';

/** What plain texts do not need, loaded where it is drawn first. */
export const lazy = {
  actions: lazily(
    async () => (await import('../message-actions/message-actions.js')).InboxMessageActions,
  ),
  audio: lazily(async () => (await import('../audio/audio.js')).InboxAudio),
  card: lazily(async () => (await import('../card/card.js')).InboxCard),
  document: lazily(async () => (await import('../document/document.js')).InboxDocument),
  media: lazily(async () => (await import('../media/media.js')).InboxMedia),
  progress: lazily(
    async () => (await import('../upload-progress/upload-progress.js')).InboxUploadProgress,
  ),
  quote: lazily(async () => (await import('../quote/quote.js')).InboxQuote),
  reactions: lazily(async () => (await import('../reactions/reactions.js')).InboxReactions),
  trouble: lazily(async () => (await import('../trouble/trouble.js')).InboxTrouble),
};
