import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import { isEnvironmentFault } from "@/base/env";
import { exitStatus } from "@/base/vocabulary";
import { closeDatabase, sharedDatabase } from "@/db/client";
import { closeQueue, startQueue } from "@/db/queue";

/** Milliseconds between two signs of life; after 15 s of silence a worker counts as gone (contract). */
const beat = 5000;

/** The process that sends, prints and keeps time. */
async function main(): Promise<void> {
  const { sql } = sharedDatabase("bayan-worker");
  const id = randomUUID();
  // One row per process, its newest sign of life in it.
  const sign = () => sql`
    insert into process_parts (id, part, host, pid) values (${id}, 'worker', ${hostname()}, ${process.pid})
    on conflict (id) do update set seen_at = now()
  `;
  await sign();
  const timer = setInterval(() => sign().catch((error) => console.error(`worker: ${error.message}`)), beat);
  const queue = await startQueue();

  let stopping = false;
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.on(signal, async () => {
      if (stopping) return;
      stopping = true;
      clearInterval(timer);
      await queue.stop(5000);
      await sql`delete from process_parts where id = ${id}`.catch(() => {});
      await closeQueue();
      await closeDatabase();
      process.exit(exitStatus.done);
    });
  }
}

main().catch((error) => {
  console.error(isEnvironmentFault(error) ? error.message : error);
  process.exit(isEnvironmentFault(error) ? exitStatus.environment : 1);
});
