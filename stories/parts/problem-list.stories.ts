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
      'catalogo.pdf passa do limite de 100 MB deste canal.',
      'instalador.exe: este tipo de arquivo não é aceito por este canal.',
    ],
  },
  render: ({ problems }) => html`<inbox-problem-list .problems=${problems}></inbox-problem-list>`,
};
export default meta;

export const Default: StoryObj<Args> = {};
