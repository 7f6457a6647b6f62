import type { VoiceSnapshot } from '../../../context/voice.controller.js';
import type { LocaleController } from '../../../context/locale.controller.js';
import { checkFile } from '../../../domain/check-file.js';
import type { UploadRules } from '../../../domain/ports.js';
import {
  VOICE_BRIEF_MS,
  VOICE_PLAY_BYTES,
  VOICE_WARNING_MS,
  voiceFileName,
  type VoiceDraft,
} from '../../../domain/voice.js';

/** What a recording is at, in words. */
export const headlineOf = ({ value, context }: VoiceSnapshot, t: LocaleController): string => {
  if (typeof value !== 'string') {
    return t.term(value.live === 'paused' ? 'recordingPaused' : 'recording');
  }
  switch (value) {
    case 'asking':
      return t.term('recorderAsking');
    case 'review':
      return t.term('recordingReady');
    case 'discarded':
      return t.term('recordingDiscarded');
    case 'refused':
      return t.term('microphoneProblem', context.problem ?? 'failed');
    default:
      return t.term('preparingVoice');
  }
};

/** What the agent should know beside it, before she sends. */
export const notesOf = (
  { value, context }: VoiceSnapshot,
  rules: UploadRules | undefined,
  t: LocaleController,
): string[] => {
  if (typeof value !== 'string') {
    if (context.elapsedMs >= VOICE_WARNING_MS) return [t.term('recordingLimitNear')];
    return context.elapsedMs >= VOICE_BRIEF_MS ? [t.term('recordingLong')] : [];
  }
  const { kept, cut, error } = context;
  if (value !== 'review' || !kept) return [];
  const refusal = refusalOf(kept, rules, t);
  return [
    ...(cut ? [t.term('recordingCut', cut)] : []),
    ...(kept.form === 'raw' ? [t.term('voiceRaw')] : []),
    ...(kept.form === 'sound' ? [t.term('voiceOrdinary')] : []),
    ...(kept.form === 'voice' && kept.blob.size > VOICE_PLAY_BYTES
      ? [t.term('voiceLarge', t.bytes(kept.blob.size))]
      : []),
    ...(refusal === undefined ? [] : [refusal]),
    ...(error ? [t.term('notSaved')] : []),
  ];
};

/** Why the channel would not take it. */
export const refusalOf = (
  { blob }: VoiceDraft,
  rules: UploadRules | undefined,
  t: LocaleController,
): string | undefined => {
  const name = voiceFileName(blob.type);
  const verdict = checkFile({ name, type: blob.type, size: blob.size }, rules);
  if (!('reason' in verdict)) return undefined;
  const { reason, maxBytes } = verdict;
  return t.term('fileRefused', name, reason, maxBytes === undefined ? '' : t.bytes(maxBytes));
};
