import { defineConfig } from "@playwright/test";
import "./scripts/drizzle.mjs";

export default defineConfig({
  testDir: "tests",
  globalTeardown: "./tests/support/teardown.ts",
  outputDir: "test-results",
  fullyParallel: false,
  workers: 4,
  // A failure is a failure: a second try would hide what a user meets the first time.
  retries: 0,
  // What has to come comes; how soon is not what a busy machine can tell.
  expect: { timeout: 15_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: [["dot"], ["./tests/support/tally.ts"]],
  projects: [
    // Half of the time these wait, for a relay or a clock: beside them the others have what two cores can give.
    { name: "worker", testMatch: /tests\/(worker|start)\/.*\.spec\.tsx?$/, timeout: 120_000, workers: 2 },
    { name: "domain", testMatch: /tests\/(domain\/.*|[^/]+)\.spec\.tsx?$/, timeout: 30_000, workers: 3 },
    { name: "browser", testMatch: /tests\/browser\/.*\.spec\.tsx?$/, timeout: 90_000, workers: 3 },
  ],
});
