// Prints the results, or writes them: the whole page into a file, its summary into the README.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { root } from '../../scripts/run.mjs';
import { mediansOf } from '../results.mjs';
import { pageOf } from './page.mjs';
import { summaryOf } from './summary.mjs';

const MARKS = ['<!-- bench -->', '<!-- /bench -->'];

const markdown = async (text) =>
  format(text, { ...(await resolveConfig(join(root, 'README.md'))), parser: 'markdown' });

export async function publish(result, file) {
  const medians = mediansOf(result);
  const page = await markdown(pageOf(result, medians));
  if (!file) {
    console.log(page);
    return;
  }
  writeFileSync(file, page);
  const readme = join(root, 'README.md');
  const [before, after] = MARKS.map((mark) => readFileSync(readme, 'utf8').split(mark));
  if (before.length !== 2 || after.length !== 2)
    throw new Error(`README.md: no ${MARKS.join(' … ')}`);
  const text = [
    before[0],
    MARKS[0],
    '\n\n',
    summaryOf(result, medians),
    '\n\n',
    MARKS[1],
    after[1],
  ];
  writeFileSync(readme, await markdown(text.join('')));
}
