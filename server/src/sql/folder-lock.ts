import { readFileSync } from 'node:fs';
import { link, open, readFile, rename, rm } from 'node:fs/promises';

/** Another living process has the folder. */
export class FolderInUse extends Error {
  readonly code = 'folder_in_use';
  constructor(folder: string, holder: string) {
    super(
      `${folder} is in use by process ${holder}. Stop it first, or give this one a folder of its own.`,
    );
    this.name = 'FolderInUse';
  }
}

/**
 * Takes a folder for this process alone, with a file beside the data. A lock of a dead process is taken over; one of
 * a living process never is, however long it has been silent. Resolves with the release.
 * @throws FolderInUse
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const path = `${folder}/lock`;
  const mine = `${process.pid} ${startOf(process.pid) ?? ''}`.trim();
  for (;;) {
    try {
      const file = await open(path, 'wx');
      await file.writeFile(mine);
      await file.sync();
      await file.close();
      return () => rm(path, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const holder = await readFile(path, 'utf8').catch(() => undefined);
    if (holder === undefined) continue; // released meanwhile
    const [pid = '', start] = holder.split(' ');
    if (isAlive(Number(pid), start)) throw new FolderInUse(folder, pid);
    await clearStale(path, holder);
  }
}

/** Takes away a dead process's lock; moved first, so that of several that try it none removes the next one's. */
async function clearStale(path: string, holder: string): Promise<void> {
  const aside = `${path}.${process.pid}`;
  try {
    await rename(path, aside);
  } catch {
    return; // another one was faster
  }
  if ((await readFile(aside, 'utf8')) !== holder) await link(aside, path).catch(() => {});
  await rm(aside, { force: true });
}

/** Whether the process lives that wrote the lock: a number may be given again to another. */
function isAlive(pid: number, start: string | undefined): boolean {
  if (!Number.isSafeInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  const now = startOf(pid);
  return start === undefined || now === undefined || now === start;
}

/** When a process was started, in the kernel's ticks; undefined where there is no /proc. */
function startOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return undefined;
  }
}
