import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ConfigError, readConfig } from '../src/config.js';

const GOOD = {
  GATEWAY_FOLDER: '/var/lib/inbox',
  JWT_SECRET: 'a secret of at least thirty-two bytes',
  WHATSAPP_TOKEN: 'canary-token',
  WHATSAPP_BUSINESS_ACCOUNT_ID: '1',
  WHATSAPP_APP_SECRET: 'canary-secret',
  WHATSAPP_VERIFY_TOKEN: 'canary-verify',
};
const S3 = {
  MEDIA_S3_ENDPOINT: 'https://s3.example',
  MEDIA_S3_BUCKET: 'b',
  MEDIA_S3_REGION: 'r',
  MEDIA_S3_ACCESS_KEY_ID: 'k',
  MEDIA_S3_SECRET_ACCESS_KEY: 's',
};

const problemsOf = (env: Record<string, string | undefined>): readonly string[] => {
  try {
    readConfig({ ...GOOD, ...env });
    return [];
  } catch (error) {
    assert.ok(error instanceof ConfigError);
    assert.doesNotMatch(error.message, /canary/);
    return error.problems;
  }
};

describe('the environment', () => {
  it('needs the four of WhatsApp, a secret and a folder; the rest has defaults', () => {
    const config = readConfig(GOOD);
    assert.equal(config.database, '/var/lib/inbox');
    assert.deepEqual(config.media, { folder: '/var/lib/inbox/media' });
    assert.deepEqual([config.port, config.origins, config.logLevel], [8080, [], 'info']);
    assert.equal(config.whatsapp.graphUrl, undefined);
  });

  it('takes a server for the database and a bucket for files', () => {
    const { database, media } = readConfig({
      ...GOOD,
      ...S3,
      GATEWAY_FOLDER: '',
      DATABASE_URL: 'postgres://inbox@db/inbox',
    });
    assert.equal(database, 'postgres://inbox@db/inbox');
    assert.ok('s3' in media && media.s3.bucket === 'b');
  });

  it('takes several origins', () => {
    const { origins } = readConfig({
      ...GOOD,
      ALLOWED_ORIGINS: 'https://a.example, http://localhost:3000,https://a.example',
    });
    assert.deepEqual(origins, ['https://a.example', 'http://localhost:3000']);
  });

  it('tells everything that is wrong at once', () => {
    assert.equal(problemsOf({ WHATSAPP_TOKEN: '', WHATSAPP_APP_SECRET: ' ', PORT: 'x' }).length, 3);
  });

  const wrong: [env: Record<string, string | undefined>, says: RegExp][] = [
    ...Object.keys(GOOD)
      .filter((name) => name !== 'GATEWAY_FOLDER')
      .map((name): [Record<string, undefined>, RegExp] => [
        { [name]: undefined },
        new RegExp(`${name} is missing`),
      ]),
    [{ GATEWAY_FOLDER: undefined }, /DATABASE_URL .* GATEWAY_FOLDER/],
    [{ DATABASE_URL: 'postgres://x' }, /One of DATABASE_URL/],
    [{ DATABASE_URL: 'mysql://canary', GATEWAY_FOLDER: '', MEDIA_FOLDER: 'm' }, /postgres:/],
    [{ DATABASE_URL: 'postgres://x', GATEWAY_FOLDER: '' }, /MEDIA_FOLDER/],
    [{ JWT_SECRET: 'canary' }, /JWT_SECRET needs at least 32 bytes/],
    [{ PORT: '70000' }, /PORT/],
    [{ PORT: '-1' }, /PORT/],
    [{ LOG_LEVEL: 'loud' }, /LOG_LEVEL/],
    [{ GRAPH_URL: 'canary' }, /GRAPH_URL/],
    [{ ALLOWED_ORIGINS: '*' }, /ALLOWED_ORIGINS/],
    [{ ALLOWED_ORIGINS: 'https://a.example/path' }, /ALLOWED_ORIGINS/],
    [{ ...S3, MEDIA_S3_BUCKET: '' }, /MEDIA_S3_BUCKET is missing/],
  ];
  for (const [env, says] of wrong)
    it(`is refused in words: ${Object.keys(env).join(', ')} → ${says.source}`, () => {
      assert.match(problemsOf(env).join('\n'), says);
    });
});
