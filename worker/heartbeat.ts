import { hostname } from "node:os";
import { setTimeout as wait } from "node:timers/promises";
import type { RelayAway } from "@/base/send-counts";
import type { Database } from "@/domain/context";
import { beatPart, removePart } from "@/domain/settings/process-parts";

const everyMs = 5000;
/** One that is not answered for so long has failed: the line may be dead without a word. */
const unansweredMs = 5000;
/** After one that failed: nothing is sent until the next is confirmed. */
const againMs = 500;

const silent = new Error("not answered");

export interface Heartbeat {
  /** Takes the row away: this worker is not expected to be heard again. */
  stop(): Promise<void>;
}

export interface HeartbeatOptions {
  id: string;
  /** The relays that this worker leaves alone right now. */
  relaysAway: () => RelayAway[];
  /** Hears of each beat that was confirmed. */
  onBeat: () => void;
  /** And of each that failed. */
  onMiss: () => void;
}

/** Says every five seconds in `process_parts` that this worker lives, and what it cannot reach. */
export async function startHeartbeat(
  db: Database,
  { id, relaysAway, onBeat, onMiss }: HeartbeatOptions,
): Promise<Heartbeat> {
  let isBeating = false;
  let again: NodeJS.Timeout | undefined;
  const beat = async () => {
    if (isBeating) return;
    isBeating = true;
    try {
      const answered = beatPart(db, {
        id,
        part: "worker",
        host: hostname(),
        pid: process.pid,
        relaysAway: relaysAway(),
      });
      await Promise.race([answered, wait(unansweredMs, undefined, { ref: false }).then(() => Promise.reject(silent))]);
      onBeat();
    } catch (error) {
      onMiss();
      clearTimeout(again);
      again = setTimeout(beat, againMs).unref();
      console.error(`heartbeat: ${error instanceof Error ? error.message.split("\n", 1)[0] : "not confirmed"}`);
    } finally {
      isBeating = false;
    }
  };
  await beat();
  const timer = setInterval(beat, everyMs);
  return {
    async stop() {
      clearInterval(timer);
      clearTimeout(again);
      await removePart(db, id).catch(() => {});
    },
  };
}
