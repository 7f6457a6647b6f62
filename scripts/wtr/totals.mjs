// The last line of a run: `12 passed, 0 failed`.
export const totals = {
  stop({ sessions }) {
    let passed = 0;
    let failed = 0;
    let skipped = 0;
    const count = (suite) => {
      for (const test of suite.tests) {
        if (test.skipped) skipped += 1;
        else if (test.passed) passed += 1;
        else failed += 1;
      }
      suite.suites.forEach(count);
    };
    for (const session of sessions) {
      const before = failed;
      if (session.testResults) count(session.testResults);
      // A file that does not load or does not finish has no failing test of its own.
      if (!session.passed && failed === before) failed += 1;
    }
    console.log(`\n${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`);
  },
};
