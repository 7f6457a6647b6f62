import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { define } from '../../src/components/define.js';
import { InboxHeader } from '../../src/components/panes/header/header.js';
import { AdapterError } from '../../src/domain/errors.js';
import { Screen } from '../../test/harness/screen.js';
import { contact, conversation, conversations } from '../fixtures.js';
import { StoryFrame } from '../support/story-frame.js';
import { storyBackend, storyInbox, type StoryInbox } from '../support/story-inbox.js';

define(InboxHeader, StoryFrame);

interface Args extends StoryInbox {
  detailed: boolean;
  noDetails: boolean;
}

const meta: Meta<Args> = {
  title: 'Panes/Header',
  component: InboxHeader.tag,
  args: { open: 'mariana', detailed: false, noDetails: false },
  argTypes: { open: { control: 'select', options: Object.keys(conversations) } },
  render: ({ detailed, noDetails, ...story }) =>
    html`<story-frame .handle=${storyInbox(story)}>
      <inbox-header ?detailed=${detailed} ?no-details=${noDetails}></inbox-header>
    </story-frame>`,
};
export default meta;

type Story = StoryObj<Args>;

export const Default: Story = {};

export const Unclaimed: Story = { args: { open: 'tereza' } };

export const LastMinutes: Story = { args: { open: 'rogerio' } };

export const WindowClosed: Story = { args: { open: 'helena' } };

/** A username instead of a number, and no end of the window. */
export const NoNumber: Story = { args: { open: 'bia' } };

export const LongName: Story = {
  args: {
    conversations: [
      conversation({
        contact: contact({
          name: 'Maria das Graças Conceição do Espírito Santo de Albuquerque e Vasconcelos',
        }),
      }),
    ],
  },
};

/** What does not fit is in a menu, the last on the right first; name and close stay. */
export const Narrow: Story = {
  render: (args) =>
    html`<div .style=${'max-width: 360px'}>
      <story-frame .handle=${storyInbox(args)}><inbox-header></inbox-header></story-frame>
    </div>`,
};

const rename = async (canvas: HTMLElement): Promise<Screen> => {
  const screen = new Screen(canvas);
  await screen.pressWhenThere('Editar nome');
  await screen.until(() => screen.has('Nome do contato'));
  screen.fill('Nome do contato', 'Mariana C. Lima');
  return screen;
};

export const EditingTheName: Story = {
  globals: { locale: 'pt-BR' },
  play: async ({ canvasElement }) => void (await rename(canvasElement)),
};

export const NameNotSaved: Story = {
  globals: { locale: 'pt-BR' },
  args: { rules: { editContact: new AdapterError('unavailable') } },
  play: async ({ canvasElement }) => {
    const screen = await rename(canvasElement);
    screen.press('Salvar');
    await screen.sees('O servidor está fora do ar');
  },
};

export const NameConflict: Story = {
  globals: { locale: 'pt-BR' },
  play: async ({ canvasElement }) => {
    const screen = await rename(canvasElement);
    const current = contact({ rev: 9, name: 'Mari Costa' });
    storyBackend.put('mariana', { contact: current });
    storyBackend.rules.editContact = new AdapterError('conflict', 'conflict', { current });
    screen.press('Salvar');
    await screen.sees('Alguém mudou o nome para “Mari Costa”');
  },
};
