import type { JobName } from "@/base/vocabulary";
import { enqueue, type Job, type WorkingQueue, type WorkOptions } from "@/db/queue";
import { processNotice } from "@/domain/distribution/bounce";
import { runCancel } from "@/domain/distribution/cancel";
import { finishSend, needAttention } from "@/domain/distribution/finish";
import { runFreeze } from "@/domain/distribution/freeze";
import { reconcile } from "@/domain/distribution/reconcile";
import { startDue } from "@/domain/distribution/start";
import { publishDue } from "@/domain/publication/due";
import type { Engine } from "./engine";
import { checkLinks } from "./link-check";
import { renderMails } from "./render-send";
import { sendSlice } from "./send-slice";
import { sendTestMail } from "./send-test";
import { checkSender } from "./sender-check";
import { sendStaffMail } from "./staff-mail";

type Handler = (engine: Engine, job: Job) => Promise<unknown>;

/** Slices that one worker has in hand at once: one that waits for a slow receiver does not hold up the others. */
const slices: WorkOptions = { concurrency: 3, eager: true };

/** Job name → verb. A job carries ids only, may come twice, and is never the truth. */
const jobs: Partial<Record<JobName, [Handler, WorkOptions?]>> = {
  "send-freeze": [(engine, { data }) => runFreeze(engine.ctx("send-freeze"), { id: String(data.sendId) })],
  "send-render": [(engine, { data }) => renderMails(engine, String(data.sendId))],
  "send-due": [(engine) => startDue(engine.ctx("send-due"))],
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
  "send-test": [(engine, { id, data }) => sendTestMail(engine, id, data)],
  "send-reconcile": [(engine) => reconcileAndTell(engine)],
  "release-due": [(engine) => publishDue(engine.ctx("release-due"))],
  "inbound-process": [
    (engine, { data }) => processNotice(engine.ctx("inbound-process"), { id: Number(data.inboundId) }),
  ],
  "sender-check": [(engine) => checkSender(engine)],
  "link-check": [(engine) => checkLinks(engine)],
  "staff-mail": [(engine, { id, data }) => sendStaffMail(engine, id, data)],
};

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
  const { late } = await reconcile(engine.ctx("send-reconcile"));
  if (late > 0) console.error(`${late} mails have had no answer from the relay for more than 15 minutes`);
}
