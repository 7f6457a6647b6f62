import { httpAdapter } from '../../src/adapters/http/http.adapter.js';
import { localAdapter, type Faults } from '../../src/adapters/local/local.adapter.js';
import type { InboxAdapter } from '../../src/domain/ports.js';

/** What the page talks to. */
export interface Backend {
  adapter: InboxAdapter;
  /** Where a customer's phone is played. */
  phone: string;
  /** The whole backend lives in this browser: no server. */
  isLocal: boolean;
}

/**
 * The gateway that `npm start` runs, when the page comes from there; else, or with `?backend=local`, the backend that
 * lives in the browser.
 */
export function backendOf(agentId: string, faults: Faults): Backend {
  const phone = document.querySelector<HTMLMetaElement>('meta[name="demo-phone"]')?.content;
  const wanted = new URLSearchParams(location.search).get('backend');
  if (phone === undefined || wanted === 'local')
    return { adapter: localAdapter({ agentId, faults }), phone: './phone.html', isLocal: true };
  return {
    adapter: httpAdapter({ url: location.origin, token: () => tokenOf(agentId), name: 'gateway' }),
    phone,
    isLocal: false,
  };
}

/** A CRM's own server knows who is signed in, and signs this; here the script that serves the demo does. */
async function tokenOf(agentId: string): Promise<string> {
  const response = await fetch(`/demo-token?${new URLSearchParams({ agent: agentId }).toString()}`);
  return response.ok ? response.text() : '';
}
