import { relative } from "node:path";
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
    const slowest = this.slowest().map(([file, seconds]) => `${seconds.toFixed(0).padStart(5)} s  ${file}\n`);
    process.once("exit", () => {
      process.stdout.write(`\n${slowest.join("")}`);
      process.stdout.write(`${skipped ? `${skipped} skipped\n` : ""}${passed} passed, ${failed} failed\n`);
    });
  }

  /** Where the time goes, file by file: whoever adds a test sees what it costs. */
  private slowest(): [file: string, seconds: number][] {
    const byFile = new Map<string, number>();
    for (const { location, results } of this.tests.values()) {
      const file = relative(process.cwd(), location.file);
      const seconds = results.reduce((sum, { duration }) => sum + duration / 1000, 0);
      byFile.set(file, (byFile.get(file) ?? 0) + seconds);
    }
    return [...byFile].sort(([, a], [, b]) => b - a).slice(0, 15);
  }
}
