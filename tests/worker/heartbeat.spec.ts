import { sql } from "drizzle-orm";
import { startHeartbeat } from "@/worker/heartbeat";
import { openLedger } from "@/worker/ledger";
import { expect, test } from "../fixtures";

test.beforeEach(({ freshDatabase: _ }) => {});

test("a heartbeat that fails stops what is new at once, and the next that is confirmed lets it go on", async ({
  ctx,
}) => {
  const { db } = ctx();
  const ledger = openLedger(db, () => {
    throw new Error("the ledger gave up");
  });
  expect(ledger.isOpen).toBe(true);
  // The first beat waits for the table, and its connection is cut while it waits.
  const held = Promise.withResolvers<void>();
  const release = Promise.withResolvers<void>();
  const hold = db.transaction(async (tx) => {
    await tx.execute(sql`lock table process_parts in exclusive mode`);
    held.resolve();
    await release.promise;
  });
  await held.promise;
  let misses = 0;
  const starting = startHeartbeat(db, {
    id: "w1",
    relaysAway: () => [],
    onBeat: () => ledger.beat(),
    onMiss: () => {
      misses++;
      ledger.miss();
    },
  });
  const cut = async () =>
    (
      await db.execute(sql`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`)
    ).length;
  await expect.poll(cut).toBe(1);
  await expect.poll(() => misses).toBe(1);
  expect(ledger.isOpen).toBe(false);
  release.resolve();
  await hold;
  const heartbeat = await starting;
  await expect.poll(() => ledger.isOpen).toBe(true);
  await heartbeat.stop();
});
