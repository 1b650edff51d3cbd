import { type ChildProcess, fork } from "node:child_process";
import { generateKeyPairSync } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { eq } from "drizzle-orm";
import { createTransport } from "nodemailer";
import { closeDatabase } from "@/db/client";
import { closeQueue } from "@/db/queue";
import { sendTemplates } from "@/db/schema/distribution";
import { processParts } from "@/db/schema/settings";
import { getSend } from "@/domain/distribution/queries";
import { startSend } from "@/domain/distribution/start";
import { openCtx } from "@/domain/open";
import { publishRelease } from "@/domain/publication/publish";
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
const connections = 20;
/** Mails of a worker's first send, which is not measured. */
const warmUp = 500;

interface Case {
  what: string;
  /** Milliseconds that the relay takes before its last word. */
  delay: number;
  signed?: true;
  target: string;
}
const cases: Case[] = [
  { what: "instant relay", delay: 0, target: ">= 4 x (stretch 20)" },
  { what: "instant relay, signed", delay: 0, signed: true, target: ">= 5 x (stretch 10)" },
  { what: "relay of 20 ms", delay: 20, target: ">= 2 x" },
  { what: "relay of 50 ms", delay: 50, target: ">= 0.95 x" },
];

const folder = mkdtempSync(join(tmpdir(), "bayan-bench-"));
const database = await cloneDatabase();
const key = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey.export({ type: "pkcs8", format: "pem" });
const keyFile = join(folder, "dkim.pem");
writeFileSync(keyFile, key);
let sink: ChildProcess | undefined;
let releases = 10;
try {
  process.env.DATABASE_URL = database.url;
  process.env.BAYAN_DATA = folder;
  const rows: Record<string, string | number>[] = [];
  for (const one of cases) rows.push(...(await compare(one)));
  console.log(
    `\nOne bilingual mail, ${connections} connections, ${rounds} rounds, ${ours} messages by a worker at most`,
  );
  console.table(rows);
  console.log("Processor time of the sender: at most 0.30 of the pool's.");
  console.table(await byManyWorkers());
  console.log(`Targets where cores allow (here: ${availableParallelism()}): 2 workers >= 1.8 x, 4 workers >= 3 x.`);
} finally {
  sink?.disconnect();
  await closeQueue();
  await closeDatabase();
  await dropDatabase(database.name);
  await teardown();
  rmSync(folder, { recursive: true, force: true });
}

async function compare(one: Case) {
  const port = await openSink(one.delay);
  const sent: Measured[] = [];
  const pooled: Measured[] = [];
  for (let round = 0; round < rounds; round++) {
    const n = one.delay ? Math.ceil(ours / 2) : ours;
    const send = await ready(n);
    sent.push(await byWorkers(send, port, n, one));
    pooled.push(await byPool(send, port, Math.max(200, Math.round(n / 10)), one));
  }
  return [row(`${one.what}: nodemailer pool`, pooled, pooled), row(`${one.what}: ours`, sent, pooled, one.target)];
}

/** The same send by one, two and four workers. */
async function byManyWorkers() {
  const port = await openSink(0);
  const n = ours * 2;
  const counts = [1, 2, 4];
  const measured = new Map(counts.map((count) => [count, [] as Measured[]]));
  for (let round = 0; round < rounds; round++) {
    for (const count of counts) {
      measured.get(count)?.push(await byWorkers(await ready(n), port, n, { workers: count }));
    }
  }
  const alone = measured.get(1) ?? [];
  return counts.map((count) => row(`${count} worker${count > 1 ? "s" : ""}`, measured.get(count) ?? [], alone));
}

/** A fresh relay in a process of its own, in place of the one before. */
async function openSink(delay: number): Promise<number> {
  sink?.disconnect();
  sink = fork("tests/bench/sink.ts", [String(delay)], { execArgv: ["--import", "./scripts/tsx.mjs"] });
  const [{ port }] = await once(sink, "message");
  return port;
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
async function ready(n: number): Promise<string> {
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
    [`A long release, round ${++releases}`, ...en],
    [`بيان مطوّل، الجولة ${releases}`, ...ar],
  );
  await publishRelease(ctx(), { id: releaseId });
  return readySend(ctx(), people(n, "ar+en"), { releaseId });
}

async function byWorkers(
  id: string,
  port: number,
  n: number,
  { signed, workers: count = 1 }: { signed?: true; workers?: number },
): Promise<Measured> {
  const dkim = { DKIM_DOMAIN: "bench.example", DKIM_SELECTOR: "bayan", DKIM_KEY_FILE: keyFile };
  const options = { pool: connections, env: signed ? dkim : {} };
  const workers = Array.from({ length: count }, () => startWorker(port, options));
  const spentBy = () => cpuSeconds(workers.map(({ child }) => child.pid ?? 0)) ?? 0;
  try {
    await until(async () => (await ctx().db.$count(processParts, eq(processParts.part, "worker"))) >= count);
    // A worker lives for weeks: what it loads and compiles with its first mails is not its pace.
    await pass(await ready(warmUp * count), warmUp * count);
    const cpu = spentBy();
    const seconds = await pass(id, n);
    const spent = spentBy() - cpu;
    await until(async () => (await getSend(ctx(), id)).state === "completed");
    return { perSecond: n / seconds, cpu: (spent / n) * 1000 };
  } finally {
    await Promise.all(workers.map((worker) => worker.stop()));
  }
}

/** Starts a send; the seconds until the relay has taken its last mail. */
async function pass(id: string, n: number): Promise<number> {
  const before = await taken();
  const began = performance.now();
  await startSend(ctx(), { id });
  await until(async () => (await taken()) - before >= n);
  return (performance.now() - began) / 1000;
}

/** In this process, which does nothing else meanwhile. */
async function byPool(id: string, port: number, n: number, { signed }: Case): Promise<Measured> {
  const send = await getSend(ctx(), id);
  const [template] = await ctx().db.select().from(sendTemplates).where(eq(sendTemplates.sendId, id));
  const transport = createTransport({
    host: "127.0.0.1",
    port,
    pool: true,
    maxConnections: connections,
    maxMessages: Number.POSITIVE_INFINITY,
    ...(signed ? { dkim: { domainName: "bench.example", keySelector: "bayan", privateKey: key.toString() } } : {}),
  });
  const cpu = process.cpuUsage();
  const began = performance.now();
  await Promise.all(
    Array.from({ length: n }, (_, index) =>
      transport.sendMail({
        from: { name: send.mails[0]?.fromName ?? "", address: send.fromEmail },
        to: { name: "", address: `p${index}@dijla.example` },
        subject: send.mails[0]?.subject,
        html: template?.html,
        text: template?.text,
      }),
    ),
  );
  const seconds = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  transport.close();
  return { perSecond: n / seconds, cpu: (user + system) / 1000 / n };
}

async function taken(): Promise<number> {
  if (!sink) return 0;
  sink.send("how many");
  const [reply] = await once(sink, "message");
  return reply.taken;
}

async function until(isTrue: () => Promise<boolean>): Promise<void> {
  while (!(await isTrue())) await setTimeout(5);
}

function row(what: string, measured: readonly Measured[], base: readonly Measured[], target = "") {
  const rates = measured.map(({ perSecond }) => perSecond);
  const of = (some: readonly Measured[], field: keyof Measured) => median(some.map((one) => one[field]));
  return {
    what,
    "messages/s": Math.round(median(rates)),
    spread: `${Math.round(Math.min(...rates))}-${Math.round(Math.max(...rates))}`,
    "ms CPU/message": of(measured, "cpu").toFixed(2),
    x: (median(rates) / of(base, "perSecond")).toFixed(2),
    "x CPU": (of(measured, "cpu") / of(base, "cpu")).toFixed(2),
    target,
  };
}
