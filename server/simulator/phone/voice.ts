import { voiceNoteOf } from '../../seed/voice-note.js';

const RATE = 48_000;
const FRAME_MS = 20;

/** Any sound as a voice message the way WhatsApp records it: Ogg, Opus, one channel. Such a one stays as it is. */
export async function toVoiceNote(file: Blob): Promise<Uint8Array> {
  const bytes = await file.arrayBuffer();
  if (file.type.startsWith('audio/ogg')) return new Uint8Array(bytes);
  const sound = await new OfflineAudioContext(1, RATE, RATE).decodeAudioData(bytes);
  const frames: Uint8Array[] = [];
  const encoder = new AudioEncoder({
    output: (chunk) => {
      const frame = new Uint8Array(chunk.byteLength);
      chunk.copyTo(frame);
      frames.push(frame);
    },
    error: (error) => {
      throw error;
    },
  });
  encoder.configure({ codec: 'opus', sampleRate: RATE, numberOfChannels: 1, bitrate: 24_000 });
  const samples = sound.getChannelData(0);
  const data = new AudioData({
    format: 'f32-planar',
    sampleRate: RATE,
    numberOfFrames: samples.length - (samples.length % ((RATE * FRAME_MS) / 1000)),
    numberOfChannels: 1,
    timestamp: 0,
    data: samples,
  });
  encoder.encode(data);
  data.close();
  await encoder.flush();
  encoder.close();
  return voiceNoteOf(frames);
}
