import {
  BlobSource,
  EncodedAudioPacketSource,
  EncodedPacketSink,
  Input,
  MP4,
  WEBM,
} from 'mediabunny';
import { writeOgg } from './write-ogg.js';

/**
 * The Opus packets of a WebM or MP4 file in Ogg, as they are and with as many channels; `undefined` for another codec.
 * Rejects when the file cannot be read.
 */
export const copyOpus = async (recorded: Blob): Promise<Blob | undefined> => {
  const input = new Input({ source: new BlobSource(recorded), formats: [WEBM, MP4] });
  const track = await input.getPrimaryAudioTrack();
  if (!track || (await track.getCodec()) !== 'opus') return undefined;
  const decoderConfig = await track.getDecoderConfig();
  const began = await track.getFirstTimestamp();
  return writeOgg(new EncodedAudioPacketSource('opus'), async (source) => {
    for await (const packet of new EncodedPacketSink(track).packets()) {
      const timestamp = packet.timestamp - began; // else it would count as silence at the beginning
      await source.add(packet.clone({ timestamp }), decoderConfig ? { decoderConfig } : undefined);
    }
  });
};
