import { setTimeout } from "node:timers/promises";
import { eq, sql } from "drizzle-orm";
import { createTransport } from "nodemailer";
import SMTPConnection from "nodemailer/lib/smtp-connection";
import { sendTemplates } from "@/db/schema/distribution";
import { processParts } from "@/db/schema/settings";
import { getSend } from "@/domain/distribution/queries";
import { startSend } from "@/domain/distribution/start";
import { openCtx } from "@/domain/open";
import { publishRelease } from "@/domain/publication/publish";
import { unpackTemplate } from "@/worker/smtp/template";
import { draft } from "../support/releases";
import { people, readySend, startWorker } from "../support/sends";
import { cpuSeconds } from "./load";
import { type Relay, until } from "./relay";

/** Connections of each sender. */
export const connections = 20;
/** Mails that a sender has sent before it is measured, each of them alike. */
const warmUp = 500;

export interface Measured {
  perSecond: number;
  /** Milliseconds of the sender's processor time a message. */
  cpu: number;
  /** Transactions of the database a message, all that a worker does beside included. */
  transactions?: number;
}

/** PEM of a key, and the file that holds it. */
export interface Key {
  pem: string;
  file: string;
}

export const ctx = () => openCtx({ kind: "operator", name: "bench" }, new Date());

let releases = 10;

/** A frozen send of a release of about a thousand words in each language, everyone reading both. */
export async function ready(n: number): Promise<string> {
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

export async function byWorkers(
  id: string,
  relay: Relay,
  n: number,
  { key, workers: count = 1 }: { key?: Key | undefined; workers?: number },
): Promise<Measured> {
  const dkim = { DKIM_DOMAIN: "bench.example", DKIM_SELECTOR: "bayan", DKIM_KEY_FILE: key?.file ?? "" };
  const options = { pool: connections, env: key ? dkim : {} };
  const workers = Array.from({ length: count }, () => startWorker(relay.port, options));
  const spentBy = () => cpuSeconds(workers.map(({ child }) => child.pid ?? 0)) ?? 0;
  try {
    await until(async () => (await ctx().db.$count(processParts, eq(processParts.part, "worker"))) >= count);
    // A worker lives for weeks: what it loads and compiles with its first mails is not its pace.
    await pass(await ready(warmUp * count), relay, warmUp * count);
    const [cpu, transactions] = [spentBy(), await countTransactions()];
    const seconds = await pass(id, relay, n);
    const spent = spentBy() - cpu;
    await until(async () => (await getSend(ctx(), id)).state === "completed");
    return {
      perSecond: n / seconds,
      cpu: (spent / n) * 1000,
      transactions: ((await countTransactions()) - transactions) / n,
    };
  } finally {
    await Promise.all(workers.map((worker) => worker.stop()));
  }
}

/** Each session tells its counts at most once a second, and at the latest when it has rested for so long. */
async function countTransactions(): Promise<number> {
  await setTimeout(1200);
  const [row] = await ctx().db.execute<{ n: string }>(
    sql`select xact_commit + xact_rollback as n from pg_stat_database where datname = current_database()`,
  );
  return Number(row?.n);
}

/** Starts a send; the seconds until the relay has heard of its last mail. */
async function pass(id: string, relay: Relay, n: number): Promise<number> {
  const heard = async () => {
    const { taken, refused } = await relay.counts();
    return taken + refused;
  };
  const before = await heard();
  const began = performance.now();
  await startSend(ctx(), { id });
  await until(async () => (await heard()) - before >= n);
  return (performance.now() - began) / 1000;
}

/** Sends by `one` in this process, which does nothing else meanwhile: some first, then those that count. */
async function measure(n: number, one: (index: number) => Promise<unknown>): Promise<Measured> {
  const all = (n: number) => Promise.all(Array.from({ length: n }, (_, index) => one(index).catch(() => {})));
  await all(warmUp);
  const cpu = process.cpuUsage();
  const began = performance.now();
  await all(n);
  const seconds = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  return { perSecond: n / seconds, cpu: (user + system) / 1000 / n };
}

const reader = (index: number) => `p${index}@dijla.example`;

/** A nodemailer pool, which composes each message. */
export async function byPool(id: string, { port }: Relay, n: number, key?: Key): Promise<Measured> {
  const send = await getSend(ctx(), id);
  const [template] = await ctx().db.select().from(sendTemplates).where(eq(sendTemplates.sendId, id));
  const transport = createTransport({
    host: "127.0.0.1",
    port,
    pool: true,
    maxConnections: connections,
    maxMessages: Number.POSITIVE_INFINITY,
    ...(key ? { dkim: { domainName: "bench.example", keySelector: "bayan", privateKey: key.pem } } : {}),
  });
  const measured = await measure(n, (index) =>
    transport.sendMail({
      from: { name: send.mails[0]?.fromName ?? "", address: send.fromEmail },
      to: { name: "", address: reader(index) },
      subject: send.mails[0]?.subject,
      html: template?.html,
      text: template?.text,
    }),
  );
  transport.close();
  return measured;
}

/** nodemailer's connections alone: a message that was built before, no ledger, no person to whom it is written. */
export async function byBareConnections(id: string, { port }: Relay, n: number): Promise<Measured> {
  const { fromEmail: from } = await getSend(ctx(), id);
  const [template] = await ctx().db.select().from(sendTemplates).where(eq(sendTemplates.sendId, id));
  const { headers, body } = unpackTemplate(template?.mime ?? Buffer.alloc(0));
  const mime = Buffer.concat([Buffer.from(`To: <${reader(0)}>\r\n${headers}\r\n`), body]);
  const open = await Promise.all(
    Array.from({ length: connections }, async () => {
      const connection = new SMTPConnection({ host: "127.0.0.1", port });
      await new Promise<void>((resolve, reject) => {
        connection.once("error", reject);
        connection.connect(() => resolve());
      });
      return connection;
    }),
  );
  const waiting: ((connection: SMTPConnection) => void)[] = [];
  const idle = [...open];
  const take = () => {
    const connection = idle.pop();
    return connection ? Promise.resolve(connection) : new Promise<SMTPConnection>((resolve) => waiting.push(resolve));
  };
  const measured = await measure(n, async (index) => {
    const connection = await take();
    await new Promise<void>((resolve, reject) =>
      connection.send({ from, to: [reader(index)] }, mime, (error) => (error ? reject(error) : resolve())),
    );
    const next = waiting.shift();
    if (next) next(connection);
    else idle.push(connection);
  });
  for (const connection of open) connection.quit();
  return measured;
}
