import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { speech } from '../../src/adapters/local/seed/sound.js';
import { systemClock } from '../../src/browser/clock.js';
import { define } from '../../src/components/define.js';
import { InboxComposer } from '../../src/components/panes/composer/composer.js';
import { InboxRecorder } from '../../src/components/panes/recorder/recorder.js';
import { WHATSAPP_UPLOADS } from '../../src/domain/attachment.js';
import type { Draft } from '../../src/domain/draft.js';
import type { Ms } from '../../src/domain/id.js';
import type { CaptureProblem } from '../../src/domain/media-tools.js';
import type { Clock } from '../../src/domain/ports.js';
import {
  VOICE_LIMIT_MS,
  VOICE_PLAY_BYTES,
  VOICE_WARNING_MS,
  type VoiceDraft,
} from '../../src/domain/voice.js';
import { deepElements } from '../../test/harness/deep.js';
import { CAN } from '../../test/support/fake-backend.js';
import { FakeMedia } from '../../test/support/fake-media.js';
import { draft, kinds } from '../fixtures.js';
import { StoryFrame } from '../support/story-frame.js';
import { storyInbox, type StoryInbox } from '../support/story-inbox.js';

define(InboxComposer, InboxRecorder, StoryFrame);

const { blob: heard, ...shape } = speech(7);
const said = { ...shape, blob: new Blob([heard], { type: 'audio/ogg; codecs=opus' }) };

/** A microphone that hears the same speech again and again. */
const microphone = (set: Partial<FakeMedia> = {}): FakeMedia => {
  let at = 0;
  const hear = (): number => said.waveform[(at = (at + 1) % said.waveform.length)] ?? 0;
  return Object.assign(new FakeMedia(), {
    hear,
    recorded: said.blob,
    note: { ...said, voice: true },
    ...set,
  });
};

const withVoice = (form: VoiceDraft['form'], blob = said.blob): Draft =>
  draft({ text: '', voice: { ...said, id: 'voice', form, blob } });

const ogg = (bytes: number): Blob =>
  new Blob([said.blob, new Uint8Array(bytes)], { type: 'audio/ogg; codecs=opus' });
const aac = new Blob([said.blob], { type: 'audio/mp4' });
const webm = new Blob([said.blob], { type: 'audio/webm;codecs=opus' });

interface Args extends StoryInbox {
  fake: FakeMedia;
  /** What is pressed, one after the other, by its icon. */
  press: readonly string[];
  /** What has been recorded by the time it is looked at. */
  elapsed: Ms;
}

let skipped: Ms = 0;
const clock: Clock = { ...systemClock, now: () => systemClock.now() + skipped };

const button = async (root: ParentNode, icon: string): Promise<HTMLElement> => {
  for (;;) {
    const found = deepElements(root).find(
      (each) => each.matches(`inbox-icon-button[icon=${icon}]`) && each.checkVisibility(),
    );
    const pressed = found?.shadowRoot?.querySelector('button');
    if (pressed) return pressed;
    await new Promise(requestAnimationFrame);
  }
};

const meta: Meta<Args> = {
  title: 'Panes/Recorder',
  component: InboxRecorder.tag,
  args: {
    open: 'mariana',
    fake: microphone(),
    press: ['microphone'],
    elapsed: 0,
    info: { can: { ...CAN, voice: true, upload: WHATSAPP_UPLOADS } },
  },
  argTypes: { fake: { control: false } },
  render: ({ fake, press: _, elapsed: __, ...story }) =>
    html`<story-frame .handle=${storyInbox({ ...story, media: fake.tools, clock })}>
      <inbox-composer></inbox-composer>
    </story-frame>`,
  play: async ({ canvasElement, args: { press, elapsed } }) => {
    for (const icon of press) {
      (await button(canvasElement, icon)).click();
      if (icon !== 'microphone' || elapsed === 0) continue;
      await button(canvasElement, 'pause'); // from here on it records
      skipped += elapsed;
    }
  },
};
export default meta;

type Story = StoryObj<Args>;

export const Default: Story = { args: { elapsed: 5000 } };

export const Asking: Story = { args: { fake: microphone({ microphone: 'hang' }) } };

export const Paused: Story = { args: { elapsed: 7000, press: ['microphone', 'pause'] } };

/** WhatsApp shows an arrow to download it where it would show "play". */
export const Long: Story = { args: { elapsed: 125_000 } };

export const LimitNear: Story = { args: { elapsed: VOICE_WARNING_MS + 1000 } };

export const AtTheLimit: Story = { args: { elapsed: VOICE_LIMIT_MS } };

export const Preparing: Story = {
  args: { elapsed: 7000, fake: microphone({ converting: 'hang' }), press: ['microphone', 'send'] },
};

/** It waited in the draft. */
export const Review: Story = { args: { drafts: [withVoice('voice')], press: [] } };

export const Reply: Story = {
  args: {
    messages: [kinds.image],
    drafts: [{ ...withVoice('voice'), replyTo: kinds.image.id }],
    press: [],
  },
};

export const Large: Story = {
  args: { drafts: [withVoice('voice', ogg(VOICE_PLAY_BYTES + 1))], press: [] },
};

/** This browser cannot make a voice note. */
export const Ordinary: Story = { args: { drafts: [withVoice('sound', aac)], press: [] } };

/** Nothing could be made of it; the channel takes it as it is. */
export const Unconverted: Story = {
  args: {
    drafts: [withVoice('raw', aac)],
    fake: microphone({ converting: 'fails' }),
    press: [],
  },
};

/** Nothing could be made of it, and the channel does not take its type. */
export const NotTaken: Story = {
  args: {
    drafts: [withVoice('raw', webm)],
    fake: microphone({ converting: 'fails' }),
    press: [],
  },
};

export const Discarded: Story = { args: { elapsed: 7000, press: ['microphone', 'remove'] } };

/** The microphone was unplugged in the middle. */
export const Lost: Story = {
  args: { elapsed: 7000 },
  play: async (context) => {
    await meta.play!(context);
    await button(context.canvasElement, 'pause');
    context.args.fake.last.unplug();
  },
};

/** It could not be stored for sending. */
export const NotSaved: Story = {
  args: { drafts: [withVoice('voice')], full: true, press: ['send'] },
};

const refused = (problem: CaptureProblem): Story => ({
  args: { fake: microphone({ microphone: problem }) },
});

export const Denied = refused('denied');

export const Missing = refused('missing');

export const Busy = refused('busy');

export const Unsupported = refused('unsupported');

export const Failed = refused('failed');
