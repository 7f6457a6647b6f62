import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { define } from '../../src/components/define.js';
import { InboxTemplateChooser } from '../../src/components/panes/template-chooser/template-chooser.js';
import { AdapterError } from '../../src/domain/errors.js';
import { conversations } from '../fixtures.js';
import { StoryFrame } from '../support/story-frame.js';
import { storyInbox, type StoryInbox } from '../support/story-inbox.js';

define(InboxTemplateChooser, StoryFrame);

const meta: Meta<StoryInbox> = {
  title: 'Panes/Template chooser',
  component: InboxTemplateChooser.tag,
  args: { open: 'helena' },
  argTypes: { open: { control: 'select', options: Object.keys(conversations) } },
  render: (story) =>
    html`<story-frame height="720" .handle=${storyInbox(story)}>
      <inbox-template-chooser open></inbox-template-chooser>
    </story-frame>`,
};
export default meta;

type Story = StoryObj<StoryInbox>;

export const Default: Story = {};

export const Loading: Story = { args: { rules: { lookup: 'hang' } } };

export const Failed: Story = { args: { rules: { lookup: new AdapterError('unavailable') } } };

const choose =
  (name: string): NonNullable<Story['play']> =>
  async ({ canvasElement }) => {
    const chooser = canvasElement.querySelector('inbox-template-chooser')!;
    const named = (): HTMLElement | undefined =>
      [...chooser.renderRoot.querySelectorAll<HTMLElement>('.template')].find((button) =>
        button.textContent.includes(name),
      );
    while (!named()) await new Promise(requestAnimationFrame);
    named()!.click();
  };

export const Filling: Story = { play: choose('pedido_a_caminho') };

export const HeaderImage: Story = { play: choose('colecao_nova') };
