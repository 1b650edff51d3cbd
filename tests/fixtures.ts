import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test as base } from "@playwright/test";
import type { InterfaceLanguage } from "@/base/vocabulary";
import type { DatabaseAddress } from "@/db/address";
import { closeDatabase, database as sharedPool } from "@/db/client";
import { closeQueue } from "@/db/queue";
import type { Actor, Ctx } from "@/domain/context";
import { findBrowser } from "@/worker/browser";
import { cloneDatabase, dropDatabase, keepRows } from "./support/cluster";
import type { Words } from "./support/interface-words";
import { type Site, startSite } from "./support/site";

export { expect } from "@playwright/test";

export type TestDatabase = DatabaseAddress & { name: string };

/** The operator of the tests: may do what an admin may. */
export const operator: Actor = { kind: "operator", name: "tests" };

interface TestFixtures {
  /** Makes a context on this test's database. Its clock stands where the test puts it. */
  ctx: (actor?: Actor, now?: Date) => Ctx;
  /** A database with the rows of a new one; `database()` and `ctx` mean it while the test runs. */
  freshDatabase: TestDatabase;
  /** Signs an admin in at the shared site, in this language of the interface; `heard`: what the browser complains of. */
  desk: (language: InterfaceLanguage) => Promise<{ t: Words; heard: string[] }>;
}

interface WorkerFixtures {
  /** This test worker's own database. `database()`, `enqueue` and child processes find it by the environment. */
  workerDatabase: TestDatabase;
  /** What `freshDatabase` gives to one test after another, each time with the rows of a new one. */
  spareDatabase: TestDatabase & { restore(): Promise<unknown> };
  /** A data folder of this test worker's own (media, key ring). */
  dataFolder: string;
  /** Web and worker of the build on this test worker's database, with a relay that keeps every mail. */
  site: Site;
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  dataFolder: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern.
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), "bayan-data-"));
      process.env.BAYAN_DATA = folder;
      await use(folder);
      rmSync(folder, { recursive: true, force: true });
    },
    { scope: "worker" },
  ],
  workerDatabase: [
    async ({ dataFolder: _ }, use) => {
      const cloned = await cloneDatabase();
      await pointTo(cloned);
      await use(cloned);
      await pointTo(undefined);
      await dropDatabase(cloned.name);
    },
    { scope: "worker" },
  ],
  site: [
    async ({ workerDatabase, dataFolder }, use) => {
      const site = await startSite(workerDatabase.url, dataFolder);
      await use(site);
      await site.stop();
    },
    { scope: "worker", timeout: 60_000 },
  ],
  spareDatabase: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern.
    async ({}, use) => {
      const cloned = await cloneDatabase();
      const rows = await keepRows(cloned);
      await use({ ...cloned, restore: rows.restore });
      await rows.close();
      await dropDatabase(cloned.name);
    },
    { scope: "worker" },
  ],
  freshDatabase: async ({ workerDatabase, spareDatabase }, use) => {
    await spareDatabase.restore();
    await pointTo(spareDatabase);
    await use(spareDatabase);
    await pointTo(workerDatabase);
  },
  ctx: async ({ workerDatabase: _ }, use) => {
    await use((actor = operator, now = new Date()) => ({ db: sharedPool(), actor, now }));
  },
  desk: async ({ page, context, site, ctx }, use) => {
    // Loaded only here: most tests have no browser.
    const { wordsOf } = await import("./support/interface-words");
    const { complaintsOf } = await import("./support/open-to-all");
    const { enter } = await import("./support/desk");
    await use(async (language) => {
      const heard = complaintsOf(page);
      await enter(context, ctx(), site, { language });
      return { t: wordsOf(language), heard };
    });
  },
  launchOptions: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern.
    async ({}, use) => {
      const executablePath = await findBrowser();
      if (!executablePath) throw new Error("no browser was found: set CHROMIUM_PATH");
      await use({ executablePath });
    },
    { scope: "worker" },
  ],
});

/** Everything of this process that uses the database means this one from now on. */
async function pointTo(address: TestDatabase | undefined): Promise<void> {
  await closeQueue();
  await closeDatabase();
  if (address) process.env.DATABASE_URL = address.url;
  else delete process.env.DATABASE_URL;
}
