import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** The narrowest and the widest a pane may be dragged, in pixels. */
const LEAST = 240;
const MOST = 520;
const STEP = 16;

type Pane = 'list' | 'details';

/** Widths of the panes beside the conversation, dragged by pointer or arrow keys; kept as long as the inbox lives. */
export class PaneWidths implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  #widths: Partial<Record<Pane, number>> = {};

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    for (const pane of ['list', 'details'] as const) this.#write(pane);
  }

  /** The width set for a pane; undefined: the layout's own. */
  of(pane: Pane): number | undefined {
    return this.#widths[pane];
  }

  /** Follows the pointer from a `pointerdown` on a grip; `grows`: the pane stands before it in the reading direction. */
  drag(pane: Pane, event: PointerEvent, now: number, grows: boolean): void {
    const grip = event.currentTarget as HTMLElement;
    const from = event.clientX;
    const sign = (getComputedStyle(this.#host).direction === 'rtl') === grows ? -1 : 1;
    grip.setPointerCapture(event.pointerId);
    const move = ({ clientX }: PointerEvent) => this.#set(pane, now + sign * (clientX - from));
    const stop = () => grip.removeEventListener('pointermove', move);
    grip.addEventListener('pointermove', move);
    grip.addEventListener('lostpointercapture', stop, { once: true });
    event.preventDefault();
  }

  /** Moves by an arrow key, Home or End; false for another key. */
  key(pane: Pane, event: KeyboardEvent, now: number, grows: boolean): void {
    const sign = (getComputedStyle(this.#host).direction === 'rtl') === grows ? -1 : 1;
    const to = {
      ArrowRight: now + sign * STEP,
      ArrowLeft: now - sign * STEP,
      Home: LEAST,
      End: MOST,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    this.#set(pane, to);
  }

  static readonly least = LEAST;
  static readonly most = MOST;

  #set(pane: Pane, width: number) {
    this.#widths[pane] = Math.round(Math.max(LEAST, Math.min(MOST, width)));
    this.#write(pane);
    this.#host.requestUpdate();
  }

  #write(pane: Pane) {
    const width = this.#widths[pane];
    if (width !== undefined) this.#host.style.setProperty(`--_${pane}-width`, `${width}px`);
  }
}
