import { expect, fixture, html } from '@open-wc/testing';
import { LitElement } from 'lit';
import { define } from '../../src/components/define.js';
import { tokens } from '../../src/styles/tokens.styles.js';
import { avatarStyles } from '../../src/components/parts/avatar/avatar.styles.js';

class TokenProbe extends LitElement {
  static readonly tag = 'token-probe';
  static override styles = [tokens, avatarStyles];
  protected override render() {
    return html`<i class="face"></i>`;
  }
}
define(TokenProbe);

const brush = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true })!;

/** Relative luminance of a colour as WCAG 2 defines it. */
const luminance = (colour: string): number => {
  brush.fillStyle = '#f0f';
  brush.fillStyle = colour;
  brush.fillRect(0, 0, 1, 1);
  const [r, g, b] = [...brush.getImageData(0, 0, 1, 1).data]
    .slice(0, 3)
    .map((byte) => byte / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
};

const contrast = (one: string, other: string): number => {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light! + 0.05) / (dark! + 0.05);
};

const GROUNDS = ['surface', 'canvas', 'raised', 'hover', 'selected'];

/** What is written on what: 4.5 : 1. */
const TEXT: Record<string, string[]> = {
  text: [...GROUNDS, 'tint', 'warning-tint', 'danger-tint'],
  'text-2': [...GROUNDS, 'tint', 'warning-tint', 'danger-tint'],
  'text-3': [...GROUNDS, 'tint'],
  accent: [...GROUNDS, 'tint'],
  danger: [...GROUNDS, 'tint', 'danger-tint'],
  warning: [...GROUNDS, 'warning-tint'],
  success: GROUNDS,
  info: [...GROUNDS, 'tint'],
  'on-accent': ['accent', 'accent-hover'],
  'on-danger': ['danger-fill'],
};

/** What marks a control, or a state of one: 3 : 1. */
const CONTROLS: Record<string, string[]> = {
  edge: ['surface', 'canvas', 'raised', 'hover'],
  'danger-fill': ['surface', 'canvas', 'selected', 'hover'],
};

const probe = (scheme: string) =>
  fixture<TokenProbe>(html`<token-probe></token-probe>`).then((element) => {
    element.style.setProperty('color-scheme', scheme);
    return element;
  });

/** The colour a token comes out as. */
const colourOf = (element: HTMLElement, token: string): string => {
  element.style.setProperty('outline-color', `var(--_${token})`);
  return getComputedStyle(element).outlineColor;
};

for (const scheme of ['light', 'dark']) {
  describe(`the colours in ${scheme}`, () => {
    for (const [least, pairs] of [
      [4.5, TEXT],
      [3, CONTROLS],
    ] as const) {
      for (const [token, grounds] of Object.entries(pairs)) {
        it(`keep ${token} at ${least} : 1 or more`, async () => {
          const element = await probe(scheme);
          const weak = grounds
            .map(
              (ground) =>
                [ground, contrast(colourOf(element, token), colourOf(element, ground))] as const,
            )
            .filter(([, ratio]) => ratio < least)
            .map(([ground, ratio]) => `${ground} ${ratio.toFixed(2)}`);
          expect(weak).to.deep.equal([]);
        });
      }
    }

    it('stay legible for every hue a host may choose', async () => {
      const element = await probe(scheme);
      const weak: string[] = [];
      for (let hue = 0; hue < 360; hue += 10) {
        element.style.setProperty('--inbox-hue', String(hue));
        element.style.setProperty('--inbox-neutral-hue', String(hue));
        for (const token of ['accent', 'on-accent', 'text-3', 'danger']) {
          for (const ground of TEXT[token]!) {
            const ratio = contrast(colourOf(element, token), colourOf(element, ground));
            if (ratio < 4.5) weak.push(`${hue}: ${token} on ${ground} ${ratio.toFixed(2)}`);
          }
        }
      }
      expect(weak).to.deep.equal([]);
    });

    it('keep initials legible in every hue of a contact', async () => {
      const element = await probe(scheme);
      const face = element.renderRoot.querySelector('.face')!;
      for (let hue = 0; hue < 360; hue += 5) {
        element.style.setProperty('--_face', String(hue));
        const { color, backgroundColor } = getComputedStyle(face);
        expect(contrast(color, backgroundColor), `${hue}`).to.be.at.least(4.5);
      }
    });
  });
}

it('the looks change with two tokens of a host', async () => {
  const element = await probe('light');
  const before = colourOf(element, 'accent');
  element.style.setProperty('--inbox-hue', '300');
  expect(colourOf(element, 'accent')).not.to.equal(before);
  element.style.setProperty('--inbox-radius', '0px');
  element.style.setProperty('border-radius', 'var(--_radius-l)');
  expect(getComputedStyle(element).borderTopLeftRadius).to.equal('0px');
});
