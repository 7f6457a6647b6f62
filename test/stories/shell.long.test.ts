import { checkStories } from '../harness/story-check.js';

await checkStories((path) => !/^stories\/(parts|panes)\//.test(path));
