import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { createTransport } from "nodemailer";
import { closeDatabase } from "@/db/client";
import { closeQueue } from "@/db/queue";
import { sendTemplates } from "@/db/schema/distribution";
import { getSend } from "@/domain/distribution/queries";
import { startSend } from "@/domain/distribution/start";
import { openCtx } from "@/domain/open";
import { publishRelease } from "@/domain/publication/publish";
import { isWorkerSeen } from "@/domain/settings/process-parts";
import { cloneDatabase, dropDatabase } from "../support/cluster";
import { draft } from "../support/releases";
import { people, readySend, startWorker } from "../support/sends";
import teardown from "../support/teardown";
import { cpuSeconds, median } from "./load";

/**
 * The whole path of a send (claim, fill, send, record) by one worker, against a nodemailer pool that
 * composes each message: the same bilingual mail, the same sink in a process of its own, twenty
 * connections, interleaved rounds. Messages a second, and processor time of the sender a message.
 */
const rounds = 3;
const ours = Number(process.argv[2] ?? 3000);
const theirs = Math.max(200, Math.round(ours / 10));
const connections = 20;

const folder = mkdtempSync(join(tmpdir(), "bayan-bench-"));
const database = await cloneDatabase();
const sink: ChildProcess = fork("tests/bench/sink.ts", { execArgv: ["--import", "tsx"] });
try {
  process.env.DATABASE_URL = database.url;
  process.env.BAYAN_DATA = folder;
  const [{ port }] = await once(sink, "message");
  const sent: Measured[] = [];
  const pooled: Measured[] = [];
  for (let round = 0; round < rounds; round++) {
    const send = await ready(round);
    sent.push(await byWorker(send, port));
    pooled.push(await byPool(send, port));
  }
  report(sent, pooled);
} finally {
  sink.disconnect();
  await closeQueue();
  await closeDatabase();
  await dropDatabase(database.name);
  await teardown();
  rmSync(folder, { recursive: true, force: true });
}

interface Measured {
  perSecond: number;
  /** Milliseconds of the sender's processor time a message. */
  cpu: number;
}

function ctx() {
  return openCtx({ kind: "operator", name: "bench" }, new Date());
}

/** A frozen send of a release of about a thousand words in each language, everyone reading both. */
async function ready(round: number): Promise<string> {
  const en = Array.from(
    { length: 28 },
    (_, n) =>
      `Paragraph ${n + 10} of the release says what was done, by whom, where and when, in about thirty-five words, so that the mail is as long as a long release of a mission is in practice.`,
  );
  const ar = Array.from(
    { length: 28 },
    (_, n) =>
      `تقول الفقرة ${n + 10} من البيان ما الذي أُنجز ومن أنجزه وأين ومتى، بنحو خمس وثلاثين كلمة، كي تكون الرسالة بطول بيان مطوّل من بيانات بعثة من البعثات كما هي في الواقع العملي.`,
  );
  const { id: releaseId } = await draft(
    ctx(),
    [`A long release, round ${round + 10}`, ...en],
    [`بيان مطوّل، الجولة ${round + 10}`, ...ar],
  );
  await publishRelease(ctx(), { id: releaseId });
  return readySend(ctx(), people(ours, "ar+en"), { releaseId });
}

async function byWorker(id: string, port: number): Promise<Measured> {
  const worker = startWorker(port, { pool: connections });
  try {
    await until(() => isWorkerSeen(ctx()));
    const before = await taken();
    const cpu = cpuSeconds([worker.child.pid ?? 0]) ?? 0;
    const began = performance.now();
    await startSend(ctx(), { id });
    await until(async () => (await taken()) - before >= ours);
    const seconds = (performance.now() - began) / 1000;
    const spent = (cpuSeconds([worker.child.pid ?? 0]) ?? 0) - cpu;
    await until(async () => (await getSend(ctx(), id)).state === "completed");
    return { perSecond: ours / seconds, cpu: (spent / ours) * 1000 };
  } finally {
    await worker.stop();
  }
}

/** In this process, which does nothing else meanwhile. */
async function byPool(id: string, port: number): Promise<Measured> {
  const send = await getSend(ctx(), id);
  const [template] = await ctx().db.select().from(sendTemplates).where(eq(sendTemplates.sendId, id));
  const transport = createTransport({
    host: "127.0.0.1",
    port,
    pool: true,
    maxConnections: connections,
    maxMessages: Number.POSITIVE_INFINITY,
  });
  const cpu = process.cpuUsage();
  const began = performance.now();
  await Promise.all(
    Array.from({ length: theirs }, (_, n) =>
      transport.sendMail({
        from: { name: send.mails[0]?.fromName ?? "", address: send.fromEmail },
        to: { name: "", address: `p${n}@dijla.example` },
        subject: send.mails[0]?.subject,
        html: template?.html,
        text: template?.text,
      }),
    ),
  );
  const seconds = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  transport.close();
  return { perSecond: theirs / seconds, cpu: (user + system) / 1000 / theirs };
}

async function taken(): Promise<number> {
  sink.send("how many");
  const [reply] = await once(sink, "message");
  return reply.taken;
}

async function until(isTrue: () => Promise<boolean>): Promise<void> {
  while (!(await isTrue())) await new Promise((resolve) => setTimeout(resolve, 5));
}

function report(sent: readonly Measured[], pooled: readonly Measured[]): void {
  const row = (what: string, measured: readonly Measured[]) => {
    const rates = measured.map(({ perSecond }) => perSecond);
    return {
      what,
      "messages/s": Math.round(median(rates)),
      spread: `${Math.round(Math.min(...rates))}-${Math.round(Math.max(...rates))}`,
      "ms CPU/message": median(measured.map(({ cpu }) => cpu)).toFixed(2),
      "x pool": (median(rates) / median(pooled.map(({ perSecond }) => perSecond))).toFixed(2),
    };
  };
  console.log(
    `\nOne bilingual mail, ${connections} connections, ${rounds} rounds; ${ours} messages by a worker, ${theirs} by the pool`,
  );
  console.table([row("nodemailer pool, composing each", pooled), row("ours, the whole path with its ledger", sent)]);
  console.log("Targets: at least 4 x messages/s (stretch 20), at most 0.30 of the CPU a message.");
}
