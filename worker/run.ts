import { startQueue } from "@/db/queue";
import type { Database } from "@/domain/context";
import { openEngine } from "./engine";
import { startHeartbeat } from "./heartbeat";
import { openInbound } from "./inbound/open";
import { takeJobs } from "./jobs";

export interface RunningWorker {
  /** Claims nothing more, waits for mails on their way up to `patience` milliseconds, writes what came of them. */
  stop(patience: number): Promise<void>;
}

/** A worker in this process, on its pool: engine, heartbeat and the jobs. */
export async function startWorker(db: Database): Promise<RunningWorker> {
  const engine = openEngine({
    db,
    onGiveUp: () => {
      console.error("worker: the ledger could not be written for ten seconds; leaving what is in hand to others");
      process.exit(1);
    },
  });
  const heartbeat = await startHeartbeat(db, {
    id: engine.id,
    relaysAway: () => engine.relays.away,
    onBeat: () => engine.ledger.beat(),
    onMiss: () => engine.ledger.miss(),
  });
  const queue = await startQueue();
  await takeJobs(queue, engine);
  const inbound = await openInbound(() => engine.ctx("inbound"));
  return {
    async stop(patience) {
      engine.stop.abort();
      // Side by side: somebody who stays connected to bring a bounce is no reason to go on taking slices.
      await Promise.all([queue.stop(patience), inbound.stop()]);
      await engine.ledger.flushed();
      engine.relays.close();
      await heartbeat.stop();
    },
  };
}
