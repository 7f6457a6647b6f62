import { ImageError, type FittedImage } from '../../domain/media-tools.js';
import { READY, type ImageAnswer, type ImageRequest } from './image-messages.js';

/** Of Trusted Types, which TypeScript does not know. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(): string },
  ): { createScriptURL(input: string): URL };
}

const SCRIPT = new URL('./image.worker.ts', import.meta.url);

/** A name may be taken only once in a page, and a page that forbids it is told of it, so it is asked for only once. */
let script: Promise<URL> | undefined;

/** The worker's own file and no other, as a page with Trusted Types wants it. Rejects where its policy has no `chat-inbox`. */
const trustedScript = async (): Promise<URL> => {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  if (!trustedTypes) return SCRIPT;
  const policy = trustedTypes.createPolicy('chat-inbox', { createScriptURL: () => SCRIPT.href });
  return policy.createScriptURL('');
};

/** A thread of its own for pictures. */
export class ImageThread {
  readonly #worker: Worker;
  #broken = false;

  private constructor(worker: Worker) {
    this.#worker = worker;
  }

  /** Resolves once it is there; to nothing where the page's policy or another origin forbids it, or it does not load. */
  static async start(): Promise<ImageThread | undefined> {
    try {
      script ??= trustedScript();
      return await ImageThread.#open(await script);
    } catch {
      return undefined;
    }
  }

  static #open(url: URL): Promise<ImageThread | undefined> {
    const worker = new Worker(url, { type: 'module', name: 'chat-inbox-images' });
    return new Promise((resolve) => {
      worker.onmessage = ({ data }) => data === READY && resolve(new ImageThread(worker));
      worker.onerror = (event) => {
        event.preventDefault();
        worker.terminate();
        resolve(undefined);
      };
    });
  }

  /** After an error of its own it answers nothing more. */
  get broken(): boolean {
    return this.#broken;
  }

  /** One at a time. A bitmap is the worker's from then on. Rejects with ImageError. */
  prepare(request: ImageRequest): Promise<FittedImage> {
    const { picture } = request;
    return new Promise((resolve, reject) => {
      this.#worker.onmessage = ({ data }: MessageEvent<ImageAnswer>) => {
        if ('problem' in data) reject(new ImageError(data.problem, { cause: data.why }));
        else resolve(data.unchanged ? { ...data.fitted, blob: picture as Blob } : data.fitted);
      };
      this.#worker.onerror = ({ message }) => {
        this.#broken = true;
        reject(new ImageError('unreadable', { cause: message }));
      };
      this.#worker.postMessage(request, picture instanceof ImageBitmap ? [picture] : []);
    });
  }

  end(): void {
    this.#worker.terminate();
  }
}
