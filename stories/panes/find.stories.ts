import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { define } from '../../src/components/define.js';
import { InboxFind } from '../../src/components/panes/find/find.js';
import { AdapterError } from '../../src/domain/errors.js';
import type { Message } from '../../src/domain/message.js';
import { Screen } from '../../test/harness/screen.js';
import { answer, message, NOW } from '../fixtures.js';
import { StoryFrame } from '../support/story-frame.js';
import { storyBackend, storyInbox, type StoryInbox } from '../support/story-inbox.js';

define(InboxFind, StoryFrame);

const messages: Message[] = Array.from({ length: 90 }, (_, at) =>
  (at % 3 === 0 ? answer : message)(at % 40 === 0 ? 'E o sofá?' : `Mensagem ${at}`, {
    id: `find-${at}`,
    order: String(at).padStart(8, '0'),
    at: NOW - (90 - at) * 3_600_000,
  }),
);

interface Args extends StoryInbox {
  text: string;
}

const meta: Meta<Args> = {
  title: 'Panes/Find',
  component: InboxFind.tag,
  args: { open: 'mariana', messages, text: 'sofá' },
  render: (story) =>
    html`<story-frame height="120" .handle=${storyInbox(story)}
      ><inbox-find></inbox-find
    ></story-frame>`,
  play: async ({ canvasElement, args: { text } }) => {
    const screen = new Screen(canvasElement);
    await screen.until(() => screen.names.length > 1);
    await new Promise((resolve) => setTimeout(resolve, 100));
    screen.fill(screen.names[0]!, text);
  },
};
export default meta;

type Story = StoryObj<Args>;

export const Found: Story = {};

export const NoneYet: Story = { args: { text: 'geladeira' } };

export const None: Story = { args: { text: 'geladeira', messages: messages.slice(-5) } };

const readOn = (rule: 'hang' | AdapterError): Pick<Story, 'args' | 'play'> => ({
  args: { text: 'geladeira' },
  play: async (context) => {
    await meta.play!(context);
    const screen = new Screen(context.canvasElement);
    await screen.until(() => screen.all<HTMLButtonElement>('.button').length > 0);
    storyBackend.rules.listMessages = rule;
    screen.all<HTMLButtonElement>('.button')[0]!.click();
  },
});

export const Reading: Story = readOn('hang');

export const Failed: Story = readOn(new AdapterError('unavailable'));
