/** A line to every other holder of the same name: other tabs, and others in this page. Not to oneself. */
export interface Channel<Message> {
  post(message: Message): void;
  /** Calls back with what others post. Returns the undo. */
  listen(onMessage: (message: Message) => void): () => void;
  close(): void;
}

/** Opens a BroadcastChannel. Messages are structured clones and may arrive after the poster closed. */
export function openChannel<Message>(name: string): Channel<Message> {
  const channel = new BroadcastChannel(name);
  return {
    post: (message) => channel.postMessage(message),
    listen(onMessage) {
      const hear = ({ data }: MessageEvent<Message>): void => onMessage(data);
      channel.addEventListener('message', hear);
      return () => channel.removeEventListener('message', hear);
    },
    close: () => channel.close(),
  };
}

/** Whether tabs of this origin can agree on something: not on an insecure page, nor outside of a browser. */
export const canShare = (): boolean => globalThis.isSecureContext === true && 'locks' in navigator;
