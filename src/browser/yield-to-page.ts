/** Resolves after the page's turn. A message, not a timer: those of a hidden tab fire once a minute. */
export const yieldToPage = (): Promise<void> =>
  new Promise((go) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      go();
    };
    port2.postMessage(0);
  });
