import type { FullResult, Reporter, TestCase } from "@playwright/test/reporter";

/** Ends the test command with the one line that people and scripts read. */
export default class Tally implements Reporter {
  private readonly tests = new Map<string, TestCase>();

  onTestEnd(test: TestCase): void {
    this.tests.set(test.id, test);
  }

  printsToStdio(): boolean {
    return true;
  }

  onEnd(result: FullResult): void {
    const outcomes = [...this.tests.values()].map((test) => test.outcome());
    const skipped = outcomes.filter((outcome) => outcome === "skipped").length;
    const passed = outcomes.filter((outcome) => outcome === "expected").length;
    let failed = outcomes.length - passed - skipped;
    // A run that broke off without a failing test (a file that does not load, an interruption) has not passed.
    if (failed === 0 && result.status !== "passed") failed = 1;
    process.once("exit", () => {
      process.stdout.write(`${skipped ? `${skipped} skipped\n` : ""}${passed} passed, ${failed} failed\n`);
    });
  }
}
