import { sql } from "drizzle-orm";
import type { Ctx } from "@/domain/context";
import { resumeSend } from "@/domain/distribution/pause";
import { getSend } from "@/domain/distribution/queries";
import { startSend } from "@/domain/distribution/start";
import { addRelay, listRelays, listRoutes, removeRelay } from "@/domain/settings/relays";
import { Relay } from "@/worker/smtp/relay";
import { expect, test } from "../fixtures";
import { refusalOf } from "../support/releases";
import { people, readySend, startWorker, untilState } from "../support/sends";
import { type Sink, type SinkOptions, startSink } from "../support/sink";

test.beforeEach(({ freshDatabase: _ }) => {});

const secret = "hunter-of-words";

/** A send is begun through two relays, the first in the environment, the second in the settings. */
async function begun(ctx: () => Ctx, readers: number, first: [Sink, string?], second: [Sink, number?]) {
  const [{ port }, query = ""] = first;
  const [{ port: other }, weight = 1] = second;
  await addRelay(ctx(), { address: `smtp://127.0.0.1:${other}?pool=10`, user: "press", password: secret, weight });
  const id = await readySend(ctx(), people(readers));
  const worker = startWorker(port, { env: { SMTP_URL: `smtp://press:${secret}@127.0.0.1:${port}?pool=10${query}` } });
  await startSend(ctx(), { id });
  return { id, worker };
}

const idOf = (raw: string) => /^Message-ID: (.*)\r$/im.exec(raw)?.[1];
const everyone = (readers: number) => people(readers).map(([to]) => to);
const taken = (...sinks: Sink[]) => sinks.flatMap(({ received }) => received.map(({ to }) => to));

test("two relays share a send by their weights, and the account says who took what", async ({ ctx }) => {
  test.setTimeout(90_000);
  const [heavy, light] = [await startSink(), await startSink()];
  const { id, worker } = await begun(ctx, 400, [heavy, "&weight=3"], [light]);
  try {
    await untilState(ctx, id, ["completed"]);
    expect(taken(heavy, light).sort()).toEqual(everyone(400).sort());
    expect(heavy.received.length / 400).toBeGreaterThan(0.65);
    expect(heavy.received.length / 400).toBeLessThan(0.85);
    const told = await ctx().db.execute<{ relay: string; n: number }>(sql`
      select detail->>'relay' as relay, count(*)::int as n from delivery_events where kind = 'accepted' group by 1`);
    expect(Object.fromEntries(told.map(({ relay, n }) => [relay, n]))).toEqual({
      [`127.0.0.1:${heavy.port}`]: heavy.received.length,
      [`127.0.0.1:${light.port}`]: light.received.length,
    });
    expect(worker.said()).not.toContain(secret);
  } finally {
    await worker.kill();
    await heavy.close();
    await light.close();
  }
});

test("a relay that dies leaves its work to the other, and a mail in doubt is kept from it until its time is over", async ({
  ctx,
}) => {
  test.setTimeout(120_000);
  const dying = await startSink({ fault: ({ n, to }) => (n === 40 && to ? { at: "dot", drop: true } : undefined) });
  const other = await startSink();
  const { id, worker } = await begun(ctx, 400, [dying], [other]);
  try {
    await expect.poll(() => dying.received.length, { timeout: 40_000, intervals: [5] }).toBeGreaterThan(60);
    await dying.close();
    await expect
      .poll(async () => (await getSend(ctx(), id)).counts, { timeout: 40_000 })
      .toMatchObject({ queued: 0, sending: 0 });
    const { counts } = await getSend(ctx(), id);
    expect(counts.uncertain).toBeGreaterThan(0);
    expect(counts.accepted + counts.uncertain).toBe(400);
    const inDoubt = await ctx().db.execute<{ email: string }>(sql`select email from deliveries where uncertain`);
    for (const { email } of inDoubt) expect(taken(other)).not.toContain(email);

    await ctx().db.execute(sql`update deliveries set due_at = now() where uncertain`);
    await ctx().db.execute(sql`update pgboss.job set start_after = now() where state = 'created'`);
    await untilState(ctx, id, ["completed"]);
    expect([...new Set(taken(dying, other))].sort()).toEqual(everyone(400).sort());
    expect(taken(dying, other).length - 400).toBeLessThanOrEqual(counts.uncertain);
    // What came twice is the same mail.
    const ids = Map.groupBy([...dying.received, ...other.received], ({ to }) => to);
    for (const copies of ids.values()) expect(new Set(copies.map(({ raw }) => idOf(raw))).size).toBe(1);
    expect(worker.said()).toContain("is left alone for a while");
  } finally {
    await worker.kill();
    await other.close();
  }
});

test("a relay that refuses our sign-in stops nothing while another takes the mails", async ({ ctx }) => {
  test.setTimeout(90_000);
  const refusing = await startSink({ auth: "535 5.7.8 credentials invalid" });
  const other = await startSink();
  const { id, worker } = await begun(ctx, 200, [refusing, "&weight=5"], [other]);
  try {
    const { counts } = await untilState(ctx, id, ["completed", "attention"]);
    expect(counts).toMatchObject({ accepted: 200, rejected: 0 });
    expect([refusing.received.length, other.received.length]).toEqual([0, 200]);
    const tries = await ctx().db.execute(sql`select distinct attempt from deliveries`);
    expect(tries.map(({ attempt }) => attempt)).toEqual([1]);
  } finally {
    await worker.kill();
    await refusing.close();
    await other.close();
  }
});

test("when every relay refuses us a person has to decide, and nobody is marked refused", async ({ ctx }) => {
  test.setTimeout(90_000);
  const refusing = await startSink({ auth: "535 5.7.8 credentials invalid" });
  const closed = await startSink({ auth: "535 5.7.8 account closed" });
  const { id, worker } = await begun(ctx, 60, [refusing], [closed]);
  try {
    const { reason, reasonSays } = await untilState(ctx, id, ["attention"]);
    expect(reason).toBe("configuration");
    expect(reasonSays).toContain("535 5.7.8");
    await expect.poll(async () => (await getSend(ctx(), id)).counts).toMatchObject({ queued: 60, rejected: 0 });
  } finally {
    await worker.kill();
    await refusing.close();
    await closed.close();
  }
});

test("whoever resumes while the relay still refuses us risks one mail, and all leave once it takes that one", async ({
  ctx,
}) => {
  test.setTimeout(90_000);
  const options: SinkOptions = { auth: "535 5.7.8 credentials invalid" };
  const sink = await startSink(options);
  const id = await readySend(ctx(), people(100));
  const env = { SMTP_URL: `smtp://press:${secret}@127.0.0.1:${sink.port}?pool=10` };
  const worker = startWorker(sink.port, { env });
  /** Tries that the ledger tells of, once nothing is in flight. */
  const tries = async () => {
    await expect.poll(async () => (await getSend(ctx(), id)).counts).toMatchObject({ queued: 100 });
    const [told] = await ctx().db.execute<{ n: number }>(sql`select count(*)::int as n from delivery_events`);
    return told?.n ?? 0;
  };
  try {
    await startSend(ctx(), { id });
    await untilState(ctx, id, ["attention"]);
    const before = await tries();
    await resumeSend(ctx(), { id });
    const { reason } = await untilState(ctx, id, ["attention"]);
    expect([reason, await tries()]).toEqual(["configuration", before + 1]);
    options.auth = "235 2.7.0 ok";
    await resumeSend(ctx(), { id });
    await untilState(ctx, id, ["completed"]);
    expect(taken(sink).sort()).toEqual(everyone(100).sort());
  } finally {
    await worker.kill();
    await sink.close();
  }
});

test("a relay that stalls keeps its own share waiting and no more", async ({ ctx }) => {
  test.setTimeout(90_000);
  const stalling = await startSink({ delay: 60_000 });
  const other = await startSink();
  const { worker } = await begun(ctx, 300, [stalling, "&weight=9"], [other]);
  try {
    await expect.poll(() => other.received.length, { timeout: 40_000 }).toBeGreaterThanOrEqual(300 - 48);
  } finally {
    await worker.kill();
    await stalling.close();
    await other.close();
  }
});

test("relays of the settings are kept sealed, are an admin's, and are told apart by their address", async ({ ctx }) => {
  const relay = { address: "smtps://mail.relay.example:465?pool=4", user: "press@relay", password: secret, weight: 2 };
  expect(await refusalOf(addRelay(ctx({ kind: "public" }), relay))).toBe("forbidden signed-out");
  await addRelay(ctx(), relay);
  expect(await refusalOf(addRelay(ctx(), relay))).toBe("conflict relay-taken");
  const [kept] = await listRelays(ctx());
  expect(kept).toMatchObject({ address: "smtps://press%40relay@mail.relay.example:465?pool=4&weight=2", weight: 2 });
  expect(await listRoutes(ctx())).toContainEqual({
    id: kept?.id,
    host: "mail.relay.example",
    port: 465,
    secure: true,
    user: "press@relay",
    password: secret,
    pool: 4,
    weight: 2,
  });
  const [all] = await ctx().db.execute(
    sql`select (select string_agg(r::text, '') from relays r) || (select string_agg(a::text, '') from audit_entries a) as text`,
  );
  expect(String(all?.text)).not.toContain(secret);
  await removeRelay(ctx(), { id: kept?.id ?? "" });
  expect(await listRelays(ctx())).toEqual([]);
  expect(await refusalOf(removeRelay(ctx(), { id: kept?.id ?? "" }))).toBe("not_found not-found");
});

test("mails are mixed by weight, and who has no room is passed over", () => {
  const route = { host: "relay.example", port: 25, secure: false, pool: 10 };
  const two = new Relay({ ...route, id: "two", weight: 2 });
  const one = new Relay({ ...route, id: "one" });
  const names = (relays: readonly Relay[]) => relays.map(({ id }) => id);
  expect(names(Relay.share([two, one], 6, 64))).toEqual(["two", "one", "two", "two", "one", "two"]);
  expect([two.outstanding, one.outstanding]).toEqual([4, 2]);
  // Three quarters of the window at most for one of two; alone, all of it.
  two.outstanding = 48;
  one.outstanding = 0;
  expect(names(Relay.share([two, one], 16, 64))).toEqual(Array(16).fill("one"));
  expect(names(Relay.share([one], 20, 64))).toEqual(Array(20).fill("one"));
  expect(Relay.share([], 5, 64)).toEqual([]);
});
