import { join } from 'node:path';
import type { Level } from 'pino';
import { MIN_SECRET_BYTES } from './agents/jwt.js';

/** What the gateway reads of its environment. */
export interface Config {
  /** `DATABASE_URL`, or `GATEWAY_FOLDER` for an embedded one. */
  database: string;
  media: { folder: string } | { s3: S3Config };
  /** `SHOP_FILE`: sectors, close reasons and quick replies. Default: what the database holds. */
  shopFile?: string;
  /** `JWT_SECRET`. */
  jwtSecret: string;
  /** `PORT`. Default 8080. */
  port: number;
  /** `ALLOWED_ORIGINS`, with commas: pages that may ask from another origin. Default none. */
  origins: string[];
  /** `LOG_LEVEL`. Default `info`. */
  logLevel: Level | 'silent';
  whatsapp: WhatsAppConfig;
}

export interface S3Config {
  /** `MEDIA_S3_ENDPOINT`. */
  endpoint: string;
  /** `MEDIA_S3_BUCKET`. */
  bucket: string;
  /** `MEDIA_S3_REGION`. */
  region: string;
  /** `MEDIA_S3_ACCESS_KEY_ID`. */
  accessKeyId: string;
  /** `MEDIA_S3_SECRET_ACCESS_KEY`. */
  secretAccessKey: string;
  /** `MEDIA_S3_PREFIX`. Default none. */
  prefix?: string;
}

export interface WhatsAppConfig {
  /** `WHATSAPP_TOKEN`: of a system user. */
  token: string;
  /** `WHATSAPP_BUSINESS_ACCOUNT_ID`. */
  accountId: string;
  /** `WHATSAPP_APP_SECRET`: Meta signs webhooks with it. */
  appSecret: string;
  /** `WHATSAPP_VERIFY_TOKEN`: what was typed at Meta beside the callback's URL. */
  verifyToken: string;
  /** `GRAPH_URL`: a simulator's. Default Meta's. */
  graphUrl?: string;
}

/** Everything that is wrong with the environment, at once. It names variables and never holds their values. */
export class ConfigError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(`The environment is not complete:\n${problems.map((line) => `  ${line}`).join('\n')}`);
    this.name = 'ConfigError';
  }
}

const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

/** @throws ConfigError */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const problems: string[] = [];
  const given = (name: string): string | undefined => env[name]?.trim() || undefined;
  const needed = (name: string, what: string): string => {
    const value = given(name);
    if (value === undefined) problems.push(`${name} is missing: ${what}.`);
    return value ?? '';
  };
  const shopFile = given('SHOP_FILE');
  const config: Config = {
    database: databaseOf(given, problems),
    ...(shopFile !== undefined && { shopFile }),
    media: mediaOf(given, needed, problems),
    jwtSecret: secretOf(
      needed('JWT_SECRET', 'the secret that agents’ tokens are signed with'),
      problems,
    ),
    port: portOf(given('PORT') ?? '8080', problems),
    origins: originsOf(given('ALLOWED_ORIGINS') ?? '', problems),
    logLevel: levelOf(given('LOG_LEVEL') ?? 'info', problems),
    whatsapp: {
      token: needed('WHATSAPP_TOKEN', 'the access token of a system user'),
      accountId: needed('WHATSAPP_BUSINESS_ACCOUNT_ID', 'the id of the WhatsApp Business Account'),
      appSecret: needed('WHATSAPP_APP_SECRET', 'the secret of the app at Meta'),
      verifyToken: needed('WHATSAPP_VERIFY_TOKEN', 'any text, the same as in the form at Meta'),
      ...graphUrlOf(given('GRAPH_URL'), problems),
    },
  };
  if (problems.length > 0) throw new ConfigError(problems);
  return config;
}

type Given = (name: string) => string | undefined;
type Needed = (name: string, what: string) => string;

function databaseOf(given: Given, problems: string[]): string {
  const url = given('DATABASE_URL');
  const folder = given('GATEWAY_FOLDER');
  if ((url === undefined) === (folder === undefined))
    problems.push(
      'One of DATABASE_URL (PostgreSQL) and GATEWAY_FOLDER (an embedded one) is needed.',
    );
  if (url !== undefined && !/^postgres(ql)?:\/\/./.test(url))
    problems.push('DATABASE_URL has to begin with postgres://.');
  return url ?? folder ?? '';
}

function mediaOf(given: Given, needed: Needed, problems: string[]): Config['media'] {
  if (given('MEDIA_S3_ENDPOINT') !== undefined) {
    const prefix = given('MEDIA_S3_PREFIX');
    return {
      s3: {
        endpoint: urlOf('MEDIA_S3_ENDPOINT', given('MEDIA_S3_ENDPOINT')!, problems),
        bucket: needed('MEDIA_S3_BUCKET', 'the bucket for files'),
        region: needed('MEDIA_S3_REGION', 'the region of the bucket'),
        accessKeyId: needed('MEDIA_S3_ACCESS_KEY_ID', 'a key to the bucket'),
        secretAccessKey: needed('MEDIA_S3_SECRET_ACCESS_KEY', 'the secret of the key'),
        ...(prefix !== undefined && { prefix }),
      },
    };
  }
  const folder = given('MEDIA_FOLDER');
  const beside = given('GATEWAY_FOLDER');
  if (folder === undefined && beside === undefined)
    problems.push(
      'MEDIA_FOLDER, or MEDIA_S3_ENDPOINT and its like, is needed beside DATABASE_URL.',
    );
  return { folder: folder ?? join(beside ?? '', 'media') };
}

function secretOf(secret: string, problems: string[]): string {
  if (secret !== '' && Buffer.byteLength(secret) < MIN_SECRET_BYTES)
    problems.push(`JWT_SECRET needs at least ${MIN_SECRET_BYTES} bytes.`);
  return secret;
}

function portOf(text: string, problems: string[]): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) problems.push('PORT has to be a number up to 65535.');
  return port;
}

function originsOf(text: string, problems: string[]): string[] {
  const origins = text
    .split(',')
    .map((origin) => origin.trim())
    .filter((origin) => origin !== '');
  for (const origin of origins)
    if (!URL.canParse(origin) || new URL(origin).origin !== origin)
      problems.push(
        'ALLOWED_ORIGINS has to hold origins such as https://crm.example, without a path.',
      );
  return [...new Set(origins)];
}

function levelOf(text: string, problems: string[]): Config['logLevel'] {
  const level = LEVELS.find((each) => each === text);
  if (!level) problems.push(`LOG_LEVEL has to be one of ${LEVELS.join(', ')}.`);
  return level ?? 'info';
}

const graphUrlOf = (url: string | undefined, problems: string[]): { graphUrl?: string } =>
  url === undefined ? {} : { graphUrl: urlOf('GRAPH_URL', url, problems) };

function urlOf(name: string, text: string, problems: string[]): string {
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol))
    problems.push(`${name} has to be an address that begins with https://.`);
  return text;
}
