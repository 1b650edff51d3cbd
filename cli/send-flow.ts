import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { EnvironmentFault } from "@/base/env";
import { patience } from "@/base/patience";
import { conflict, type RefusalReason, refusalReasons } from "@/base/refusal";
import type { SendCounts } from "@/base/send-counts";
import type { LanguageRule } from "@/base/vocabulary";
import { getListIds } from "@/domain/contacts/queries";
import type { Ctx } from "@/domain/context";
import { createSend } from "@/domain/distribution/create-send";
import { freezeSend, runFreeze } from "@/domain/distribution/freeze";
import { getSend, sendStatus } from "@/domain/distribution/queries";
import { sendTest } from "@/domain/distribution/send-test";
import { requirePublicAddress, startSend } from "@/domain/distribution/start";
import { listTests } from "@/domain/distribution/test-results";
import { approveRelease } from "@/domain/releases/approve";
import { getRelease } from "@/domain/releases/queries";
import { isWorkerSeen } from "@/domain/settings/process-parts";
import { getNewsroom } from "@/domain/settings/queries";
import { listRoutes } from "@/domain/settings/relays";
import { renderMails } from "@/worker/render-send";
import { type RunningWorker, startWorker } from "@/worker/run";
import { findMailbox } from "@/worker/smtp/relays";

export interface SendOptions {
  list?: string[];
  languages: LanguageRule;
  test?: string;
  wait?: boolean;
  json?: boolean;
}

type Status = Omit<Awaited<ReturnType<typeof sendStatus>>, "send"> & { send: string | null };

/** A send without a person at the desk: no hold, no step-up; frozen and rendered here, worker or not. */
export async function sendAsOperator(ctx: Ctx, releaseId: string, options: SendOptions): Promise<Status | Test> {
  await requireRelay(ctx);
  await requirePublicAddress(ctx);
  if (options.test) return test(ctx, releaseId, options.test, options);
  const listIds = await getListIds(ctx, options.list ?? []);
  await approveFirst(ctx, releaseId);
  const { id } = await createSend(ctx, {
    releaseId,
    listIds,
    languageRule: options.languages,
    skipsOtherLanguages: false,
    idempotencyKey: crypto.randomUUID(),
  });
  await freezeSend(ctx, { id });
  await runFreeze(ctx, { id });
  await renderMails({ ctx: (name) => ({ ...ctx, actor: { kind: "job", name } }) }, id);
  await requireReady(ctx, id);
  await startSend(ctx, { id });
  if (options.wait) return wait(ctx, id);
  if (!(await isWorkerSeen(ctx))) console.error("No worker has been seen: nothing leaves until one runs.");
  return sendStatus(ctx, id);
}

interface Test {
  send: null;
  state: "test";
  counts: Record<string, never>;
}

/** The test goes out by the worker that runs, or by one of this command's own. */
async function test(ctx: Ctx, releaseId: string, address: string, { languages }: SendOptions): Promise<Test> {
  const { testId } = await sendTest(ctx, { releaseId, addresses: [address], languageRule: languages });
  const own = (await isWorkerSeen(ctx)) ? undefined : await startWorker(ctx.db);
  const answerOf = async () =>
    (await listTests(ctx, releaseId)).find((one) => one.testId === testId)?.addresses[0]?.answer ?? null;
  let answer = await answerOf();
  for (let tries = 0; tries < 300 && !answer; tries++) {
    await sleep(100);
    answer = await answerOf();
  }
  await own?.stop(patience.mails);
  console.error(answer ? `${address}: ${answer.outcome}: ${answer.says}` : `${address}: no answer yet`);
  return { send: null, state: "test", counts: {} };
}

/** Neither a relay nor a local mailbox that answers: exit status 3, before anything is written. */
async function requireRelay(ctx: Ctx): Promise<void> {
  if ((await listRoutes(ctx)).length > 0) return;
  const mailbox = findMailbox();
  const answers = mailbox && (await isAnswering(mailbox.host, mailbox.port));
  if (!answers)
    throw new EnvironmentFault(
      "SMTP_URL is missing and no local mailbox is running. Example: SMTP_URL=smtps://user:password@mail.example.org:465",
    );
}

function isAnswering(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 3000 });
    const settle = (answers: boolean) => {
      socket.destroy();
      resolve(answers);
    };
    socket
      .once("connect", () => settle(true))
      .once("error", () => settle(false))
      .once("timeout", () => settle(false));
  });
}

/** An unapproved release is approved first, or refused exactly as by `publish`. */
async function approveFirst(ctx: Ctx, id: string): Promise<void> {
  const release = await getRelease(ctx, id);
  if (["approved", "scheduled", "published", "withdrawn"].includes(release.state)) return;
  if ((await getNewsroom(ctx)).twoPairsOfEyes) {
    const missing = release.versions.filter(({ approved }) => !approved).map(({ language }) => language);
    if (missing.length > 0) throw conflict("approval-missing", { languages: missing });
  }
  const { open } = await approveRelease(ctx, { id });
  if (open > 0) console.error(`${open} findings that must be fixed are open.`);
}

/** What the freeze or the rendering could not accept took the send back to draft, with its reason. */
async function requireReady(ctx: Ctx, id: string): Promise<void> {
  const { state, reason } = await getSend(ctx, id);
  if (state === "ready") return;
  const known = refusalReasons.find((one): one is RefusalReason => one === reason);
  throw conflict(known ?? "send-not-ready", { send: id, state });
}

const final = ["completed", "cancelled", "attention"];

/** Until the send is final; ending the command ends the waiting, not the send. */
async function wait(ctx: Ctx, id: string): Promise<Status> {
  let own: RunningWorker | undefined;
  try {
    for (;;) {
      const status = await sendStatus(ctx, id);
      showProgress(status.counts);
      if (final.includes(status.state)) {
        if (process.stderr.isTTY) process.stderr.write("\n");
        if (status.state !== "completed") process.exitCode = 1;
        return status;
      }
      if (!own && !(await isWorkerSeen(ctx))) own = await startWorker(ctx.db);
      await sleep(300);
    }
  } finally {
    await own?.stop(patience.mails);
  }
}

/** A bar on a terminal, nothing in a script. */
function showProgress({ frozen, queued, sending, deferred, uncertain }: SendCounts): void {
  if (!process.stderr.isTTY || frozen === 0) return;
  const done = frozen - queued - sending - deferred - uncertain;
  const filled = Math.round((done / frozen) * 40);
  process.stderr.write(`\r[${"#".repeat(filled)}${".".repeat(40 - filled)}] ${done} of ${frozen}`);
}
