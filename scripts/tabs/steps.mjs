/**
 * Runs an opening step, then those that `rest` makes of what it opened, until one fails. Prints each and the totals;
 * resolves with how many failed. `PICTURES=dir` photographs the tabs where one does.
 */
export async function runSteps(opening, rest, { tabs, problems }) {
  const steps = [opening];
  let passed = 0;
  try {
    for (; passed < steps.length; passed += 1) {
      const [name, run] = steps[passed];
      await run();
      if (passed === 0) steps.push(...rest());
      console.log(`✓ ${name}`);
    }
  } catch (error) {
    console.log(`✗ ${steps[passed][0]}: ${error.message}`);
    if (process.env.PICTURES) {
      for (const [name, tab] of Object.entries(tabs))
        await tab.photograph(`${process.env.PICTURES}/${name}.png`);
    }
  }
  for (const problem of problems) console.log(`✗ ${problem}`);
  const failed = steps.length - passed + problems.length;
  console.log(`\n${passed} passed, ${failed} failed`);
  return failed;
}
