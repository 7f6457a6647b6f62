import { MAX_FILES } from '../../../domain/attachment.js';
import type { ChosenFiles } from '../../../domain/draft.js';

/** Folders within folders; deeper ones are left out. */
const MAX_DEPTH = 8;
/** What systems leave in folders, and what they hide. */
const HIDDEN = /^\.|^(thumbs\.db|desktop\.ini)$/i;

/**
 * What was dropped, as files: a folder becomes what is in it, its folders too, in the order of their names and without what
 * systems hide there. No more is read than shows that there are too many. Has to be called while the event is handled:
 * afterwards browsers say nothing of it.
 */
export const droppedFiles = (transfer: DataTransfer): ChosenFiles => {
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  const hasFolder = entries.some(({ isDirectory }) => isDirectory);
  return hasFolder ? filesIn(entries) : [...transfer.files];
};

/** The same for entries of a file system. What cannot be read comes as a file without content. */
export const filesIn = async (entries: readonly FileSystemEntry[]): Promise<File[]> => {
  const files: File[] = [];
  for (const entry of entries) await collect(entry, 0, files);
  return files;
};

const collect = async (entry: FileSystemEntry, depth: number, files: File[]): Promise<void> => {
  if (files.length > MAX_FILES) return;
  if (isFile(entry)) {
    files.push(await fileOf(entry));
  } else if (depth < MAX_DEPTH) {
    for (const child of await childrenOf(entry as FileSystemDirectoryEntry)) {
      if (!HIDDEN.test(child.name)) await collect(child, depth + 1, files);
    }
  }
};

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;

const fileOf = (entry: FileSystemFileEntry): Promise<File> =>
  new Promise((resolve) => entry.file(resolve, () => resolve(new File([], entry.name))));

/** They come in portions, an empty one at the end. */
const childrenOf = async (folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> => {
  const reader = folder.createReader();
  const children: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve) =>
      reader.readEntries(resolve, () => resolve([])),
    );
    if (some.length === 0) break;
    children.push(...some);
  }
  return children.sort((a, b) => a.name.localeCompare(b.name, undefined, { numeric: true }));
};
