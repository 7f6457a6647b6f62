import type { Ids } from '../ids.js';

/**
 * Asks a callback to prove itself, as Meta does when its URL is saved: it must answer the challenge, as plain text.
 * @returns whether it did
 */
export async function verify(
  url: string,
  verifyToken: string,
  ids: Ids,
  fetch: (request: Request) => Promise<Response>,
): Promise<boolean> {
  const challenge = ids.digits(10);
  const asked = new URL(url);
  asked.searchParams.set('hub.mode', 'subscribe');
  asked.searchParams.set('hub.challenge', challenge);
  asked.searchParams.set('hub.verify_token', verifyToken);
  try {
    const response = await fetch(new Request(asked));
    return response.status === 200 && (await response.text()) === challenge;
  } catch {
    return false;
  }
}
