import type { Meta, StoryObj } from '@storybook/web-components-vite';

/** A story file as it is written: its `default` and its named stories. Served by the test runner. */
export type StoryModule = { default: Meta } & Record<string, StoryObj>;

declare const stories: Record<string, () => Promise<StoryModule>>;
export default stories;
