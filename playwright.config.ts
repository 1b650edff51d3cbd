import { defineConfig } from "@playwright/test";

export default defineConfig({
  testDir: "tests",
  globalTeardown: "./tests/support/teardown.ts",
  outputDir: "test-results",
  fullyParallel: false,
  workers: 2,
  // A failure is a failure: a second try would hide what a user meets the first time.
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  reporter: [["dot"], ["./tests/support/tally.ts"]],
  projects: [
    { name: "domain", testMatch: ["*.spec.ts", "domain/**/*.spec.{ts,tsx}"], timeout: 30_000 },
    { name: "worker", testMatch: ["worker/**/*.spec.{ts,tsx}", "start/**/*.spec.ts"], timeout: 120_000 },
    { name: "browser", testMatch: ["browser/**/*.spec.{ts,tsx}"], timeout: 90_000 },
  ],
});
