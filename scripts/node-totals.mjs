// A node:test reporter: what failed, what was skipped and why, then `N passed, N failed`. Of a file that ran out of time
// it names the last test that passed: the next one hangs.
export default async function* totals(source) {
  let passed = 0;
  let failed = 0;
  let skipped = 0;
  let last = 'none';
  for await (const { type, data } of source) {
    const suite = data?.details?.type === 'suite';
    if (type === 'test:stderr') yield data.message;
    if (suite) continue;
    if (type === 'test:pass') last = data.name;
    if (type === 'test:pass' && data.skip === undefined) passed += 1;
    if (type === 'test:pass' && data.skip !== undefined) {
      skipped += 1;
      yield `- ${data.name} (skipped: ${data.skip})\n`;
    }
    if (type !== 'test:fail') continue;
    failed += 1;
    const { error } = data.details;
    yield `✗ ${data.name}\n${error.cause?.stack ?? error.message}\n`;
    if (error.failureType === 'testTimeoutFailure') yield `  the last that passed: ${last}\n`;
  }
  yield `\n${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}\n`;
}
