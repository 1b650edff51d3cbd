import { sql } from "drizzle-orm";
import { getSend } from "@/domain/distribution/queries";
import { startSend } from "@/domain/distribution/start";
import { publishRelease } from "@/domain/publication/publish";
import { getRelease } from "@/domain/releases/queries";
import { expect, test } from "../fixtures";
import { draft } from "../support/releases";
import { people, readySend, startWorker, untilState } from "../support/sends";
import { startSink } from "../support/sink";
import { lookWhatIsDue, steppingClock } from "../torture/clocks";

test.beforeEach(({ freshDatabase: _ }) => {});

test("a worker whose clock is set an hour ahead or behind publishes and sends when it is time, not before or after", async ({
  ctx,
}) => {
  const inHalfAnHour = () => new Date(Date.now() + 30 * 60_000);
  const sink = await startSink();
  const { id: releaseId } = await draft(ctx());
  await publishRelease(ctx(), { id: releaseId, at: inHalfAnHour() });
  const id = await readySend(ctx(), people(20));
  await startSend(ctx(), { id, at: inHalfAnHour() });
  const worker = startWorker(sink.port, { env: steppingClock });
  const setClock = async (says: string) => {
    worker.child.kill("SIGUSR2");
    await expect.poll(() => worker.said(), { timeout: 30_000 }).toContain(says);
  };
  const look = async () => {
    await lookWhatIsDue(ctx(), "release-due");
    await lookWhatIsDue(ctx(), "send-due");
    return [(await getRelease(ctx(), releaseId)).state, (await getSend(ctx(), id)).state];
  };
  try {
    // Until it is at work a signal would end it.
    await expect.poll(() => ctx().db.execute(sql`select 1 from process_parts`), { timeout: 30_000 }).toHaveLength(1);
    await setClock("60 minutes off");
    expect(await look()).toEqual(["scheduled", "scheduled"]);
    await setClock("-60 minutes off");
    await ctx().db.execute(sql`update sends set scheduled_at = now() - interval '1 second'`);
    await ctx().db.execute(sql`update releases set publish_at = now() - interval '1 second' where id = ${releaseId}`);
    expect((await look())[0]).toBe("published");
    const { counts } = await untilState(ctx, id, ["completed"]);
    expect(counts).toMatchObject({ accepted: 20 });
    const [{ late } = { late: null }] = await ctx().db.execute<{ late: boolean }>(
      sql`select started_at < now() - interval '10 minutes' as late from sends`,
    );
    expect(late).toBe(false);
  } finally {
    await worker.kill();
    await sink.close();
  }
});
