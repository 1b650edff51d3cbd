import { sql } from "drizzle-orm";
import { getSend } from "@/domain/distribution/queries";
import { listRecipients } from "@/domain/distribution/recipients";
import { startSend } from "@/domain/distribution/start";
import { addRelay } from "@/domain/settings/relays";
import { expect, test } from "../fixtures";
import { readySend, startWorker, untilState } from "../support/sends";
import { startSink } from "../support/sink";

test.beforeEach(({ freshDatabase: _ }) => {});

const latin = Array.from({ length: 20 }, (_, n) => `amal${n}@dijla.example`);
const arabic = Array.from({ length: 20 }, (_, n) => `ليلى${n}@dijla.example`);
const everyone = [...latin, ...arabic].map((email) => [email] as const);
const able = ["PIPELINING", "8BITMIME", "SMTPUTF8"];

test("of two relays the one that announces SMTPUTF8 takes the addresses beyond ASCII, whoever was to have them", async ({
  ctx,
}) => {
  const [plain, international] = [await startSink(), await startSink({ extensions: able })];
  await addRelay(ctx(), { address: `smtp://127.0.0.1:${international.port}?pool=2`, weight: 1 });
  const id = await readySend(ctx(), everyone);
  // As many as the day may see: what is handed on is counted once.
  const limits = { SMTP_URL: `smtp://127.0.0.1:${plain.port}?pool=2&weight=3&daily=40` };
  const worker = startWorker(plain.port, { env: limits });
  try {
    await startSend(ctx(), { id });
    const { counts } = await untilState(ctx, id, ["completed"]);
    expect(counts).toMatchObject({ frozen: 40, accepted: 40 });
    const decoded = ({ to }: { to: string }) => Buffer.from(to, "latin1").toString();
    expect(plain.received.filter((mail) => /\P{ASCII}/u.test(decoded(mail)))).toEqual([]);
    const all = [...plain.received, ...international.received].map(decoded);
    expect(all.sort()).toEqual([...latin, ...arabic].sort());
    expect(plain.received.length).toBeGreaterThan(0);
    const [tries] = await ctx().db.execute(sql`select max(attempt) as most from deliveries`);
    expect(tries?.most).toBe(1);
    // Nothing was drawn twice from the day: its last mail has left by it.
    const [day] = await ctx().db.execute(sql`select tokens from throttle_buckets where rate = 0`);
    expect(Number(day?.tokens)).toBe(0);
  } finally {
    await worker.kill();
    await plain.close();
    await international.close();
  }
});

test("while the relay that may announce SMTPUTF8 is away such addresses wait; where all are without it they are refused", async ({
  ctx,
}) => {
  const [plain, away] = [await startSink(), await startSink({ extensions: able })];
  await away.close();
  await addRelay(ctx(), { address: `smtp://127.0.0.1:${away.port}?pool=2`, weight: 1 });
  const id = await readySend(ctx(), everyone);
  const worker = startWorker(plain.port, { pool: 2 });
  const states = async () => (await getSend(ctx(), id)).counts;
  let back = plain;
  try {
    await startSend(ctx(), { id });
    await expect.poll(states, { timeout: 30_000 }).toMatchObject({ accepted: 20, deferred: 20 });
    const { recipients } = await listRecipients(ctx(), { sendId: id, state: "deferred" });
    expect(recipients.map(({ enhancedCode }) => enhancedCode)).toEqual(Array(20).fill("4.6.7"));

    back = await startSink({ port: away.port });
    // Whether it is back is tried now and then: until it has been, they are deferred again.
    const comeDue = async () => {
      await ctx().db.execute(sql`update deliveries set due_at = now() where state = 2`);
      await ctx().db.execute(sql`update pgboss.job set start_after = now() where state = 'created'`);
      return getSend(ctx(), id);
    };
    const counts = { frozen: 40, accepted: 20, rejected: 20 };
    await expect.poll(comeDue, { timeout: 60_000 }).toMatchObject({ state: "completed", counts });
    expect(back.received).toEqual([]);
  } finally {
    await worker.kill();
    await plain.close();
    await back.close();
  }
});
