import { eq, sql } from "drizzle-orm";
import { auditEntries } from "@/db/schema/audit";
import { cancelSend } from "@/domain/distribution/cancel";
import { RescheduleForm, StartForm } from "@/domain/distribution/form";
import { getSend } from "@/domain/distribution/queries";
import { rescheduleSend, startDue, startSend } from "@/domain/distribution/start";
import { expect, test } from "../../fixtures";
import { person, refusalOf } from "../../support/releases";
import { people, readySend } from "../../support/sends";

/** A send at a time of its own (sending.md 5.1): put on the clock, moved, taken off. */

test.beforeEach(({ freshDatabase: _ }) => {});

const now = new Date("2026-11-30T06:00:00Z");
const after = (hours: number) => new Date(now.getTime() + hours * 3600_000);

test("a send that is moved leaves at its new hour and not at the old one", async ({ ctx }) => {
  const sender = { ...(await person(ctx(), "Sender", "sender")), steppedUpAt: now };
  const id = await readySend(ctx(), people(2));
  await startSend(ctx(sender, now), { id, at: after(2) });
  await rescheduleSend(ctx(sender, now), { id, at: after(5) });
  expect(await getSend(ctx(), id)).toMatchObject({ state: "scheduled", scheduledAt: after(5) });
  expect(await startDue(ctx(undefined, after(3)))).toEqual([]);
  const jobs = await ctx().db.execute<{ at: string }>(
    sql`select start_after as at from pgboss.job where name = 'send-due' order by 1`,
  );
  expect(jobs.map(({ at }) => new Date(at))).toEqual([after(2), after(5)]);
  expect(await startDue(ctx(undefined, after(5)))).toEqual([id]);
  const [trace] = await ctx().db.select().from(auditEntries).where(eq(auditEntries.action, "send.rescheduled"));
  expect(trace).toMatchObject({ before: { at: after(2).toISOString() }, after: { at: after(5).toISOString() } });
});

test("a move is refused into the past, without proof, and of a send that waits for no hour", async ({ ctx }) => {
  const someone = await person(ctx(), "Sender", "sender");
  const proven = { ...someone, steppedUpAt: now };
  const editor = await person(ctx(), "Editor", "editor");
  const id = await readySend(ctx(), people(1));
  expect(await refusalOf(rescheduleSend(ctx(proven, now), { id, at: after(1) }))).toBe("conflict conflict");
  await startSend(ctx(proven, now), { id, at: after(2) });
  expect(await refusalOf(rescheduleSend(ctx(proven, now), { id, at: now }))).toBe("invalid time-past");
  expect(await refusalOf(rescheduleSend(ctx(someone, now), { id, at: after(1) }))).toBe("forbidden step-up-needed");
  expect(await refusalOf(rescheduleSend(ctx(editor, now), { id, at: after(1) }))).toBe("forbidden not-allowed");
  await cancelSend(ctx(proven, now), { id });
  expect(await refusalOf(rescheduleSend(ctx(proven, now), { id, at: after(1) }))).toBe("conflict conflict");
  expect(await startDue(ctx(undefined, after(24)))).toEqual([]);
});

test("the desk's forms read a local hour in the newsroom's zone", () => {
  const id = "0190a000-0000-7000-8000-000000000000";
  const hour = { id, date: "2026-11-30", time: "12:00", zone: "Asia/Baghdad" };
  const at = new Date("2026-11-30T09:00:00Z");
  expect(StartForm.parse({ ...hour, when: "at" })).toEqual({ id, at });
  expect(StartForm.parse({ ...hour, when: "now" })).toEqual({ id });
  expect(StartForm.parse({ id })).toEqual({ id });
  expect(RescheduleForm.parse(hour)).toEqual({ id, at });
  for (const wrong of [
    { ...hour, date: "" },
    { ...hour, date: undefined },
    { ...hour, time: "25:00" },
  ]) {
    const { error } = StartForm.safeParse({ ...wrong, when: "at" });
    expect(error?.issues).toMatchObject([{ path: ["date"], message: "invalid" }]);
  }
});
