import { isEnvironmentFault } from "@/base/env";
import { patience } from "@/base/patience";
import { exitStatus } from "@/base/vocabulary";
import { closeDatabase, sharedDatabase } from "@/db/client";
import { closeQueue } from "@/db/queue";
import { startWorker } from "./run";

/** The process that sends, prints and keeps time. */
async function main(): Promise<void> {
  const worker = await startWorker(sharedDatabase("bayan-worker").db);
  let stopping = false;
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.on(signal, async () => {
      if (stopping) return;
      stopping = true;
      await worker.stop(patience.mails);
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
