import {
  AudioSampleSink,
  AudioSampleSource,
  BlobSource,
  canEncodeAudio,
  Input,
  MP4,
  OGG,
  Quality,
  WEBM,
} from 'mediabunny';
import type { Ms } from '../../domain/id.js';
import { writeOgg } from './write-ogg.js';

const quality = new Quality({ bitrate: 32_000 });
const voice = { numberOfChannels: 1, sampleRate: 48_000 };

/**
 * Decodes a sound and encodes it as Opus of one channel in Ogg, by the browser's WebCodecs; `undefined` where it has none
 * or lacks a codec. Rejects when the file cannot be read.
 */
export const transcodeVoice = async (recorded: Blob): Promise<Blob | undefined> => {
  const track = await open(recorded).getPrimaryAudioTrack();
  if (!track || !(await track.canDecode())) return undefined;
  if (!(await canEncodeAudio('opus', { ...voice, quality }))) return undefined;
  const began = await track.getFirstTimestamp();
  return writeOgg(
    new AudioSampleSource({ codec: 'opus', quality, transform: voice }),
    async (source) => {
      for await (const sample of new AudioSampleSink(track).samples()) {
        sample.setTimestamp(sample.timestamp - began);
        await source.add(sample).finally(() => sample.close());
      }
    },
  );
};

/** How long a sound is by its packets, without decoding it. */
export const lengthOf = async (recorded: Blob): Promise<Ms> =>
  Math.round((await open(recorded).computeDuration()) * 1000);

const open = (recorded: Blob): Input =>
  new Input({ source: new BlobSource(recorded), formats: [OGG, WEBM, MP4] });
