import { isEnvironmentFault } from "@/base/env";
import { exitStatus } from "@/base/vocabulary";
import { closeDatabase, sharedDatabase } from "@/db/client";
import { closeQueue, startQueue } from "@/db/queue";
import { openEngine } from "./engine";
import { startHeartbeat } from "./heartbeat";
import { takeJobs } from "./jobs";

/** A stop waits this long for mails that are on their way, then leaves them to the next worker. */
const patience = 20_000;

/** The process that sends, prints and keeps time. */
async function main(): Promise<void> {
  const { db } = sharedDatabase("bayan-worker");
  const engine = openEngine({
    db,
    onGiveUp: () => {
      console.error("worker: the ledger could not be written for ten seconds; leaving what is in hand to others");
      process.exit(1);
    },
  });
  const heartbeat = await startHeartbeat(db, engine.id, () => engine.ledger.beat());
  const queue = await startQueue();
  await takeJobs(queue, engine);

  let stopping = false;
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.on(signal, async () => {
      if (stopping) return;
      stopping = true;
      engine.stop.abort();
      await queue.stop(patience);
      await engine.ledger.flushed();
      engine.relay.close();
      await heartbeat.stop();
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
