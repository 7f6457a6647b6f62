import { InboxLightbox } from '../../parts/lightbox/lightbox.js';
import type { InboxMedia } from '../../parts/media/media.js';
import { galleryOf } from './gallery.js';
import type { Surroundings } from './open-lightbox.js';

export { InboxLightbox };

/** One press on "previous" reads so many pages at the most, where none of them holds a picture. */
const PAGES = 5;

/** Opens a lightbox, keeps it in step with its conversation, and gives the focus back when it is closed. */
export const showLarge = (picture: InboxMedia, { handle, t, pane }: Surroundings): void => {
  const { store, actor } = handle;
  const { conversation } = actor.getSnapshot().children;
  const bubble = (picture.getRootNode() as ShadowRoot).host as HTMLElement | undefined;
  const shown = bubble?.dataset['key'];
  if (!conversation || shown === undefined) return;
  const { conversationId } = conversation.getSnapshot().context;
  const lightbox = new InboxLightbox();
  let pages = 0;

  const look = (): void => {
    lightbox.items = galleryOf(store.threads.items(conversationId), picture.kind, {
      t,
      me: store.session?.info.me.id,
    });
    lightbox.older = store.threads.older(conversationId) !== undefined;
    readOn();
  };
  /** Reads on until a picture comes. */
  const read = (): void => {
    if (!lightbox.seeking) return;
    const { history } = conversation.getSnapshot().value;
    if (history === 'loading' || history === 'loadingOlder') return;
    if (!lightbox.older || pages === 0 || history === 'failed') lightbox.seeking = false;
    else {
      pages -= 1;
      conversation.send({ type: 'history.older' });
    }
  };
  /** Once what came is shown: it may be what was looked for. */
  const readOn = (): void => void lightbox.updateComplete.then(read);
  const seek = (): void => {
    pages = PAGES;
    if (conversation.getSnapshot().value.history === 'failed')
      conversation.send({ type: 'history.retry' });
    else read();
  };
  const close = (): void => {
    watching.abort();
    lightbox.remove();
    if (document.activeElement === document.body) focusOn(pane);
  };

  const watching = new AbortController();
  const unwatch = store.threads.watch(conversationId, look);
  const subscription = conversation.subscribe({ next: readOn, complete: close });
  watching.signal.addEventListener('abort', () => {
    unwatch();
    subscription.unsubscribe();
  });
  lightbox.shown = shown;
  look();
  if (lightbox.items.length === 0) return watching.abort();
  lightbox.addEventListener('inbox-older', seek);
  lightbox.addEventListener('inbox-dialog-close', close);
  (pane.shadowRoot ?? pane).append(lightbox);
};

/** The message that is the one tab stop of a thread. */
const focusOn = (pane: HTMLElement): void => {
  pane.shadowRoot?.querySelector<HTMLElement>('inbox-bubble[tabindex="0"]')?.focus();
};
