import {
  setCustomElementsManifest,
  type Decorator,
  type Preview,
} from '@storybook/web-components-vite';
import { html } from 'lit';
import { ref } from 'lit/directives/ref.js';
import manifest from '../dist/custom-elements.json' with { type: 'json' };
import { loadLanguage, resolveLanguage } from '../src/locales/registry.js';
import { surround } from '../stories/support/surroundings.js';

setCustomElementsManifest(manifest);

interface Globals {
  locale: string;
  direction: string;
  theme: string;
  density: string;
  width: string;
}

const dense = 'chat-inbox, inbox-list, inbox-row';

/** The page around a story: its language and scheme are what components follow in a host page too. */
const surroundings: Decorator = (story, context) => {
  const { locale, direction, theme, density, width } = context.globals as unknown as Globals;
  surround({ locale, direction, theme });

  // After this render: a ref is called before what its element holds is there.
  const applyDensity = (frame?: Element) =>
    queueMicrotask(() => {
      if (density === 'comfortable') return; // every element's default: a story may choose for itself
      for (const element of frame?.querySelectorAll(dense) ?? []) {
        element.setAttribute('density', density);
      }
    });
  const size = width === 'full' ? '100%' : `${width}px`;
  return html`<div .style=${`inline-size: ${size}; max-inline-size: none`} ${ref(applyDensity)}>
    ${story()}
  </div>`;
};

const toolbar = (
  description: string,
  icon: 'globe' | 'transfer' | 'mirror' | 'component' | 'ruler',
  items: { value: string; title: string }[],
) => ({ description, toolbar: { icon, items, dynamicTitle: true } });

const preview: Preview = {
  tags: ['autodocs'],
  parameters: { a11y: { test: 'error' }, layout: 'padded', controls: { expanded: true } },
  globalTypes: {
    locale: toolbar('Language', 'globe', [
      { value: 'pt-BR', title: 'Português' },
      { value: 'en', title: 'English' },
      { value: 'es', title: 'Español' },
    ]),
    direction: toolbar('Direction', 'transfer', [
      { value: 'ltr', title: 'Left to right' },
      { value: 'rtl', title: 'Right to left' },
    ]),
    theme: toolbar('Theme', 'mirror', [
      { value: 'light', title: 'Light' },
      { value: 'dark', title: 'Dark' },
    ]),
    density: toolbar('Density', 'component', [
      { value: 'comfortable', title: 'Comfortable' },
      { value: 'compact', title: 'Compact' },
    ]),
    width: toolbar('Width', 'ruler', [
      { value: 'full', title: 'Full width' },
      { value: '360', title: '360 px' },
      { value: '768', title: '768 px' },
      { value: '1280', title: '1280 px' },
    ]),
  },
  initialGlobals: {
    locale: 'pt-BR',
    direction: 'ltr',
    theme: 'light',
    density: 'comfortable',
    width: 'full',
  },
  loaders: [
    async ({ globals }) => loadLanguage(resolveLanguage((globals as unknown as Globals).locale)),
  ],
  decorators: [surroundings],
};

export default preview;
