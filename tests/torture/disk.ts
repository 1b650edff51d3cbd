import { setTimeout as wait } from "node:timers/promises";
import { openDatabase } from "@/db/client";
import { getSend } from "@/domain/distribution/queries";
import { startSend } from "@/domain/distribution/start";
import { close } from "./judge";
import { offeredWithout, replace } from "./outages";
import { few, isPart, type Promised, turns } from "./promise";
import { eventually } from "./world";

/** Postgres says that its disk is full (53100) to whoever writes at the ledger, until the function that comes back is called. */
async function fillDisk(ownerUrl: string): Promise<() => Promise<void>> {
  const { sql, close } = openDatabase(ownerUrl, { max: 1, name: "bayan-torture" });
  await sql.unsafe(`create or replace function torture_full() returns trigger language plpgsql as $$
    begin raise exception 'could not extend file: No space left on device' using errcode = 'disk_full'; end $$`);
  const tables = ["deliveries", "delivery_events"];
  for (const table of tables) {
    await sql.unsafe(`create or replace trigger torture_full before insert or update on ${table}
      for each statement execute function torture_full()`);
  }
  return async () => {
    for (const table of tables) await sql.unsafe(`drop trigger torture_full on ${table}`);
    await close();
  };
}

/**
 * 4: a full disk, for some seconds, which a worker sits out, and for so long that it ends itself. One that keeps
 * the server from its own log ends the server, which is what stopping it does.
 */
export const diskFull: Promised = async (world, scale, outcome) => {
  const { ctx, relay } = world;
  for (const turn of turns(outcome, scale, { turns: 5, faults: 5 })) {
    relay.hesitate(200, isPart(scale) ? 1500 : 600);
    const isLong = turn % 2 === 1;
    await world.hire(2);
    const id = await world.ready(few(4000, scale));
    await startSend(ctx(), { id });
    await eventually(async () => (await getSend(ctx(), id)).counts.accepted > 20, 60);
    const empty = await fillDisk(world.ownerUrl);
    const lostAt = performance.now();
    await wait(isLong ? 15_000 : 5000);
    offeredWithout(world, lostAt, performance.now(), outcome);
    if ((await getSend(ctx(), id)).state === "sending") outcome.faults++;
    await empty();
    await replace(world, 2);
    relay.hesitate(0, 20);
    await world.until(id, ["completed"]);
    await close(world, outcome, id);
  }
  relay.hesitate(0, 0);
};
