import type { Draft, StagedFile } from './draft.js';

/**
 * Two tabs have changed one draft, each without the other's change: what only one of them changed is as she left it,
 * and texts that both changed stand one below the other, hers of this tab at the end, where the caret is.
 */
export const mergeDrafts = (base: Draft | undefined, mine: Draft, theirs: Draft): Draft => {
  const { replyTo: _, voice: __, ...rest } = theirs;
  const replyTo = mine.replyTo === base?.replyTo ? theirs.replyTo : mine.replyTo;
  const voice = mine.voice?.id === base?.voice?.id ? theirs.voice : (mine.voice ?? theirs.voice);
  return {
    ...rest,
    text: mergeTexts(base?.text ?? '', mine.text, theirs.text),
    files: mergeFiles(base?.files ?? [], mine.files, theirs.files),
    ...(replyTo !== undefined && { replyTo }),
    ...(voice && { voice }),
    savedAt: Math.max(mine.savedAt, theirs.savedAt) + 1,
  };
};

const mergeTexts = (base: string, mine: string, theirs: string): string => {
  if (mine === base || theirs.includes(mine)) return theirs;
  if (theirs === base || mine.includes(theirs)) return mine;
  return `${theirs}\n${mine}`;
};

/** Theirs but for those taken away here, then those that came here. */
const mergeFiles = (
  base: readonly StagedFile[],
  mine: readonly StagedFile[],
  theirs: readonly StagedFile[],
): StagedFile[] => {
  const find = (files: readonly StagedFile[], id: string): StagedFile | undefined =>
    files.find((file) => file.id === id);
  const kept = theirs.flatMap((file): StagedFile[] => {
    const [here, before] = [find(mine, file.id), find(base, file.id)];
    if (!here) return before ? [] : [file];
    return [here === before ? file : here];
  });
  return [...kept, ...mine.filter(({ id }) => !find(theirs, id) && !find(base, id))];
};
