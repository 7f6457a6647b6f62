import { fixture, html } from '@open-wc/testing';
import type { TemplateResult } from 'lit';
import { define } from '../../src/components/define.js';
import type { InboxAnnounceEvent } from '../../src/components/events.js';
import { StoryFrame } from '../../stories/support/story-frame.js';
import { liveInbox, type LiveInbox } from '../support/live-inbox.js';
import { turn } from '../support/world.js';
import { drawn } from './deep.js';
import { Screen } from './screen.js';

define(StoryFrame);

export interface Stage extends LiveInbox {
  screen: Screen;
  /** What was told to screen readers. */
  announced: string[];
  /** Lets what was asked of the backend arrive and be drawn. */
  settle(): Promise<void>;
}

export interface StageOptions extends NonNullable<Parameters<typeof liveInbox>[0]> {
  open?: string;
  readonly?: boolean;
  width?: number;
  height?: number;
}

/** Puts a pane on the screen, in an inbox with a conversation open. */
export const stage = async (
  pane: TemplateResult,
  { open = 'mariana', readonly = false, width = 900, height = 600, ...options }: StageOptions,
): Promise<Stage> => {
  const inbox = await liveInbox(options);
  inbox.handle.actor.send({ type: 'conversation.open', conversationId: open, readonly });
  const frame = await fixture<HTMLElement>(
    html`<story-frame height=${height} .handle=${inbox.handle}>${pane}</story-frame>`,
  );
  frame.style.setProperty('width', `${width}px`);
  const announced: string[] = [];
  frame.addEventListener('inbox-announce', ({ text }: InboxAnnounceEvent) => announced.push(text));
  const settle = async (): Promise<void> => {
    for (let step = 0; step < 4; step += 1) {
      await turn();
      await drawn(frame);
    }
  };
  await settle();
  return { ...inbox, screen: new Screen(frame), announced, settle };
};
