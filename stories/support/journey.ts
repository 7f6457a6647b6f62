import type { StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { Counter, type Phone } from '../../test/harness/counter.harness.js';
import type { InboxHarness } from '../../test/harness/inbox.harness.js';

/** An agent at her inbox, a customer with a phone, and the clock of the backend between them. */
export interface Journey {
  ana: InboxHarness;
  maria: Phone;
  /** Sets the backend's clock on. */
  pass: (hours: number) => Promise<unknown>;
}

/** A story that is played from the first day on: on the local adapter, through the harness that the tests use. */
export const journey = (name: string, act: (journey: Journey) => Promise<void>): StoryObj => ({
  globals: { locale: 'pt-BR' },
  render: () => html`<div class="journey"></div>`,
  play: async ({ canvasElement }) => {
    const box = canvasElement.querySelector<HTMLElement>('.journey')!;
    const counter = new Counter(`journey-${name}`);
    const control = await counter.control();
    await control.reset();
    const ana = await counter.sit('ana', { box, width: canvasElement.clientWidth, height: 680 });
    const maria = await counter.phone();
    await act({ ana, maria, pass: (hours) => control.moveClock(hours * 3_600_000) });
  },
});
