import { customerPhone } from '../src/adapters/local/local.adapter.js';
import { PhonePage } from './phone/page.js';

const root = document.querySelector<HTMLElement>('#phone')!;
const page = new PhonePage(root, () => customerPhone());
await page.start(new URLSearchParams(location.search).get('contact'));
