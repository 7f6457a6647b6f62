import { createSimulator } from '../../src/simulator.js';

// A business that is gone: what the customer says is tried again for days.
const sim = createSimulator({});
await sim.control.webhooks.subscribe('http://127.0.0.1:1/hooks');
const customer = await sim.control.customer({ name: 'Ana' });
await customer.says('Oi');
await sim.control.webhooks.settled();
