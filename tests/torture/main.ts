import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { closeDatabase } from "@/db/client";
import { closeQueue } from "@/db/queue";
import { openCtx } from "@/domain/open";
import { cloneDatabase, dropDatabase } from "../support/cluster";
import teardown from "../support/teardown";
import { begin, isKept, type Outcome } from "./promise";
import { notRun, promises } from "./promises";
import { makeWorld } from "./world";

/**
 * The promises of sending.md 6, broken at by all means: `npm run torture`, with `--only 1,2,6` and
 * `--scale 0.1` for a part of the counts. Each promise has a database of its own and a limit in time; the
 * exit status is 0 when all were kept.
 */
const { values } = parseArgs({
  options: {
    only: { type: "string" },
    scale: { type: "string", default: "1" },
    minutes: { type: "string", default: "60" },
  },
});
const scale = Number(values.scale);
const most = Number(values.minutes) * 60_000;
const chosen = values.only?.split(",").map(Number);
if (!(scale > 0 && scale <= 1) || !(most > 0)) {
  console.error(
    "--scale is above 0 and at most 1, --minutes above 0. Example: npm run torture -- --only 1,2 --scale 0.1",
  );
  process.exit(2);
}

const outcomes: Outcome[] = [];
for (const [number, { promise, promised }] of Object.entries(promises)) {
  if (chosen && !chosen.includes(Number(number))) continue;
  const began = performance.now();
  outcomes.push(await one(promise, promised));
  console.error(`${promise}: ${Math.round((performance.now() - began) / 1000)} s`);
}
await teardown();
console.table(
  outcomes.map(({ broken, ...counts }) => ({ ...counts, kept: isKept({ broken, ...counts }) ? "yes" : "NO" })),
);
for (const { promise, broken } of outcomes) for (const words of new Set(broken)) console.log(`${promise}: ${words}`);
for (const words of notRun) console.log(`Not run: ${words}`);
process.exit(outcomes.every(isKept) ? 0 : 1);

async function one(promise: string, promised: (typeof promises)[number]["promised"]): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), "bayan-torture-"));
  const database = await cloneDatabase();
  Object.assign(process.env, { DATABASE_URL: database.url, BAYAN_DATA: folder });
  const world = await makeWorld(() => openCtx({ kind: "operator", name: "torture" }, new Date()), database.ownerUrl);
  let timer: NodeJS.Timeout | undefined;
  const outcome = begin(promise);
  try {
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(`was not through within ${values.minutes} minutes`)), most);
    });
    await Promise.race([promised(world, scale, outcome), late]);
  } catch (error) {
    outcome.broken.push(error instanceof Error ? error.message : String(error));
  } finally {
    clearTimeout(timer);
    await world.close();
    await closeQueue();
    await closeDatabase();
    // By now it may be another that was restored in its place.
    await dropDatabase(new URL(world.ownerUrl).pathname.slice(1));
    rmSync(folder, { recursive: true, force: true });
  }
  return outcome;
}
