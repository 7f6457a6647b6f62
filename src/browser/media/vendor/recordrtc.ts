// The only import of this CommonJS package: a static default import is what every bundler converts alike. Of its
// recorders only the one that drives the browser's MediaRecorder is used: others fetch code from third parties.
// @ts-expect-error -- it brings no types
import RecordRTC from 'recordrtc';

export interface MediaStreamRecorder {
  record(): void;
  getArrayOfBlobs(): Blob[];
  getInternalRecorder(): MediaRecorder;
}

interface RecorderOptions extends MediaRecorderOptions {
  type: 'audio';
  /** Milliseconds of a chunk. */
  timeSlice: number;
  disableLogs: boolean;
}

export const { MediaStreamRecorder } = RecordRTC as {
  MediaStreamRecorder: new (stream: MediaStream, options: RecorderOptions) => MediaStreamRecorder;
};
