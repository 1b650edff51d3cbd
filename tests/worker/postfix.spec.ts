import { freePort } from "@/db/embedded";
import { suppressions } from "@/db/schema/distribution";
import { inboundNotices } from "@/db/schema/notices";
import { laterOf } from "@/domain/distribution/later";
import { getSend } from "@/domain/distribution/queries";
import { startSend } from "@/domain/distribution/start";
import { expect, test } from "../fixtures";
import { findPostfix, startPostfix } from "../support/postfix";
import { readySend, startWorker, untilState } from "../support/sends";
import { startSink } from "../support/sink";

test.beforeEach(({ freshDatabase: _ }) => {});

const bounces = "bounces.nahrain.example";
const there = Array.from({ length: 20 }, (_, n) => `p${n}@dijla.example`);
/** Taken by Postfix, then refused by whom it hands them on to: it writes a bounce. */
const gone = ["gone.amal@dijla.example", "gone.basim@dijla.example", "gone.dunya@dijla.example"];
const refused = "never@dijla.example";

test("what Postfix takes arrives once, and its own bounces come home and are counted", async ({ ctx }) => {
  test.setTimeout(120_000);
  const programs = findPostfix();
  test.skip(typeof programs === "string", `Postfix cannot be had here: ${programs}`);
  if (typeof programs === "string") return;
  const sink = await startSink({
    fault: ({ to }) => (to.startsWith("gone.") ? { at: "rcpt", reply: "550 5.1.1 User unknown" } : undefined),
  });
  const [port, home] = [await freePort(), await freePort()];
  const relay = { programs, port, relayTo: sink.port, bounces: { domain: bounces, port: home }, refused: [refused] };
  const postfix = await startPostfix(relay).catch((error) => {
    programs.remove();
    throw error;
  });
  const env = { BAYAN_BOUNCE_DOMAIN: bounces, BAYAN_BOUNCE_LISTEN: `127.0.0.1:${home}` };
  const worker = startWorker(port, { env });
  try {
    const id = await readySend(
      ctx(),
      [...there, ...gone, refused].map((email) => [email, "en"] as const),
    );
    await startSend(ctx(), { id });
    const { counts } = await untilState(ctx, id, ["completed"]);
    expect(counts).toMatchObject({ frozen: 24, accepted: 23, rejected: 1 });

    await expect.poll(() => sink.received.length, { timeout: 30_000 }).toBe(there.length);
    expect(sink.received.map(({ to }) => to).sort(), postfix.log()).toEqual([...there].sort());
    await expect.poll(() => laterOf(ctx(), id), { timeout: 30_000 }).toMatchObject({ bounced: 3, hard: 3, soft: 0 });
    expect((await getSend(ctx(), id)).counts).toMatchObject({ accepted: 23, rejected: 1 });
    const stopped = await ctx().db.select().from(suppressions);
    expect(stopped.map(({ emailNorm }) => emailNorm).sort()).toEqual([...gone, refused].sort());
    expect(new Set(stopped.map(({ reason }) => reason))).toEqual(new Set(["bounced"]));
    const notices = await ctx().db.select().from(inboundNotices);
    expect(notices.map(({ error }) => error)).toEqual([null, null, null]);
    for (const { payload } of notices)
      expect(payload.toString("latin1")).toContain("Reporting-MTA: dns; mx.postfix.example");
  } finally {
    await worker.kill();
    await postfix.stop();
    await sink.close();
    programs.remove();
  }
});
