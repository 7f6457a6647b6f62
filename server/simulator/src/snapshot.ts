import type { AcceptedSend, SimMessage, Snapshot, Template } from './control.js';
import { Refusal } from './refusal.js';
import type { Simulation } from './simulation.js';
import type { Person } from './world.js';

interface SavedMedia {
  id: string;
  phoneNumberId: string;
  mime: string;
  sha256: string;
  goneAt: number;
  /** The bytes in base64. */
  data: string;
}

interface World1 extends Snapshot {
  seed: number;
  people: Person[];
  messages: SimMessage[];
  templates: Template[];
  sends: AcceptedSend[];
  opened: [string, number][];
  media: SavedMedia[];
}

/** The world as JSON. The log of webhooks and requests is not in it, nor what was on its way. */
export function takeSnapshot({ world, ids }: Simulation): Snapshot {
  const snapshot: World1 = {
    version: 1,
    seed: ids.state,
    people: [...world.people.values()],
    messages: world.messages(),
    templates: [...world.templates.values()],
    sends: world.sends,
    opened: [...world.opened],
    media: [...world.media.values()].map(({ bytes, ...file }) => ({
      ...file,
      data: Buffer.from(bytes).toString('base64'),
    })),
  };
  return structuredClone(snapshot);
}

/** Puts a world in the place of this one. @throws Refusal for what is no snapshot */
export function restore({ world, ids }: Simulation, snapshot: Snapshot): void {
  if (snapshot.version !== 1) throw new Refusal('This is no snapshot of version 1');
  const saved = snapshot as World1;
  world.clear();
  ids.state = saved.seed;
  for (const person of saved.people) world.savePerson(person);
  for (const message of saved.messages) world.saveMessage(message);
  for (const template of saved.templates) world.saveTemplate(template);
  for (const [pair, at] of saved.opened) world.opened.set(pair, at);
  for (const { data, ...file } of saved.media)
    world.media.set(file.id, { ...file, bytes: new Uint8Array(Buffer.from(data, 'base64')) });
  world.sends.push(...saved.sends);
}
