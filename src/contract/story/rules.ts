import { Breach } from '../breach.js';
import { rule, type Rule } from '../rule.js';
import type { Scene } from '../scene.js';
import { step } from './steps.js';
import { Story } from './story.js';

const STEPS = 60;
/** Of the log, in the message of a breach. */
const LAST_LINES = 30;

export interface StoryOptions {
  seed: number;
  runs: number;
}

/** 17: the random part. Each run has the seed after that of the run before. */
export const storyRules = ({ seed, runs }: StoryOptions): Rule[] =>
  runs === 0
    ? []
    : [
        rule(
          17,
          'Whatever agents and customers do, the view of every stream comes to what a fresh read shows',
          (scene) => tell(scene, seed, runs, (story) => story.viewsAreFresh()),
        ),
        rule(
          17,
          'Whatever agents and customers do, each message stands and leaves once, in order',
          (scene) => tell(scene, seed, runs, (story) => story.messagesAreRight()),
        ),
      ];

async function tell(
  scene: Scene,
  seed: number,
  runs: number,
  isWell: (story: Story) => Promise<void>,
): Promise<void> {
  for (let run = 0; run < runs; run += 1) {
    const story = new Story(scene, seed + run);
    try {
      await story.begin();
      for (let i = 0; i < STEPS; i += 1) await step(story);
      await story.end();
      await isWell(story);
    } catch (error) {
      if (error instanceof Breach) throw withSeed(error, seed + run, story);
      throw error;
    }
    await Promise.all(story.watchers.map((watcher) => watcher.disconnect()));
  }
}

function withSeed({ expected, came, cause }: Breach, seed: number, { log }: Story): Breach {
  const again = `To see it again: adapterContract({ seed: ${seed}, runs: 1, … }).`;
  return new Breach(
    expected,
    [came, again, 'What happened:', ...log.slice(-LAST_LINES)].join('\n    '),
    cause,
  );
}
