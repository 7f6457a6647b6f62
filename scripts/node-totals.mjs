// A node:test reporter: what failed, then `N passed, N failed`.
export default async function* totals(source) {
  let passed = 0;
  let failed = 0;
  for await (const { type, data } of source) {
    const suite = data?.details?.type === 'suite';
    if (type === 'test:pass' && !suite) passed += 1;
    if (type === 'test:stderr') yield data.message;
    if (type !== 'test:fail' || suite) continue;
    failed += 1;
    const { error } = data.details;
    yield `✗ ${data.name}\n${error.cause?.stack ?? error.message}\n`;
  }
  yield `\n${passed} passed, ${failed} failed\n`;
}
