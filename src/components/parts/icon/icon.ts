import { html, LitElement, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { guard } from 'lit/directives/guard.js';
import { loadModule } from '../../../domain/load-module.js';
import { baseStyles } from '../../../styles/base.styles.js';
import { icons, TURNING, type IconName, type Shapes } from './icons.js';
import { iconStyles, styles } from './icon.styles.js';

const SVG = 'http://www.w3.org/2000/svg';

/**
 * @summary A 20 px line icon in the current colour. Decoration only: the name is its owner's business.
 * @tag inbox-icon
 * @cssprop [--inbox-icon-size=20px] - Width and height.
 * @cssprop [--inbox-icon-stroke=1.8] - Width of the lines, in 24ths of the size.
 */
export class InboxIcon extends LitElement {
  static readonly tag = 'inbox-icon';
  static override styles = [baseStyles, iconStyles, styles];

  /** Which icon. */
  @property() name: IconName = 'info';

  protected override firstUpdated(): void {
    this.setAttribute('aria-hidden', 'true');
  }

  override render() {
    const svg = drawIcon(this.name);
    if (svg) return svg;
    if (known === icons) {
      loadMoreIcons().then(
        () => this.requestUpdate(),
        () => undefined,
      );
    }
    return nothing;
  }
}

let known: Readonly<Partial<Record<IconName, Shapes>>> = icons;

/** Fetches the icons that the first screen does not show. */
export const loadMoreIcons = async (): Promise<void> => {
  const { moreIcons } = await loadModule(() => import('./more-icons.js'));
  known = { ...icons, ...moreIcons };
};

const drawn = new Map<IconName, SVGElement>();

/** The lines of an icon, new each time; undefined until they are loaded. */
const drawIcon = (name: IconName): Node | undefined => {
  const before = drawn.get(name);
  if (before) return before.cloneNode(true);
  const shapes = known[name];
  if (!shapes) return undefined;
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.classList.add('icon');
  if (TURNING.has(name)) svg.classList.add('turns');
  for (const [tag, attributes] of shapes) {
    const shape = document.createElementNS(SVG, tag);
    for (const [key, value] of Object.entries(attributes)) shape.setAttribute(key, String(value));
    svg.append(shape);
  }
  drawn.set(name, svg);
  return svg.cloneNode(true);
};

/**
 * The same as `<inbox-icon>` where an element for each would be too many; style it with `iconStyles`. What the first
 * screen does not show is an element all the same, which waits for its lines.
 */
export const renderIcon = (name: IconName) =>
  guard([name], () => drawIcon(name) ?? html`<inbox-icon name=${name}></inbox-icon>`);

declare global {
  interface HTMLElementTagNameMap {
    'inbox-icon': InboxIcon;
  }
}
