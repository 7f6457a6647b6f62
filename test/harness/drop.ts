interface Dropped {
  files?: readonly File[];
  text?: string;
}

const transferOf = ({ files = [], text }: Dropped): DataTransfer => {
  const transfer = new DataTransfer();
  for (const file of files) transfer.items.add(file);
  if (text !== undefined) transfer.setData('text/plain', text);
  return transfer;
};

const fire = (element: Element, type: string, what: Dropped): boolean =>
  element.dispatchEvent(
    new DragEvent(type, {
      dataTransfer: transferOf(what),
      bubbles: true,
      composed: true,
      cancelable: true,
    }),
  );

/** Drags something over an element; returns whether the browser does with it what it would. */
export const dragOver = (element: Element, what: Dropped): boolean =>
  fire(element, 'dragover', what);

export const dragAway = (element: Element): boolean => fire(element, 'dragleave', {});

/** Drops something; returns whether the browser does with it what it would. */
export const drop = (element: Element, what: Dropped): boolean => fire(element, 'drop', what);

/** A file of a folder that was dropped; without content where it cannot be read. */
export const fileEntry = (name: string, readable = true): FileSystemFileEntry =>
  ({
    name,
    isFile: true,
    isDirectory: false,
    file: (resolve: (file: File) => void, reject: (error: unknown) => void) =>
      readable ? resolve(new File([name], name)) : reject(new DOMException('x', 'NotFoundError')),
  }) as unknown as FileSystemFileEntry;

/** A folder that tells of what is in it two at a time, as browsers tell of a hundred. */
export const folderEntry = (
  name: string,
  ...children: FileSystemEntry[]
): FileSystemDirectoryEntry =>
  ({
    name,
    isFile: false,
    isDirectory: true,
    createReader: () => {
      let at = 0;
      return {
        readEntries: (resolve: (some: FileSystemEntry[]) => void) =>
          resolve(children.slice(at, (at += 2))),
      };
    },
  }) as unknown as FileSystemDirectoryEntry;
