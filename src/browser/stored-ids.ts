import type { Id } from '../domain/id.js';

/* A few ids, read and written whole: not worth a newer version of the database, for which open tabs would have to go. */

export const undeliveredKey = (storage: string): string => `${storage}:undelivered`;

export const readIds = (key: string): Id[] => {
  try {
    const ids: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(ids) ? ids.filter((id): id is Id => typeof id === 'string') : [];
  } catch {
    return []; // not ours, or the browser keeps it from us
  }
};

export const writeIds = (key: string, ids: ReadonlySet<Id>): void => {
  if (ids.size === 0) localStorage.removeItem(key);
  else localStorage.setItem(key, JSON.stringify([...ids]));
};
