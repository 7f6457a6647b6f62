// A simulator in a process of its own, for tests that kill the gateway.
import { listen } from '../../simulator/src/listen.js';
import { createSimulator } from '../../simulator/src/simulator.js';

process.once('disconnect', () => process.exit());

const concurrency = Number(process.env['CONCURRENCY'] ?? 8);
const { url } = await listen(createSimulator({ concurrency, sentMs: 20, deliveredMs: 50 }));
console.log(`ready ${url}`);
