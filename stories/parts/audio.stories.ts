import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { speech } from '../../src/adapters/local/seed/sound.js';
import { define } from '../../src/components/define.js';
import { InboxAudio } from '../../src/components/parts/audio/audio.js';
import type { Media } from '../../src/domain/message.js';
import { kinds } from '../fixtures.js';
import { StoryFrame } from '../support/story-frame.js';
import { storyInbox } from '../support/story-inbox.js';

define(InboxAudio, StoryFrame);

const mediaOf = ({ content }: (typeof kinds)[keyof typeof kinds]): Media =>
  'media' in content && content.media ? content.media : { mime: '' };
const voice = mediaOf(kinds.voice);
const { waveform: _, ...flat } = voice;

interface Args {
  media: Media;
  /** The file, before it has been sent. */
  blob?: Blob;
  side?: 'in' | 'out';
  dir?: 'ltr' | 'rtl';
}

const meta: Meta<Args> = {
  title: 'Parts/Audio',
  component: InboxAudio.tag,
  args: { media: voice },
  render: ({ media, blob, side, dir = 'ltr' }) =>
    html`<story-frame .handle=${storyInbox()}>
      <inbox-audio dir=${dir} .side=${side} .media=${media} .blob=${blob}></inbox-audio>
    </story-frame>`,
};
export default meta;

type Story = StoryObj<Args>;

const player = (canvas: HTMLElement): InboxAudio => canvas.querySelector('inbox-audio')!;

const press = (canvas: HTMLElement): void =>
  player(canvas).shadowRoot!.querySelector<HTMLElement>('.play')?.click();

/** Resolves when something in the player is there. */
const there = async (canvas: HTMLElement, what: string): Promise<void> => {
  while (!player(canvas).shadowRoot?.querySelector(what)) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
};

/** Pressed before the inbox around it is there, a player does nothing. */
const plays = async (canvas: HTMLElement): Promise<void> => {
  await there(canvas, '.play');
  const isPlaying = () => player(canvas).shadowRoot!.querySelector('inbox-icon[name="pause"]');
  for (let frame = 0; !isPlaying(); frame += 1) {
    if (frame % 60 === 0) press(canvas);
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
};

export const Default: Story = {};

/** The customer's, and nobody has played it here. */
export const Unheard: Story = { args: { side: 'in' } };

/** It was begun and paused: the mark is gone, the position stays. */
export const Heard: Story = {
  args: { side: 'in' },
  async play({ canvasElement }) {
    await plays(canvasElement);
    await there(canvasElement, '.past:not([d=""])');
    player(canvasElement).pause();
  },
};

export const Playing: Story = {
  async play({ canvasElement }) {
    await plays(canvasElement);
  },
};

/** Its levels are read from the file when it is played, where that is cheap. */
export const WithoutWaveform: Story = { args: { media: flat } };

export const Long: Story = { args: { media: { ...voice, durationMs: 61 * 60_000 } } };

/** WhatsApp shows an arrow to download it: said beside our own. */
export const Large: Story = { args: { media: { ...voice, bytes: 730_000 }, side: 'out' } };

/** A file has a name; its levels are not known. */
export const AFile: Story = { args: { media: mediaOf(kinds.audio) } };

/** It has not been sent: it is played from the file itself. */
export const BeforeItIsSent: Story = {
  args: { media: { mime: 'audio/wav', voice: true }, blob: speech(4).blob, side: 'out' },
};

/** This browser does not know this kind of sound: the file is offered. */
export const Undecodable: Story = {
  args: {
    media: { mime: 'audio/amr', name: 'recado.amr' },
    blob: new Blob(['#!AMR'], { type: 'audio/amr' }),
  },
};

/** Neither the backend nor its provider has it any more. */
export const Expired: Story = {
  args: { media: { id: 'missing', mime: 'audio/ogg', voice: true } },
};

/** Its provider is still bringing it. */
export const Arriving: Story = { args: { media: { mime: 'audio/ogg', voice: true } } };

/** Time goes from right to left. */
export const RightToLeft: Story = { args: { dir: 'rtl', side: 'in' } };
