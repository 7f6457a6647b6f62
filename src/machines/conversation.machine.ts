import { sendTo } from 'xstate';
import type { Seat } from '../domain/seat.js';
import { historyRegion } from './history.region.js';
import { conversationSetup } from './conversation.setup.js';

/** What changed is not who has it: what is told of taking it still holds. */
const stays = (seat: Seat) =>
  ({ 'row.changed': { guard: { type: 'isSeat', params: seat } } }) as const;

/** The conversation on the screen: who has it, what may be sent, and how far back it is loaded. */
export const conversationMachine = conversationSetup.createMachine({
  id: 'conversation',
  context: ({ input }) => input,
  invoke: [
    { src: 'onScreen', input: ({ context }) => context },
    { src: 'facts', input: ({ context }) => context },
    {
      src: 'composer',
      id: 'composer',
      input: ({ context: { ports, conversationId } }) => ({ ports, conversationId }),
    },
    { src: 'reader', id: 'reader', input: ({ context }) => context },
    { src: 'typist', id: 'typist', input: ({ context }) => context },
  ],
  type: 'parallel',
  on: {
    typing: { guard: 'isMine', actions: sendTo('typist', { type: 'typing' }) },
    'claim.dismiss': [
      { guard: 'isGone', actions: ['forgetClaimError', 'tellGone'] },
      { actions: 'forgetClaimError' },
    ],
    'row.gone': { guard: 'isTold', actions: 'tellGone' },
  },
  states: {
    seat: {
      initial: 'looking',
      on: {
        'row.changed': [
          { guard: 'isKnown', target: '.looking', actions: 'forgetClaimError' },
          { target: '.looking' },
        ],
      },
      states: {
        looking: {
          always: [
            { guard: { type: 'isSeat', params: 'closed' }, target: 'closed' },
            { guard: { type: 'isSeat', params: 'mine' }, target: 'mine' },
            { guard: { type: 'isSeat', params: 'theirs' }, target: 'theirs' },
            { guard: { type: 'isSeat', params: 'unclaimed' }, target: 'unclaimed' },
          ],
        },
        unclaimed: {
          on: { ...stays('unclaimed'), claim: { guard: 'isWritable', target: 'claiming' } },
        },
        claiming: {
          tags: 'busy',
          entry: 'forgetClaimError',
          invoke: {
            src: 'take',
            input: ({ context, event }) => ({
              ...context,
              type: event.type === 'reopen' ? 'reopen' : 'claim',
            }),
            onDone: 'looking',
            onError: {
              target: 'looking',
              actions: { type: 'noteClaimError', params: ({ event }) => event },
            },
          },
          // The row may be faster than the answer; only the answer tells who won.
          on: { 'row.changed': [{ guard: 'isMine', target: 'mine' }, {}], 'row.gone': {} },
        },
        mine: { on: stays('mine') },
        theirs: { on: stays('theirs') },
        closed: { on: { ...stays('closed'), reopen: { guard: 'isWritable', target: 'claiming' } } },
      },
    },
    window: {
      initial: 'looking',
      on: { 'row.changed': '.looking' },
      states: {
        looking: {
          always: [
            { guard: { type: 'isWindow', params: 'open' }, target: 'open' },
            { guard: { type: 'isWindow', params: 'closed' }, target: 'closed' },
            { guard: { type: 'isWindow', params: 'waiting' }, target: 'waiting' },
            { target: 'none' },
          ],
        },
        open: {},
        closed: {},
        waiting: {},
        none: {},
      },
    },
    history: historyRegion,
    earlier: {
      initial: 'unread',
      states: {
        unread: { on: { 'earlier.open': { guard: 'isKnown', target: 'read' } } },
        read: {
          invoke: {
            src: 'pager',
            id: 'earlier',
            input: ({ context: { ports, conversationId } }) => ({
              ports,
              query: { contactId: ports.store.conversations.get(conversationId)!.contact.id },
            }),
          },
          on: {
            'earlier.more': { actions: sendTo('earlier', { type: 'more' }) },
            'earlier.retry': { actions: sendTo('earlier', { type: 'retry' }) },
            live: { actions: sendTo('earlier', ({ event }) => event) },
          },
        },
      },
    },
  },
});
