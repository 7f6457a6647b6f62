import { AdapterError } from '../../domain/errors.js';
import type { Ms } from '../../domain/id.js';

/** One frame of server-sent events. */
export interface Frame {
  data: string;
  id?: string;
}

/** In UTF-16 units. Far above any event; a stream that never ends a line must not fill the memory. */
const LONGEST = 2 ** 24;

/**
 * The frames of a `text/event-stream`, as HTML's standard reads them, but an `id` belongs to its own frame only. Ends
 * when the stream does; what was not finished by then is dropped. `onRetry` hears of the pause the server asks for.
 */
export async function* readFrames(
  stream: ReadableStream<Uint8Array>,
  onRetry: (ms: Ms) => void = () => undefined,
): AsyncGenerator<Frame, void> {
  const reader = stream.getReader();
  const decoder = new TextDecoder(); // drops a byte order mark, and waits for the rest of a character
  let rest = '';
  let afterReturn = false;
  let data: string | undefined;
  let id = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      let text = decoder.decode(value, { stream: true });
      if (text === '') continue;
      if (afterReturn && text.startsWith('\n')) text = text.slice(1);
      afterReturn = text.endsWith('\r');
      const lines = (rest + text).split(/\r\n|\r|\n/);
      rest = lines.pop()!;
      for (const line of lines) {
        const [, name, content = ''] = /^([^:]*)(?:: ?(.*))?$/s.exec(line)!;
        if (name === 'data') data = data === undefined ? content : `${data}\n${content}`;
        else if (name === 'id' && !content.includes('\0')) id = content;
        else if (name === 'retry' && /^\d+$/.test(content)) onRetry(Number(content));
        else if (line === '') {
          if (data !== undefined) yield { data, ...(id && { id }) };
          data = undefined;
          id = '';
        }
      }
      if (rest.length + (data?.length ?? 0) > LONGEST) {
        throw new AdapterError('unavailable', 'a frame without end');
      }
    }
  } finally {
    reader.cancel().catch(() => undefined);
  }
}
