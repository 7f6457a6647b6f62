import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { define } from '../../src/components/define.js';
import { InboxProblemList } from '../../src/components/parts/problem-list/problem-list.js';

define(InboxProblemList);

type Args = Pick<InboxProblemList, 'problems'>;

const meta: Meta<Args> = {
  title: 'Parts/Problem list',
  component: InboxProblemList.tag,
  args: {
    problems: [
      { kind: 'refused', name: 'catalogo.pdf', reason: 'too_large', maxBytes: 100_000_000 },
      { kind: 'refused', name: 'instalador.exe', reason: 'type' },
    ],
  },
  render: ({ problems }) => html`<inbox-problem-list .problems=${problems}></inbox-problem-list>`,
};
export default meta;

export const Default: StoryObj<Args> = {};

/** Every reason for which a file is not taken. */
export const Refused: StoryObj<Args> = {
  args: {
    problems: [
      { kind: 'refused', name: 'vazio.pdf', reason: 'empty' },
      { kind: 'refused', name: 'filme.mp4', reason: 'too_large', maxBytes: 16_000_000 },
      { kind: 'refused', name: 'IMG_2040.mp4', reason: 'type', is: 'MOV' },
      { kind: 'refused', name: 'nota.pdf', reason: 'disguised' },
      { kind: 'refused', name: 'cortada.jpg', reason: 'unreadable' },
      { kind: 'refused', name: 'mapa.png', reason: 'too_many_pixels' },
      { kind: 'refused', name: 'IMG_2041.HEIC', reason: 'heic' },
      { kind: 'refused', name: 'sumiu.pdf', reason: 'unchecked' },
      { kind: 'refused', name: '', reason: 'too_many' },
    ],
  },
};

/** A warning is still to be answered. */
export const Doubted: StoryObj<Args> = { args: { problems: [{ kind: 'doubted' }] } };
