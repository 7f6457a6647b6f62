import { BufferTarget, OggOutputFormat, Output, type AudioSource } from 'mediabunny';

/** An Ogg file of one sound; `feed` gives all of it to the source. */
export const writeOgg = async <S extends AudioSource>(
  source: S,
  feed: (source: S) => Promise<void>,
): Promise<Blob> => {
  const target = new BufferTarget();
  const output = new Output({ format: new OggOutputFormat(), target });
  output.addAudioTrack(source);
  await output.start();
  await feed(source);
  await output.finalize();
  return new Blob([target.buffer!]);
};
