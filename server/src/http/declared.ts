import type { Capabilities, CommandType, ContactField, LookupKind, Outgoing } from '../domain.js';

/** What is asked for, as it came: nothing of it has been checked. */
export interface Asked {
  path: Record<string, string>;
  body?: unknown;
}

/** Whether the gateway can do at all what is asked for. It says so before it looks at how it was asked. */
export type Declared = (asked: Asked, can: Capabilities) => boolean;

export const isDeclaredLookup: Declared = ({ path }, { lookups }) =>
  lookups.includes(path['kind'] as LookupKind);

/** A command of a type, with content of a kind, or for fields, that `can` names. What is malformed passes. */
export const isDeclaredCommand: Declared = ({ body }, can) => {
  const { type, content, patch } = (body ?? {}) as Record<string, unknown>;
  if (typeof type !== 'string') return true;
  if (!can.commands.includes(type as CommandType)) return false;
  if (type === 'send') {
    const { kind } = (content ?? {}) as { kind?: unknown };
    return typeof kind !== 'string' || can.content.includes(kind as Outgoing['kind']);
  }
  return (
    type !== 'editContact' ||
    Object.keys(patch ?? {}).every((field) => can.editContact?.includes(field as ContactField))
  );
};
