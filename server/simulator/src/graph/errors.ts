import type { JsonObject } from '../control.js';

interface Words {
  title: string;
  details: string;
  /** The HTTP status of a synchronous refusal. Default 400. */
  http?: number;
  type?: string;
}

/** Meta's codes: titles and explanations as its page of error codes has them. */
const CODES: Record<number, Words> = {
  0: {
    title: 'AuthException',
    details: 'We were unable to authenticate the app user.',
    http: 401,
  },
  1: { title: 'API Unknown', details: 'Invalid request or possible server error.' },
  2: { title: 'API Service', details: 'Temporary due to downtime or being overloaded.', http: 503 },
  4: {
    title: 'API Too Many Calls',
    details: 'The app has reached its API call rate limit.',
    http: 429,
  },
  10: { title: 'API Permission Denied', details: 'Permission is not granted.', http: 403 },
  33: { title: 'Parameter value is not valid', details: 'The phone number has been deleted.' },
  100: {
    title: 'Invalid parameter',
    details: 'The request has an unsupported or misspelled parameter.',
  },
  190: { title: 'Access token has expired', details: 'Get a new access token.', http: 401 },
  368: {
    title: 'Temporarily blocked for policies violations',
    details: 'The account is restricted from messaging or disabled.',
    http: 403,
  },
  80007: { title: 'Rate limit issues', details: 'The account has reached its rate limit.' },
  130403: { title: 'Business blocked', details: 'The user has blocked this business.' },
  130429: {
    title: 'Rate limit hit',
    details: 'Cloud API message throughput has been reached.',
    http: 429,
  },
  130472: {
    title: "User's number is part of an experiment",
    details: 'The message was not sent as part of an experiment.',
  },
  130497: {
    title: 'Business account is restricted from messaging users in this country',
    details: 'The business cannot send messages to users in this country.',
    http: 403,
  },
  131000: {
    title: 'Something went wrong',
    details: 'Message failed to send due to an unknown error.',
    http: 500,
  },
  131005: {
    title: 'Access denied',
    details: 'Permission is either not granted or has been removed.',
    http: 403,
  },
  131008: {
    title: 'Required parameter is missing',
    details: 'The request is missing a required parameter.',
  },
  131009: {
    title: 'Parameter value is not valid',
    details: 'One or more parameter values are invalid.',
  },
  131016: {
    title: 'Service unavailable',
    details: 'A service is temporarily unavailable.',
    http: 500,
  },
  131021: {
    title: 'Recipient cannot be sender',
    details: 'Sender and recipient phone number is the same.',
  },
  131026: {
    title: 'Message undeliverable',
    details: 'Unable to deliver message: the recipient may not be on WhatsApp.',
  },
  131031: {
    title: 'Account has been locked',
    details: 'The account has been restricted or disabled.',
    http: 403,
  },
  131037: {
    title: 'WhatsApp provided number needs display name approval before message can be sent',
    details: 'The number has no approved display name.',
  },
  131042: {
    title: 'Business eligibility payment issue',
    details: 'There was an error related to your payment method.',
  },
  131045: { title: 'Incorrect certificate', details: 'A phone number registration error.' },
  131047: {
    title: 'Re-engagement message',
    details:
      'Message failed to send because more than 24 hours have passed since the customer last replied to this number.',
  },
  131048: {
    title: 'Spam rate limit hit',
    details: 'There are restrictions on how many messages can be sent from this phone number.',
    http: 429,
  },
  131049: {
    title: 'Meta chose not to deliver',
    details: 'This message was not delivered to maintain healthy ecosystem engagement.',
  },
  131050: {
    title: 'User has stopped marketing messages',
    details: 'The recipient has chosen not to get marketing messages from this business.',
  },
  131051: {
    title: 'Message type unknown',
    details: 'Message type is currently not supported.',
  },
  131052: {
    title: 'Media download error',
    details: 'Unable to download the media sent by the user.',
  },
  131053: {
    title: 'Media upload error',
    details: 'Unable to upload the media used in the message.',
  },
  131056: {
    title: '(Business Account, Consumer Account) pair rate limit hit',
    details: 'Too many messages sent from the sender number to the same recipient number.',
    http: 429,
  },
  131057: {
    title: 'Account in maintenance mode',
    details: 'The business account is in maintenance mode.',
    http: 500,
  },
  131060: {
    title: 'Message unavailable',
    details: 'This message is temporarily unavailable. It may be in the WhatsApp Business app.',
  },
  131062: {
    title: 'Business-scoped user IDs are not supported for this message type',
    details: 'Send this message to a phone number.',
  },
  131063: {
    title: 'Marketing templates disabled',
    details: 'Marketing templates cannot be sent by this account on Cloud API.',
  },
  131064: {
    title: 'Account limited',
    details: 'The account is limited for misclassified templates.',
    http: 403,
  },
  132000: {
    title: 'Number of parameters does not match the expected number of params',
    details: 'The number of values is not the number of variables of the template.',
  },
  132001: {
    title: 'Template name does not exist in the translation',
    details: 'The template does not exist in this language, or it is not approved.',
    http: 404,
  },
  132005: { title: 'Translated text too long', details: 'The filled text is too long.' },
  132007: {
    title: 'Template format character policy violated',
    details: 'The content violates a WhatsApp policy.',
  },
  132012: {
    title: 'Parameter format does not match format in the created template',
    details: 'A value is of another kind than the variable.',
  },
  132015: {
    title: 'Template is paused',
    details: 'Template is paused due to low quality so it cannot be sent.',
  },
  132016: {
    title: 'Template is disabled',
    details: 'Template has been paused too many times and is now permanently disabled.',
  },
  132018: {
    title: 'Template parameters are not valid',
    details: 'There is a problem with the parameters of the template.',
  },
  132068: { title: 'Flow is in blocked state', details: 'Flow is in blocked state.' },
  132069: { title: 'Flow is in throttled state', details: 'Flow is in throttled state.' },
  133010: { title: 'Phone number not registered', details: 'Register the phone number first.' },
};

const UNKNOWN: Words = { title: 'An unknown error has occurred', details: 'Unknown error code.' };

const HREF = 'https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes/';

/** An error as webhooks tell it: of a status, or of a message that cannot be told. */
export function metaError(code: number, details?: string): JsonObject {
  const words = CODES[code] ?? UNKNOWN;
  return {
    code,
    title: words.title,
    message: words.title,
    error_data: { details: details ?? words.details },
    href: HREF,
  };
}

/** A refusal of the Graph surface; `code` is Meta's. */
export class GraphError extends Error {
  readonly code: number;
  readonly subcode: number | undefined;
  readonly details: string | undefined;
  readonly http: number;

  constructor(
    code: number,
    { message, subcode, details }: { message?: string; subcode?: number; details?: string } = {},
  ) {
    const words = CODES[code] ?? UNKNOWN;
    super(message ?? `(#${code}) ${words.title}`);
    this.code = code;
    this.subcode = subcode;
    // Errors of the Graph itself (0–200) say all in the message; WhatsApp's own explain themselves.
    this.details = details ?? (code >= 1000 ? words.details : undefined);
    this.http = words.http ?? 400;
  }

  /** The body, as Meta writes it. */
  toBody(trace: string): JsonObject {
    return {
      error: {
        message: this.message,
        type: 'OAuthException',
        code: this.code,
        ...(this.details !== undefined && {
          error_data: { messaging_product: 'whatsapp', details: this.details },
        }),
        ...(this.subcode !== undefined && { error_subcode: this.subcode }),
        fbtrace_id: trace,
      },
    };
  }
}

/** An id that is of nothing here, or not for this token: Meta answers 400, not 404. */
export const unknownObject = (method: string, id: string): GraphError =>
  new GraphError(100, {
    subcode: 33,
    message:
      `Unsupported ${method.toLowerCase()} request. Object with ID '${id}' does not exist, ` +
      'cannot be loaded due to missing permissions, or does not support this operation.',
  });
