import { PhonePage } from './phone/page.js';

const root = document.querySelector<HTMLElement>('#phone')!;
await new PhonePage(root).start(new URLSearchParams(location.search).get('contact'));
