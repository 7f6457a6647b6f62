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
