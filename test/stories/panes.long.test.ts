import { checkStories } from '../harness/story-check.js';

await checkStories((path) => path.startsWith('stories/panes/'));
