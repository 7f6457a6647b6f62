import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, describe, it } from 'node:test';
import { parse } from 'yaml';
import { ERRORS } from '../../src/domain/errors.js';
import { disagreements, type Pair } from './support/agreement.js';
import { PROTOCOL, readProtocol } from './support/protocol-file.js';

const PAIRS: Pair[] = [
  ['Ref', 'id.Ref'],
  ['Agent', 'lookups.Agent'],
  ['CloseReason', 'lookups.CloseReason'],
  ['QuickReply', 'lookups.QuickReply'],
  ['Template', 'template.Template'],
  ['LookupKind', 'lookups.LookupKind'],
  ['SessionInfo', 'ports.SessionInfo'],
  ['Capabilities', 'ports.Capabilities'],
  ['UploadRules', 'ports.UploadRules'],
  ['Queue', 'queue.Queue'],
  ['Conversation', 'conversation.Conversation'],
  ['ReplyState', 'conversation.ReplyState'],
  ['Contact', 'contact.Contact'],
  ['Message', 'message.Message'],
  ['Content', 'message.Content'],
  ['ContentKind', 'message.ContentKind'],
  ['Media', 'message.Media'],
  ['Delivery', 'message.Delivery'],
  ['Command', 'commands.Command'],
  ['CommandType', 'commands.CommandType'],
  ['CloseStep', 'commands.CloseStep'],
  ['Outgoing', 'commands.Outgoing'],
  ['OutgoingKind', 'commands.OutgoingKind'],
  ['CommandResult', 'commands.CommandResult'],
  ['InboxEvent', 'events.InboxEvent'],
  ['Counts', 'queue.Counts'],
  ['Hint', 'ports.Hint'],
  ['ErrorCode', 'errors.ErrorCode'],
  ['ConversationPage', 'ports.Page<conversation.Conversation>'],
  ['MessagePage', 'ports.Page<message.Message>'],
  ['SectorPage', `ports.Page<lookups.LookupMap['sector']>`],
  ['AgentPage', `ports.Page<lookups.LookupMap['agent']>`],
  ['CloseReasonPage', `ports.Page<lookups.LookupMap['closeReason']>`],
  ['QuickReplyPage', `ports.Page<lookups.LookupMap['quickReply']>`],
  ['TemplatePage', `ports.Page<lookups.LookupMap['template']>`],
  [`Query<'listConversations'>`, 'ports.ConversationQuery'],
  [`Query<'listMessages'>`, `Omit<ports.MessageQuery, 'conversationId'>`],
  [`Omit<Query<'listLookup'>, 'locale'>`, 'lookups.LookupQuery'],
  [
    `Omit<Wire['MediaUrl'], never>`,
    `Awaited<ReturnType<NonNullable<ports.InboxSession['media']>>>`,
  ],
  [
    `Omit<Wire['Problem'], 'type' | 'title' | 'status' | 'detail' | 'instance' | 'code'>`,
    `Omit<errors.ErrorDetail, 'cause'>`,
  ],
];

/** Which operation each function of the port is. */
const ROUTES = {
  getSession: 'get /v1/session',
  streamEvents: 'get /v1/events',
  listConversations: 'get /v1/conversations',
  listMessages: 'get /v1/conversations/{conversationId}/messages',
  executeCommand: 'post /v1/commands',
  listLookup: 'get /v1/lookups/{kind}',
  uploadFile: 'post /v1/uploads',
  getMedia: 'get /v1/media/{mediaId}',
  sendHint: 'post /v1/hints',
};

describe('the protocol', () => {
  describe('has the types of the port', () => {
    let found: string[];
    before(async () => (found = await disagreements(PAIRS)));
    for (const [index, [schema]] of PAIRS.entries()) {
      it(schema, () => assert.equal(found[index], ''));
    }
  });

  it('has an operation for each function of the port', () => {
    const routes = readProtocol().operations.map(({ id, method, path }) => [
      id,
      `${method} ${path}`,
    ]);
    assert.deepEqual(Object.fromEntries(routes), ROUTES);
  });

  it('maps each discriminator to the schema with that constant', () => {
    const { schemas } = (parse(readFileSync(PROTOCOL, 'utf8')) as Protocol).components;
    for (const [name, { discriminator, oneOf = [] }] of Object.entries(schemas)) {
      if (!discriminator) continue;
      const { propertyName, mapping } = discriminator;
      const constants = oneOf.flatMap(({ $ref }) => {
        const tag = schemas[$ref.split('/').at(-1)!]!.properties![propertyName]!;
        return (tag.enum ?? [tag.const!]).map((value) => [value, $ref]);
      });
      assert.deepEqual(mapping, Object.fromEntries(constants), name);
    }
  });

  it('answers every failure of the port with a problem', () => {
    const { find } = readProtocol();
    const command = find({ method: 'POST', url: '/v1/commands' })!;
    const headers = { 'content-type': 'application/problem+json', 'retry-after': '3' };
    const statuses = [400, 401, 403, 404, 409, 413, 422, 429, 500, 501, 503];
    const codes = Object.keys(ERRORS).filter((code) => code !== 'offline');
    const fitting = codes.filter((code) =>
      statuses.some((status) => command.answer({ status, headers, body: { code } }).length === 0),
    );
    assert.deepEqual(fitting, codes);
  });
});

interface Protocol {
  components: {
    schemas: Record<
      string,
      {
        discriminator?: { propertyName: string; mapping: Record<string, string> };
        oneOf?: { $ref: string }[];
        properties?: Record<string, { const?: string; enum?: string[] }>;
      }
    >;
  };
}
