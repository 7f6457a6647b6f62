import type { ChannelKind } from '../domain/channel.js';
import type { CloseStep } from '../domain/commands.js';
import type { ErrorCode } from '../domain/errors.js';
import type { FileNote, FileWarning, StagingProblem } from '../domain/attachment.js';
import type { MediaProblem } from '../domain/media-problem.js';
import type { CaptureProblem } from '../domain/media-tools.js';
import type { ContentKind, Delivery } from '../domain/message.js';
import type { FailureCode } from '../domain/outbox.js';
import type { Queue } from '../domain/queue.js';

interface Language {
  $code: string;
  $name: string;
  $dir: 'ltr' | 'rtl';
}

/** The words of the first screen. */
export interface FirstStrings extends Language {
  /* Everywhere */
  dismiss: string;
  retry: string;
  back: string;
  noneFound: (query: string) => string;
  clearSearch: string;
  loading: string;
  loadFailed: string;
  loadMore: string;
  channel: (kind: ChannelKind) => string;
  unnamed: string;

  /* Time */
  today: string;
  yesterday: string;
  duration: (ms: number) => string;

  /* Connection */
  connecting: string;
  reconnecting: (seconds: number) => string;
  reconnectNow: string;
  offlineNow: string;
  signedOut: string;
  signIn: string;
  /** A message in a conversation that has been left; `name`: the contact's, where it is known. */
  notSent: (name: string | undefined, isSure: boolean) => string;
  openConversation: string;
  notDurable: string;

  /* Queues and list */
  queues: string;
  queue: (kind: Queue['kind']) => string;
  waitingCount: (count: string) => string;
  conversationCount: (count: string) => string;
  conversations: string;
  searchConversations: string;
  queueEmpty: (kind: Queue['kind']) => string;
  queueForbidden: string;
  unreadCount: (count: number) => string;
  waitingFor: (duration: string) => string;
  since: (when: string) => string;
  withAgent: (name: string) => string;
  windowLeft: (duration: string) => string;
  windowShut: string;
  /** Beside a lock. */
  windowShutShort: string;
  previewYou: string;

  /* Conversation */
  conversationWith: (name: string) => string;
  nothingOpen: string;
  nothingOpenHint: string;
  keyHint: (does: 'walk' | 'open' | 'slash') => string;
  backToCurrent: string;

  /* Window */
  windowOpen: (duration: string) => string;
  windowMilestone: (duration: string) => string;
  windowClosed: string;
  windowReopened: string;
  sendTemplate: string;
  draftKept: string;

  /* Header */
  editName: string;
  findInConversation: string;
  copyNumber: string;
  numberCopied: string;
  noNumber: string;
  protocol: string;
  copyProtocol: string;
  protocolCopied: string;
  sendProtocol: string;
  protocolMessage: (protocol: string) => string;
  protocolSent: string;
  transfer: string;
  close: string;
  closeSubmit: string;
  details: string;

  /* Timeline */
  messages: string;
  newMessages: (count: number) => string;
  /** That wait until the mouse has left the list. */
  newConversations: (count: number) => string;
  toEnd: string;
  loadingOlder: string;
  olderFailed: string;
  /** Looking for a message, so many of which have been read. */
  seeking: (count: number) => string;
  stop: string;
  messageGone: string;
  beginning: string;
  noMessages: string;
  typing: (name: string) => string;
  kind: (kind: ContentKind) => string;
  delivery: (status: Delivery) => string;
  edited: string;
  deleted: string;
  unsupportedMessage: string;
  note: string;
  you: string;
  customer: string;
  bot: string;
  notice: (code: string, args: Record<string, string>) => string;
  voiceMessage: string;
  from: (name: string, time: string) => string;
  announceMessage: (name: string, text: string) => string;
  announceMany: (count: number, name: string) => string;

  /* Composer */
  message: string;
  messageHint: (enterSends: boolean) => string;
  send: string;
  preview: string;
  charactersLeft: (count: number) => string;
  tooLong: (over: number) => string;
  emoji: string;
  pastedImage: string;
  quickReplies: string;
  record: string;
  filesStaged: (count: number) => string;

  /* Shell */
  resizeList: string;
  resizeDetails: string;
}

/** The words of what is loaded apart from the first screen: parts of a message, dialogs, details, pickers. */
export interface LaterStrings extends Language {
  /* Everywhere */
  optional: string;
  required: string;
  cancel: string;
  save: string;
  discard: string;
  copy: string;
  copied: string;
  copyFailed: string;
  error: (code: ErrorCode) => string;

  /* Header */
  contactName: string;
  moreActions: string;

  /* Search within a conversation */
  /** Which hit of how many; `more`: older messages may hold some as well. */
  findPlace: (place: number, count: number, more: boolean) => string;
  findOlder: string;
  findNewer: string;
  findNone: string;
  findNoneYet: string;
  findFurther: string;
  finding: (since: string) => string;
  findFailed: string;
  stopFinding: string;

  /* In the message field's place */
  claim: string;
  claiming: string;
  claimLost: (name: string) => string;
  claimFailed: string;
  readingOnly: (kind: Queue['kind']) => string;
  readingOnlyTheirs: (name: string) => string;
  readingOnlyEarlier: string;
  closedBar: string;
  reopen: string;
  forbiddenBar: string;
  channelBar: string;
  windowClosedHint: string;
  waitingBar: string;
  waitingHint: string;

  /* On a message */
  failure: (code: FailureCode) => string;
  failureAdvice: (code: FailureCode) => string;
  sendByHand: (what: 'file' | 'template') => string;
  held: string;
  unconfirmed: string;
  uploading: (name: string) => string;
  uploadedOf: (sent: string, total: string) => string;
  cancelUpload: string;
  reactions: (list: string) => string;
  messageActions: string;
  reply: string;
  copyText: string;
  quoteMissing: string;
  openImage: string;
  mediaFailed: string;
  mediaProblem: (problem: MediaProblem) => string;
  /** Behind other facts: the provider has not brought it yet. */
  mediaArriving: string;
  play: string;
  pause: string;
  position: string;
  speed: (rate: string) => string;
  unheard: string;
  soundUnreadable: string;
  download: (name: string) => string;
  downloadFile: string;
  pages: (count: number) => string;
  openMap: string;
  phoneNumbers: string;

  /* Pictures and films, seen large */
  gallery: string;
  placeOf: (place: number, count: number) => string;
  previousMedia: string;
  nextMedia: string;
  olderMedia: string;
  zoomIn: string;
  zoomOut: string;
  zoomed: (share: string) => string;

  /* Composer */
  attach: string;
  dropHere: string;
  notSaved: string;
  /** `detail`: the limit; or what the file really is, for `type`. */
  fileRefused: (name: string, reason: StagingProblem, detail: string) => string;
  preparing: string;
  sendsWhenReady: string;
  fileNote: (code: FileNote['code'], is: string) => string;
  fileWarning: (code: FileWarning['code'], is: string) => string;
  sendAnyway: string;
  sendFileAnyway: (name: string) => string;
  doubted: string;
  unknownVariables: (names: string) => string;
  replyingTo: (name: string) => string;
  cancelReply: string;
  stagedFiles: string;
  caption: string;
  captionFor: (name: string) => string;
  removeFile: (name: string) => string;
  moveFileBack: (name: string) => string;
  moveFileOn: (name: string) => string;

  /* Camera */
  camera: string;
  cameraChoice: string;
  /** Of a camera without a name of its own. */
  cameraName: (looks: 'front' | 'back' | 'other') => string;
  cameraPicture: string;
  cameraOpening: string;
  cameraProblem: (problem: CaptureProblem) => string;
  cameraAdvice: (problem: CaptureProblem) => string;
  photoTake: string;
  photoTaken: string;
  photoMissed: string;
  photo: string;
  photoAgain: string;
  photoUse: string;
  photoByDevice: string;
  photoByFile: string;
  /** `stamp`: date and time, in digits. */
  photoName: (stamp: string) => string;

  /* Recording */
  recorder: string;
  recorderAsking: string;
  recorderAskingHint: string;
  recording: string;
  recordingPaused: string;
  recordingReady: string;
  recordingDiscarded: string;
  preparingVoice: string;
  pauseRecording: string;
  resumeRecording: string;
  discardRecording: string;
  sendVoice: string;
  sendAsSound: string;
  undo: string;
  microphoneProblem: (problem: CaptureProblem) => string;
  microphoneAdvice: (problem: CaptureProblem) => string;
  recordingCut: (why: 'lost' | 'limit') => string;
  recordingLimitNear: string;
  recordingLong: string;
  voiceLarge: (size: string) => string;
  voiceOrdinary: string;
  voiceRaw: string;

  /* Emoji */
  emojiSearch: string;
  emojiNone: string;
  results: (count: number) => string;
  emojiGroup: (group: number) => string;
  emojiFrequent: string;
  skinTone: string;
  skinToneName: (tone: number) => string;
  emojiFailed: string;

  /* Quick replies */
  quickReplySearch: string;
  quickRepliesEmpty: string;

  /* Templates */
  template: string;
  templateSearch: string;
  templatesEmpty: string;
  templateLanguage: (code: string) => string;
  templateCategory: (category: 'marketing' | 'utility' | 'authentication') => string;
  templateStatus: (status: 'approved' | 'pending' | 'rejected' | 'paused' | 'disabled') => string;
  templateBack: string;
  templateSlot: (name: string) => string;
  templatePart: (part: 'header' | 'body' | 'button') => string;
  templateExample: (example: string) => string;
  templateMedia: (kind: 'image' | 'video' | 'document') => string;
  templateChooseFile: string;
  templateAllOptions: string;
  templatePreview: string;
  templateProblem: (problem: 'empty' | 'breaks' | 'not_approved' | 'url' | 'media') => string;
  templateTooLong: (part: 'header' | 'body' | 'footer', over: number) => string;
  templateFixed: string;
  templateDesktopWarning: string;
  templateNoSlots: string;
  templateNotSaved: string;

  /* Transfer */
  /** Before a conversation leaves the agent with messages in its outbox. */
  unsentBefore: (count: number) => string;
  draftStays: string;
  transferTitle: string;
  transferTo: string;
  sectors: string;
  agents: string;
  transferSearch: string;
  transferNobody: string;
  transferChoose: string;
  currentSector: string;
  transferNote: string;
  transferNoteHint: string;
  transferSubmit: string;
  transferring: string;
  transferred: string;
  presence: (status: 'online' | 'away' | 'offline') => string;

  /* Close */
  closeTitle: string;
  reason: string;
  chooseReason: string;
  reasonsNone: string;
  closeNote: string;
  survey: string;
  surveyHint: string;
  finalMessage: string;
  finalMessageClosedWindow: string;
  closing: string;
  closeStep: (step: CloseStep) => string;
  stepDone: string;
  stepFailed: string;
  closeDone: string;

  /* Details */
  detailsTitle: string;
  detailsContact: string;
  detailsConversation: string;
  fact: (
    name: 'channel' | 'sector' | 'agent' | 'started' | 'window' | 'closed' | 'rating',
  ) => string;
  nobody: string;
  noWindow: string;
  earlier: string;
  earlierEmpty: string;
  rating: (value: number) => string;

  /* A field edited in place */
  field: (name: string) => string;
  emptyField: string;
  editField: (name: string) => string;
  nameConflict: (current: string) => string;
  useTheirs: string;
  keepMine: string;
  saveConflict: string;
}

/** Every word a person reads. A language is complete by type; a host may override any key. */
export interface Strings extends FirstStrings, LaterStrings {}
