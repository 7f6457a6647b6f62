// Acting in a page of the inbox from outside, through shadow roots. The strict policy forbids the `eval` that Puppeteer's
// own waiting needs, so this asks again and again.

const TRIES = 100;

/** The first element that fits the last selector, each one looked for inside what the one before it found. */
const inPage = (path, act) => {
  const find = (node, selector) => {
    for (const child of [...node.querySelectorAll('*')]) {
      if (child.matches(selector)) return child;
      const inside = child.shadowRoot && find(child.shadowRoot, selector);
      if (inside) return inside;
    }
    return undefined;
  };
  const found = path.reduce(
    (node, selector) =>
      node &&
      (find(node, selector) ?? (node.shadowRoot ? find(node.shadowRoot, selector) : undefined)),
    document,
  );
  if (found && act === 'click') found.click();
  if (found && act === 'focus') found.focus();
  return Boolean(found);
};

/** Waits until there is such an element, ten seconds at most, and clicks or focuses it when asked to. */
export async function until(page, path, act) {
  for (let tried = 0; tried < TRIES; tried += 1) {
    if (await page.evaluate(inPage, path, act)) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`not found: ${path.join(' → ')}`);
}

/** A conversation that the agent may answer, from the queue Meus of the local adapter. */
export async function openMine(page) {
  await until(page, ['inbox-queues', '[role="tab"]:nth-child(3)'], 'click');
  await until(page, ['inbox-queues', '[role="tab"]:nth-child(3)[aria-selected="true"]']);
  await until(page, ['inbox-list', 'inbox-row'], 'click');
  await until(page, ['inbox-message-field', 'textarea']);
}

/**
 * Drops what `window.photos` holds, files, on the open conversation; resolves once they stand in the draft as they leave,
 * with the names and types they have then.
 */
export async function dropPhotos(page) {
  return page.evaluate(async () => {
    const find = (node, name) => {
      for (const child of node.querySelectorAll('*')) {
        if (child.localName === name) return child;
        const inside = child.shadowRoot && find(child.shadowRoot, name);
        if (inside) return inside;
      }
      return undefined;
    };
    const staged = () => find(document, 'inbox-staged-files')?.files ?? [];
    const before = staged().length;
    const dataTransfer = new DataTransfer();
    for (const photo of window.photos) dataTransfer.items.add(photo);
    find(document, 'inbox-conversation').dispatchEvent(
      new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }),
    );
    for (;;) {
      const files = staged().slice(before);
      if (files.length === window.photos.length && files.every(({ preparing }) => !preparing)) {
        return files.map(({ name, blob }) => `${name} ${blob.type}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  });
}
