import { sql } from "drizzle-orm";
import { getSend } from "@/domain/distribution/queries";
import { startSend } from "@/domain/distribution/start";
import { expect, test } from "../fixtures";
import { people, readySend, startWorker, untilState } from "../support/sends";
import { startSink } from "../support/sink";

test.beforeEach(({ freshDatabase: _ }) => {});

/** How long a mail that a receiver puts off is tried: counted from its own first try, not from the send's start. */

test("a send that has run for two days still gives each mail its tries, and expires it when they are over", async ({
  ctx,
}) => {
  test.setTimeout(90_000);
  let offers = 0;
  const sink = await startSink({
    fault: ({ to }) => {
      if (to) offers++;
      return { at: "rcpt", reply: "450 4.2.0 greylisted" };
    },
  });
  const id = await readySend(ctx(), people(3));
  await startSend(ctx(), { id });
  // Two tries are within five minutes, the wait behind the second is not.
  await ctx().db.execute(
    sql`update sends set started_at = now() - interval '2 days', max_age_seconds = 300 where id = ${id}`,
  );
  const worker = startWorker(sink.port);
  try {
    await expect
      .poll(async () => (await getSend(ctx(), id)).counts, { timeout: 30_000 })
      .toMatchObject({ deferred: 3, expired: 0 });
    await expect
      .poll(async () => (await ctx().db.execute(sql`select 1 from pgboss.job where name = 'send-retry'`)).length)
      .toBe(1);
    await ctx().db.execute(sql`update deliveries set due_at = now() where state = 2`);
    await ctx().db.execute(sql`update pgboss.job set start_after = now() where name = 'send-retry'`);
    const { counts } = await untilState(ctx, id, ["completed"]);
    expect(counts).toMatchObject({ frozen: 3, expired: 3, deferred: 0 });
    expect(offers).toBe(6);
    const rows = await ctx().db.execute(sql`select distinct attempt, smtp_text as says from deliveries`);
    expect(rows).toEqual([{ attempt: 2, says: "450 4.2.0 greylisted" }]);
  } finally {
    await worker.kill();
    await sink.close();
  }
});
