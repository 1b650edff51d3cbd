import { eq, sql } from "drizzle-orm";
import { auditEntries } from "@/db/schema/audit";
import { suppressAddress } from "@/domain/contacts/suppress";
import type { Ctx } from "@/domain/context";
import { exportRecipients } from "@/domain/distribution/export-recipients";
import { expect, test } from "../../fixtures";
import { acceptedSend, bounceOf, bringIn, type Mail } from "../../support/bounces";
import { staff } from "../../support/people";
import { refusalOf } from "../../support/releases";
import { people, readySend } from "../../support/sends";

/** The report as a file. */

test.beforeEach(({ freshDatabase: _ }) => {});

async function all(ctx: Ctx, id: string) {
  const found = [];
  for await (const rows of await exportRecipients(ctx, { id })) found.push(...rows);
  return found;
}

test("a file that is written while the send runs has everyone exactly once", async ({ ctx }) => {
  const id = await readySend(ctx(), [
    ...people(4),
    ["first@gmail.com", "en"],
    ["second@gmail.com", "en"],
    ["third@yahoo.com", "en"],
  ]);
  const slices = await exportRecipients(ctx(), { id });
  const found = (await slices.next()).value?.map(({ email }: { email: string }) => email) ?? [];
  // Meanwhile those who are not in it yet are accepted, and those who are, are refused.
  for (const [state, emails] of [
    [4, found],
    [3, []],
  ] as const) {
    await ctx().db.execute(sql`
      update deliveries set state = ${state}, accepted_at = now()
      where send_id = ${id} and (email in (select json_array_elements_text(${JSON.stringify(emails)}::text::json))) = ${state === 4}
    `);
  }
  for await (const rows of slices) found.push(...rows.map(({ email }) => email));
  expect(found.toSorted()).toEqual([
    "first@gmail.com",
    "p0@dijla.example",
    "p1@dijla.example",
    "p2@dijla.example",
    "p3@dijla.example",
    "second@gmail.com",
    "third@yahoo.com",
  ]);
});

test("a file tells what the relay said apart from what came back later", async ({ ctx }) => {
  const emails = ["back", "junk", "late", "left"].map((name) => `${name}@outlet.example`);
  const { id, mails } = await acceptedSend(ctx(), emails);
  await ctx().db.execute(sql`update deliveries set smtp_code = 250, smtp_text = 'queued as 1' where send_id = ${id}`);
  const come = (file: string, email = "") => bringIn(ctx(), bounceOf(file, mails[email] as Mail));
  await come("gmail-over-quota.soft", emails[0]);
  await come("postfix-user-unknown.hard", emails[0]);
  await come("arf-rfc5965.complaint", emails[1]);
  await ctx().db.execute(sql`
    update deliveries set state = 2, due_at = '2026-11-23T12:16:00Z', enhanced_code = '4.2.1' where email = ${emails[2]}
  `);
  await ctx().db.execute(sql`
    insert into delivery_events (at, slice_id, delivery_id, kind, source, source_event_id)
    select '2026-11-23T10:00:00Z', slice_id, id, 'unsubscribed', 'test', 'left' from deliveries where email = ${emails[3]}
  `);
  const rows = new Map((await all(ctx(), id)).map((row) => [row.email, row]));
  const back = rows.get(emails[0] ?? "");
  expect(back).toMatchObject({ state: "accepted", relay: "queued as 1", bounced: "hard", deferredUntil: null });
  expect(back?.bounceSays).toContain("User unknown");
  expect(back?.bouncedAt).not.toBeNull();
  expect(rows.get(emails[1] ?? "")?.complainedAt).not.toBeNull();
  expect(rows.get(emails[2] ?? "")).toMatchObject({
    state: "deferred",
    deferredUntil: new Date("2026-11-23T12:16:00Z"),
    code: "250 4.2.1",
    bounced: "",
    complainedAt: null,
  });
  expect(rows.get(emails[3] ?? "")?.unsubscribedAt).toEqual(new Date("2026-11-23T10:00:00Z"));
});

test("a file of a send that was fixed keeps whoever was erased or stopped since", async ({ ctx }) => {
  const id = await readySend(ctx(), people(2));
  await suppressAddress(ctx(), { email: "p0@dijla.example" });
  await ctx().db.execute(sql`update deliveries set contact_id = null where email = 'p1@dijla.example'`);
  expect((await all(ctx(), id)).map(({ email, outlet }) => [email, outlet])).toEqual([
    ["p0@dijla.example", ""],
    ["p1@dijla.example", ""],
  ]);
});

test("a file is taken by who may, after a proof, and leaves a trace", async ({ ctx }) => {
  const id = await readySend(ctx(), people(3));
  const { person: sender } = await staff(ctx(), ["sender"]);
  const { person: editor } = await staff(ctx(), ["editor"]);
  expect(await refusalOf(exportRecipients(ctx(editor), { id }))).toBe("forbidden not-allowed");
  expect(await refusalOf(exportRecipients(ctx({ ...sender, steppedUpAt: undefined }), { id }))).toBe(
    "forbidden step-up-needed",
  );
  const traces = () => ctx().db.select().from(auditEntries).where(eq(auditEntries.action, "send.exported"));
  expect(await traces()).toEqual([]);
  const proved = ctx({ ...sender, steppedUpAt: new Date() });
  expect(await refusalOf(exportRecipients(proved, { id: crypto.randomUUID() }))).toBe("not_found send-not-found");
  await exportRecipients(proved, { id });
  expect(await traces()).toMatchObject([{ subjectId: id, actorId: sender.id, after: { recipients: 3 } }]);
});
