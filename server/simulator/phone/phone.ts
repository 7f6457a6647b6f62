import { PhonePage } from '../../../demo/phone/page.js';
import { simulatorClient } from '../src/client.js';
import { SimulatorPhones } from './phones.js';
import { Tools } from './tools.js';

const control = simulatorClient(location.href);
const [number] = await control.numbers();
const phones = new SimulatorPhones(control);
const page = new PhonePage(document.querySelector<HTMLElement>('#phone')!, async () => phones, {
  ...(number && { shop: number.verifiedName }),
  tools: new Tools(control, phones),
});
await page.start(new URLSearchParams(location.search).get('contact'));
