import { ChannelError, type Channel, type Letter } from '../../src/channel/channel.js';
import type { Template } from '../../src/domain.js';
import type { ChannelRow } from '../../src/rows.js';

/** What becomes of a send: it is taken; taken without an answer; or refused. */
export type Fate = 'taken' | 'held' | 'lost' | ChannelError;

/** A provider that keeps what reached it, and whose answers are told beforehand. */
export class FakeChannel implements Channel {
  /** Every letter that was taken, with the answer lost or not. */
  readonly taken: Letter[] = [];
  /** Every attempt. */
  readonly asked: Letter[] = [];
  readonly uploads: { bytes: Uint8Array; mime: string; name?: string }[] = [];
  readonly read: { channelId: string; wamid: string; typing: boolean }[] = [];
  readonly files = new Map<string, { bytes: Uint8Array; mime: string } | ChannelError>();
  fates: Fate[] = [];
  uploadFates: ('taken' | ChannelError)[] = [];
  templateList: Template[] | ChannelError = [];
  numberList: ChannelRow[] = [];
  /** Awaited before each answer. */
  pause: (letter: Letter) => Promise<void> = () => Promise.resolve();

  numbers(): Promise<ChannelRow[]> {
    return Promise.resolve(this.numberList);
  }

  templates(): Promise<Template[]> {
    const list = this.templateList;
    return list instanceof ChannelError ? Promise.reject(list) : Promise.resolve(list);
  }

  async send(letter: Letter): Promise<{ wamid: string; held?: boolean }> {
    this.asked.push(letter);
    const fate = this.fates.shift() ?? 'taken';
    if (fate instanceof ChannelError) {
      await this.pause(letter);
      throw fate;
    }
    this.taken.push(letter);
    await this.pause(letter);
    if (fate === 'lost')
      throw new ChannelError('timeout', 'No answer', { applied: 'maybe', retryAfterMs: 0 });
    return { wamid: this.wamidOf(letter), ...(fate === 'held' && { held: true }) };
  }

  wamidOf({ callback }: Letter): string {
    return `wamid.${callback}`;
  }

  markRead(channelId: string, wamid: string, typing: boolean): Promise<void> {
    this.read.push({ channelId, wamid, typing });
    return Promise.resolve();
  }

  uploadMedia(
    _channelId: string,
    file: { bytes: Uint8Array; mime: string; name?: string },
  ): Promise<{ providerId: string }> {
    const fate = this.uploadFates.shift() ?? 'taken';
    if (fate !== 'taken') return Promise.reject(fate);
    this.uploads.push(file);
    return Promise.resolve({ providerId: `file-${this.uploads.length}` });
  }

  downloadMedia(
    _channelId: string,
    providerId: string,
  ): Promise<{ bytes: Uint8Array; mime: string }> {
    const file = this.files.get(providerId);
    return file && !(file instanceof ChannelError)
      ? Promise.resolve(file)
      : Promise.reject(file ?? new ChannelError('not_found', 'Gone'));
  }
}
