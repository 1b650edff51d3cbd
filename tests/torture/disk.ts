import { setTimeout as wait } from "node:timers/promises";
import { openDatabase } from "@/db/client";
import { getSend } from "@/domain/distribution/queries";
import { startSend } from "@/domain/distribution/start";
import { close } from "./kills";
import { few, type Promised, times } from "./promise";
import { eventually, window } from "./world";

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
  world.relay.hesitate(0, 20);
  for (let send = 0; send < times(5, scale); send++) {
    const isLong = send % 2 === 1;
    await world.hire(2);
    const id = await world.ready(few(4000, scale));
    await startSend(world.ctx(), { id });
    await eventually(async () => (await getSend(world.ctx(), id)).counts.accepted > 100, 60);
    const empty = await fillDisk(world.ownerUrl);
    await wait(1000);
    const before = world.relay.copies.length;
    await wait(isLong ? 14_000 : 4000);
    const after = world.relay.copies.length;
    if (after > before) outcome.broken.push(`${after - before} mails left while nothing could be written`);
    await empty();
    for (const worker of world.workers.filter(({ child }) => child.exitCode !== null)) await world.kill(worker);
    await world.hire(2);
    await world.until(id, ["completed"]);
    await close(world, outcome, id, isLong ? window * 2 : 0);
  }
  world.relay.hesitate(0, 0);
};
