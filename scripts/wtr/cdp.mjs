// executeServerCommand('cdp', { method, params }) speaks Chrome's own protocol to the test's page, for what
// no other command reaches: forced colours, reduced motion, time zone, network off, CPU slower.
const sessions = new WeakMap();

export const cdp = {
  name: 'cdp',
  async executeCommand({ command, payload, session }) {
    if (command !== 'cdp') return undefined;
    if (session.browser.name !== 'Chrome') throw new Error('cdp works in Chrome only');
    const page = session.browser.getPage(session.id);
    if (!sessions.has(page)) sessions.set(page, await page.createCDPSession());
    return (await sessions.get(page).send(payload.method, payload.params)) ?? {};
  },
};
