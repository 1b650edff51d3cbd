import { domainToASCII } from "node:url";
import { sql } from "drizzle-orm";
import { suppressAddress } from "@/domain/contacts/suppress";
import { getSend } from "@/domain/distribution/queries";
import { startSend } from "@/domain/distribution/start";
import { listOf, people, published, readySend } from "../support/sends";
import { close } from "./judge";
import { isPart, type Promised, times, turns } from "./promise";
import { eventually, type World } from "./world";

/** 9: every job of the queue thrown away in the middle of several sends, and nothing else done: the timetable mends it. */
export const jobless: Promised = async (world, scale, outcome) => {
  const { ctx, relay } = world;
  await world.hire(2);
  for (const _ of turns(outcome, scale, { turns: 4, faults: 20 })) {
    relay.hesitate(50, 150);
    const ids: string[] = [];
    for (let send = 0; send < Math.min(5, times(20, scale)); send++) ids.push(await world.ready(2000));
    for (const id of ids) await startSend(ctx(), { id });
    const accepted = async () =>
      (await Promise.all(ids.map((id) => getSend(ctx(), id)))).map(({ counts }) => counts.accepted);
    await eventually(async () => (await accepted()).some((n) => n > 100), 60);
    await ctx().db.execute(sql`delete from pgboss.job`);
    const began = performance.now();
    for (const id of ids) if ((await getSend(ctx(), id)).state === "sending") outcome.faults++;
    relay.hesitate(5, 15);
    for (const id of ids) {
      const left = 120 - (performance.now() - began) / 1000;
      await world.settled(id, ["completed"], Math.max(1, left));
      await close(world, outcome, id);
    }
  }
  relay.hesitate(0, 0);
};

/** 11: somebody is suppressed while the send runs: no claim after that has them. */
export const spared: Promised = async (world, scale, outcome) => {
  const { ctx, relay } = world;
  await world.hire(2);
  for (const _ of turns(outcome, scale, { turns: 10, faults: 100 })) {
    relay.hesitate(200, isPart(scale) ? 1000 : 400);
    const readers = isPart(scale) ? 400 : 1500;
    const id = await world.ready(readers);
    await startSend(ctx(), { id });
    await eventually(async () => (await getSend(ctx(), id)).counts.accepted > 20, 60);
    // From the end of the slices, where the claims come last, and a few of the next.
    const waiting = await ctx().db.execute<{ email: string }>(sql`
      (select email from deliveries where send_id = ${id} and state = 0 order by id desc limit 10)
      union (select email from deliveries where send_id = ${id} and state = 0 order by id limit 4)`);
    const since = new Map<string, string>();
    for (const { email } of waiting) {
      await suppressAddress(ctx(), { email });
      const [now] = await ctx().db.execute<{ at: string }>(sql`select clock_timestamp()::text as at`);
      since.set(email, now?.at ?? "");
    }
    relay.hesitate(0, 20);
    await world.until(id, ["completed"]);
    const [found] = await ctx().db.execute<{ late: number; suppressed: number }>(sql`
      select count(*) filter (where state <> 5 and claimed_at > x.value::timestamptz)::int as late,
        count(*) filter (where state = 5)::int as suppressed
      from deliveries d join json_each_text(${JSON.stringify(Object.fromEntries(since))}::text::json) x on x.key = d.email
      where d.send_id = ${id}`);
    const { late = 0, suppressed = 0 } = found ?? {};
    if (late > 0) outcome.broken.push(`${late} were claimed after they had been suppressed`);
    if (suppressed === 0) outcome.broken.push("nobody was suppressed in time");
    outcome.faults += suppressed;
    await close(world, outcome, id, { may: { suppressed } });
    await ctx().db.execute(
      sql`update suppressions set lifted_at = now(), lifted_by = 'torture' where lifted_at is null`,
    );
  }
  relay.hesitate(0, 0);
};

/** Each list has some of the others' people, written otherwise: larger letters, a domain in its own script, blanks. */
async function overlapping({ ctx }: World, run: number): Promise<{ listIds: string[]; people: number }> {
  const all = people(60).map(([email], n) => (n % 4 === 0 ? email.replace("@dijla", "@دجلة") : email));
  const written = [
    all.slice(0, 40),
    all.slice(20).map((email) => email.toUpperCase()),
    all.map((email) => ` ${email.replace("@دجلة", `@${domainToASCII("دجلة.example").split(".")[0]}`)} `),
  ];
  const listIds = await Promise.all(
    written.map((emails, n) =>
      listOf(
        ctx(),
        `Overlap ${run}.${n}`,
        emails.map((email) => [email] as const),
      ),
    ),
  );
  return { listIds, people: all.length };
}

/** 17: whoever is on several lists, written in several ways, gets one mail, however often the start is clicked. */
export const clicked: Promised = async (world, scale, outcome) => {
  const { ctx } = world;
  await world.hire(2);
  for (const run of turns(outcome, scale, { turns: 100, faults: 100 })) {
    const { listIds, people } = await overlapping(world, run);
    const id = await readySend(ctx(), [], { releaseId: await published(ctx()), listIds });
    const starts = await Promise.allSettled(Array.from({ length: 6 }, () => startSend(ctx(), { id })));
    const begun = starts.filter(({ status }) => status === "fulfilled").length;
    if (begun !== 1) outcome.broken.push(`${begun} starts of six were taken`);
    await world.until(id, ["completed"]);
    const [rows] = await ctx().db.execute<{ all: number; distinct: number }>(sql`
      select count(*)::int as all, count(distinct email_norm)::int as distinct from deliveries where send_id = ${id}`);
    if (rows?.all !== people || rows.distinct !== people) outcome.broken.push(`${JSON.stringify(rows)} of ${people}`);
    await close(world, outcome, id);
    outcome.faults++;
  }
};
