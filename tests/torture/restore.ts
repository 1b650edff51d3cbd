import { openDatabase } from "@/db/client";
import { getSend } from "@/domain/distribution/queries";
import { startSend } from "@/domain/distribution/start";
import { close } from "./kills";
import { few, type Promised, times } from "./promise";
import { eventually, window } from "./world";

const tables = ["sends", "send_slices", "deliveries"] as const;
const keys = { sends: ["id"], send_slices: ["id"], deliveries: ["slice_id", "id"] } as const;

/** 16: the database is set back to how it was in the middle of the send: who is served again gets the same mail. */
export const restored: Promised = async (world, scale, outcome) => {
  const { ctx, relay } = world;
  relay.hesitate(5, 15);
  for (let run = 0; run < times(5, scale); run++) {
    await world.hire(2);
    const readers = few(1500, scale);
    const id = await world.ready(readers);
    await startSend(ctx(), { id });
    const accepted = async () => (await getSend(ctx(), id)).counts.accepted;
    await eventually(async () => (await accepted()) > readers / 5, 60);
    const setBack = await backUp(world.ownerUrl);
    const kept = relay.copies.length;
    await eventually(async () => (await accepted()) > (readers * 3) / 5, 60);
    for (const worker of [...world.workers]) await world.kill(worker);
    const since = relay.copies.length - kept;
    await setBack();
    if ((await accepted()) > (readers * 3) / 5) outcome.broken.push("nothing was set back");
    await world.hire(2);
    await world.until(id, ["completed"]);
    await close(world, outcome, id, since + 2 * window);
  }
  relay.hesitate(0, 0);
};

/** The ledger in one view of the database, as a dump has it; what it returns sets everything back to that. */
async function backUp(ownerUrl: string): Promise<() => Promise<void>> {
  const { sql, close } = openDatabase(ownerUrl, { max: 1, name: "bayan-torture" });
  await sql.begin("isolation level repeatable read", async (tx) => {
    for (const table of tables) await tx.unsafe(`create temp table kept_${table} as select * from ${table}`);
  });
  return async () => {
    await sql.begin(async (tx) => {
      for (const table of tables) {
        const columns = await tx<{ name: string }[]>`
          select column_name as name from information_schema.columns
          where table_name = ${table} and table_schema = 'public' and is_generated = 'NEVER'`;
        const own: readonly string[] = keys[table];
        const set = columns.map(({ name }) => name).filter((name) => !own.includes(name));
        await tx.unsafe(`update ${table} t set ${set.map((name) => `${name} = k.${name}`).join(", ")}
          from kept_${table} k where ${own.map((name) => `t.${name} = k.${name}`).join(" and ")}`);
      }
      await tx`delete from pgboss.job`;
    });
    await close();
  };
}
