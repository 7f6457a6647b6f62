import { expect, fixture } from '@open-wc/testing';
import type { StoryContext } from '@storybook/web-components-vite';
import { html } from 'lit';
import modules from './virtual/stories.js';

// Storybook runs play functions and axe; here every story of a change is drawn in seconds.
for (const [path, { default: meta, ...stories }] of Object.entries(modules)) {
  describe(path, () => {
    for (const [name, story] of Object.entries(stories)) {
      it(`draws ${name}`, async () => {
        const args = { ...meta.args, ...story.args };
        const render = story.render ?? meta.render;
        const drawn = render?.(args, { args } as StoryContext);
        expect(drawn).to.exist; // what goes wrong while it is drawn fails the test by itself
        await fixture(html`<div>${drawn}</div>`);
      });
    }
  });
}
