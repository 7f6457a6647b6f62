-- What people see is one JSON document a row, as src/rows.ts types it; the columns that queries need are generated
-- from it, so that nothing is written twice and nothing can disagree.

create extension if not exists pg_trgm;

-- The one row of counters. `seq` is handed out in the transaction that commits it: a reader never skips (a bigserial
-- lost 15 % of the events to a cursor reader).
create table head (
  one boolean primary key default true check (one),
  epoch text not null,
  seq bigint not null default 0,
  tail bigint not null default 0
);

create table counter (
  name text primary key,
  value bigint not null
);

create table channel (
  id text primary key,
  row jsonb not null
);

create table agent (
  id text primary key,
  row jsonb not null,
  words text not null
);

-- A browser of the agent is connected to that node until then.
create table presence (
  agent_id text not null,
  node text not null,
  until bigint not null,
  primary key (agent_id, node)
);

create table lookup (
  kind text not null,
  id text not null,
  place integer not null,
  row jsonb not null,
  words text not null,
  primary key (kind, id)
);

create table contact (
  id text primary key,
  rev bigint not null,
  row jsonb not null,
  words text not null
);
create index contact_words on contact using gin (words gin_trgm_ops);

-- All that a contact is known by: `user:BR.123`, `phone:5511987654321`. The phone may be missing, and both may change.
create table contact_key (
  key text primary key,
  contact_id text not null references contact deferrable initially deferred
);
create index contact_key_contact on contact_key (contact_id);

create table conversation (
  id text primary key,
  rev bigint not null,
  row jsonb not null,
  words text not null,
  contact_id text not null generated always as (row ->> 'contactId') stored
    references contact deferrable initially deferred,
  channel_id text generated always as (row #>> '{channel,id}') stored,
  phase text not null generated always as
    (case when row ? 'closed' then 'closed' when row ? 'bot' then 'bot' else 'open' end) stored,
  sector_id text generated always as (row #>> '{sector,id}') stored,
  assignee_id text generated always as (row #>> '{assignee,id}') stored,
  unread integer not null generated always as ((row ->> 'unread')::integer) stored,
  active_at bigint not null generated always as ((row ->> 'activeAt')::bigint) stored,
  waits_at bigint not null generated always as
    (coalesce(row ->> 'waitingSince', row ->> 'activeAt')::bigint) stored
);
create index conversation_contact on conversation (contact_id);
create index conversation_active on conversation (phase, active_at desc, id);
create index conversation_waits on conversation (waits_at, id) where phase = 'open' and assignee_id is null;
create index conversation_closed on conversation (sector_id, assignee_id) where phase = 'closed';
create index conversation_assignee on conversation (assignee_id, active_at desc, id) where phase = 'open';
-- One service at a time for a person on a channel.
create unique index conversation_open on conversation (contact_id, channel_id) where phase <> 'closed';

create table message (
  id text primary key,
  rev bigint not null,
  row jsonb not null,
  words text not null,
  conversation_id text not null generated always as (row ->> 'conversationId') stored references conversation,
  place text not null generated always as (row ->> 'order') stored,
  media_id text generated always as (row #>> '{content,media,id}') stored,
  command_id text unique generated always as (row ->> 'commandId') stored,
  wamid text unique generated always as (row ->> 'wamid') stored
);
create index message_words on message using gin (words gin_trgm_ops);
create unique index message_place on message (conversation_id, place);
create index message_media on message (media_id) where media_id is not null;

-- What is told to the agents' browsers. `body` is the entity as it was then; who may see it is in the columns.
create table event (
  seq bigint primary key,
  at bigint not null,
  kind text not null,
  body jsonb not null,
  phase text,
  sector_id text,
  assignee_id text,
  was jsonb
);
create index event_at on event (at);

-- Idempotency: what became of an agent's command.
create table command (
  id text primary key,
  agent_id text not null,
  digest text not null,
  at bigint not null,
  result jsonb,
  done text[] not null default '{}'
);
create index command_at on command (at);

-- A webhook is durable before its 200; `digest` makes a repeated delivery harmless. `body` is what came, byte by byte.
-- It is applied in parts: `applied` counts the things it says that are done with.
create table webhook (
  id bigint generated always as identity primary key,
  digest text not null unique,
  body bytea not null,
  at bigint not null,
  applied integer not null default 0,
  done_at bigint
);
create index webhook_new on webhook (id) where done_at is null;

-- What could not be applied while the rest went on. `path` says where in the webhook's body it is (a JSON pointer).
create table quarantine (
  id bigint generated always as identity primary key,
  webhook_id bigint not null references webhook,
  path text not null,
  error text not null,
  at bigint not null
);

-- What was said of a message that is not there yet: a reaction, a quote or a receipt that overtook it.
create table early (
  id bigint generated always as identity primary key,
  wamid text not null,
  webhook_id bigint not null references webhook,
  path text not null,
  item jsonb not null,
  at bigint not null
);
create index early_wamid on early (wamid);

-- What the bot has to answer, a message at a time in each conversation. A turn that is taken is `due` again when
-- whoever took it must have died.
create table bot_turn (
  id bigint generated always as identity primary key,
  message_id text not null unique references message deferrable initially deferred,
  conversation_id text not null references conversation deferrable initially deferred,
  attempt integer not null default 0,
  due bigint not null
);
create index bot_turn_conversation on bot_turn (conversation_id, id);

-- What has to leave. First in, first out in each conversation: whatever is in line, in any state, holds back what is
-- behind it. `due`: not to be looked at before. `holder` works at it, and is alive while `lease` is in the future. The
-- message itself is written at the end of the transaction, hence the deferred references.
create table outbox (
  id bigint generated always as identity primary key,
  message_id text not null unique references message deferrable initially deferred,
  conversation_id text not null references conversation deferrable initially deferred,
  state text not null default 'queued' check (state in ('queued', 'uploading', 'sending', 'unconfirmed')),
  attempt integer not null default 0,
  due bigint not null,
  holder text,
  lease bigint,
  body jsonb not null,
  -- The channel's id of the file, once it has it.
  provider_id text
);
create index outbox_conversation on outbox (conversation_id, id);
create index outbox_due on outbox (due, id) where state in ('queued', 'unconfirmed');
create index outbox_lease on outbox (lease) where lease is not null;

-- When the next message may leave at a steady pace: of a number (`number:…`), and to one person from it (`pair:…`).
create table pace (
  key text primary key,
  at bigint not null
);

-- A file in the media storage, under the key `id`.
create table media (
  id text primary key,
  at bigint not null,
  row jsonb not null,
  -- Uploaded by this agent and not yet sent.
  staged_by text
);

-- A file that came with a message and is still to be brought from the channel.
create table arriving (
  message_id text primary key references message deferrable initially deferred,
  channel_id text not null,
  provider_id text not null,
  attempt integer not null default 0,
  at bigint not null,
  due bigint not null
);
create index arriving_due on arriving (due);
