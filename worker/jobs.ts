import type { JobName } from "@/base/vocabulary";
import { databaseNow } from "@/db/clock";
import { enqueue, type Job, type WorkingQueue, type WorkOptions } from "@/db/queue";
import { runCancel } from "@/domain/distribution/cancel";
import { finishSend, needAttention } from "@/domain/distribution/finish";
import type { Engine } from "./engine";
import { sendSlice } from "./send-slice";

type Handler = (engine: Engine, job: Job) => Promise<unknown>;

/**
 * Slices that one worker has in hand at once, and of one lane: a slow receiver does not hold up the others. More
 * would send no faster, they share one window.
 */
const slices: WorkOptions = { concurrency: 4, ofOneGroup: 2 };

/**
 * Job name → verb. A job carries ids only, may come twice, and is never the truth. What only some workers ever do
 * is loaded with its first job: it brings the texts, their rules and the look of the mails, and who has been
 * started anew to go on with a send need not wait for them.
 */
const jobs: Partial<Record<JobName, [Handler, WorkOptions?]>> = {
  "send-freeze": [
    async (engine, { data }) => {
      const { runFreeze } = await import("@/domain/distribution/freeze");
      return runFreeze(engine.ctx("send-freeze"), { id: String(data.sendId) });
    },
  ],
  "send-render": [async (engine, { data }) => (await import("./render-send")).renderMails(engine, String(data.sendId))],
  "send-due": [
    async (engine) => (await import("@/domain/distribution/start")).startDue(await onTime(engine, "send-due")),
  ],
  "send-slice": [
    (engine, { data, signal }) =>
      sendSlice(engine, Number(data.sliceId), AbortSignal.any([signal, engine.stop.signal])),
    slices,
  ],
  "send-retry": [
    (engine, { data, signal }) =>
      sendSlice(engine, Number(data.sliceId), AbortSignal.any([signal, engine.stop.signal])),
    slices,
  ],
  "send-finish": [(engine, { data }) => finishSend(engine.ctx("send-finish"), { id: String(data.sendId) })],
  "send-cancel": [(engine, { data }) => cancelOn(engine, String(data.sendId))],
  "send-attention": [
    (engine, { data }) => needAttention(engine.ctx("send-attention"), { id: String(data.sendId) }, "slice-failed"),
  ],
  "send-test": [async (engine, { id, data }) => (await import("./send-test")).sendTestMail(engine, id, data)],
  "send-reconcile": [(engine) => reconcileAndTell(engine)],
  "release-due": [
    async (engine) => (await import("@/domain/publication/due")).publishDue(await onTime(engine, "release-due")),
  ],
  "inbound-process": [
    async (engine, { data }) => {
      const { processNotice } = await import("@/domain/distribution/bounce");
      return processNotice(engine.ctx("inbound-process"), { id: Number(data.inboundId) });
    },
  ],
  "inbound-parked": [
    async (engine, { data }) => {
      const { parkNotice } = await import("@/domain/distribution/parked");
      return parkNotice(engine.ctx("inbound-parked"), { id: Number(data.inboundId) });
    },
  ],
  "sender-check": [async (engine) => (await import("./sender-check")).checkSender(engine)],
  "link-check": [async (engine) => (await import("./link-check")).checkLinks(engine)],
  "receiver-check": [async (engine) => (await import("./receiver-check")).checkReceivers(engine)],
  "staff-mail": [async (engine, { id, data }) => (await import("./staff-mail")).sendStaffMail(engine, id, data)],
};

/** For verbs that ask whether something is due. */
const onTime = async (engine: Engine, job: JobName) => ({ ...engine.ctx(job), now: await databaseNow(engine.db) });

export async function takeJobs(queue: WorkingQueue, engine: Engine): Promise<void> {
  for (const [name, [handler, options]] of Object.entries(jobs)) {
    // The record's keys are job names.
    await queue.work(name as JobName, async (job) => void (await handler(engine, job)), options);
  }
}

/** Called again until what is in flight has been heard of. */
async function cancelOn(engine: Engine, sendId: string): Promise<void> {
  const ctx = engine.ctx("send-cancel");
  if (await runCancel(ctx, { id: sendId })) return;
  const startAfter = new Date(ctx.now.getTime() + 5000);
  await enqueue(engine.db, "send-cancel", { sendId }, { key: `${sendId}:later`, startAfter });
}

async function reconcileAndTell(engine: Engine): Promise<void> {
  const { reconcile } = await import("@/domain/distribution/reconcile");
  const { late } = await reconcile(await onTime(engine, "send-reconcile"));
  if (late > 0) console.error(`${late} mails have had no answer from the relay for more than 15 minutes`);
}
