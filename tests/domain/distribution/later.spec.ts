import { sql } from "drizzle-orm";
import { laterOf } from "@/domain/distribution/later";
import { nextTries } from "@/domain/distribution/next-tries";
import { getSend } from "@/domain/distribution/queries";
import { listRecipients, type RecipientFilter } from "@/domain/distribution/recipients";
import { resultsOf } from "@/domain/distribution/results";
import { expect, test } from "../../fixtures";
import { acceptedSend, bounceOf, bringIn, type Mail } from "../../support/bounces";

test.beforeEach(({ freshDatabase: _ }) => {});

test("the report counts people who bounced by how, hard before soft, and says it of each", async ({ ctx }) => {
  const emails = ["a", "b", "c", "d"].map((name) => `${name}@outlet.example`);
  const { id, mails } = await acceptedSend(ctx(), emails);
  const come = (file: string, email = "") => bringIn(ctx(), bounceOf(file, mails[email] as Mail));
  await come("postfix-mailbox-full.soft", emails[0]);
  await come("postfix-user-unknown.hard", emails[0]);
  await come("zimbra.hard", emails[0]);
  await come("gmail-over-quota.soft", emails[1]);
  await come("arf-rfc5965.complaint", emails[2]);
  expect(await laterOf(ctx(), id)).toEqual({ bounced: 2, hard: 1, soft: 1, complained: 1, unsubscribed: 0 });
  const { recipients } = await listRecipients(ctx(), { sendId: id });
  expect(recipients.map(({ email, state, later }) => [email, state, later])).toEqual([
    ["a@outlet.example", "accepted", "hard"],
    ["b@outlet.example", "accepted", "soft"],
    ["c@outlet.example", "accepted", "complaint"],
    ["d@outlet.example", "accepted", null],
  ]);
  expect(recipients[0]?.laterSays).toContain("User unknown");
});

test("those who bounced, complained or left are found, each by what came of them", async ({ ctx }) => {
  const emails = ["a", "b", "c", "d", "e"].map((name) => `${name}@outlet.example`);
  const { id, mails } = await acceptedSend(ctx(), emails);
  const come = (file: string, email = "") => bringIn(ctx(), bounceOf(file, mails[email] as Mail));
  await come("postfix-user-unknown.hard", emails[0]);
  await come("gmail-over-quota.soft", emails[1]);
  await come("arf-rfc5965.complaint", emails[2]);
  const happen = (email = "", kind: string) =>
    ctx().db.execute(sql`
      insert into delivery_events (at, slice_id, delivery_id, kind, source, source_event_id)
      select now(), slice_id, id, ${kind}::delivery_event_kind, 'test', ${email + kind} from deliveries where email = ${email}
    `);
  await happen(emails[3], "unsubscribed");
  // Refused by the relay itself: what comes back of it is no second fate.
  await ctx().db.execute(sql`update deliveries set state = 4 where email = ${emails[4]}`);
  await happen(emails[4], "bounce_hard");
  // Another send of the same people tells nothing of this one.
  const other = await acceptedSend(ctx(), emails);
  await bringIn(ctx(), bounceOf("zimbra.hard", other.mails[emails[3] ?? ""] as Mail));
  const found = async (state: RecipientFilter, text?: string) =>
    (await listRecipients(ctx(), { sendId: id, state, text })).recipients.map(({ email }) => email);
  expect(await found("bounced")).toEqual([emails[0], emails[1]]);
  expect(await found("complained")).toEqual([emails[2]]);
  expect(await found("unsubscribed")).toEqual([emails[3]]);
  expect(await found("rejected")).toEqual([emails[4]]);
  expect(await found("bounced", "b@outlet")).toEqual([emails[1]]);
  expect(await laterOf(ctx(), id)).toEqual({ bounced: 2, hard: 1, soft: 1, complained: 1, unsubscribed: 1 });
});

test("the desk counts as bounced what the report counts: refused, or come back of any kind", async ({ ctx }) => {
  const emails = ["a", "b", "c", "d"].map((name) => `${name}@outlet.example`);
  const { id, mails } = await acceptedSend(ctx(), emails);
  await bringIn(ctx(), bounceOf("postfix-user-unknown.hard", mails[emails[0] ?? ""] as Mail));
  await bringIn(ctx(), bounceOf("gmail-over-quota.soft", mails[emails[1] ?? ""] as Mail));
  await ctx().db.execute(sql`update deliveries set state = 4 where email = ${emails[2]}`);
  const { releaseId, counts } = await getSend(ctx(), id);
  const { bounced } = await laterOf(ctx(), id);
  expect(await resultsOf(ctx(), [releaseId])).toEqual(
    new Map([[releaseId, { accepted: counts.accepted, bounced: counts.rejected + bounced }]]),
  );
  expect(bounced).toBe(2);
});

test("the deferred mails of a send are tried from their first time to their last", async ({ ctx }) => {
  const { id } = await acceptedSend(ctx(), ["a@outlet.example", "b@outlet.example", "c@outlet.example"]);
  expect(await nextTries(ctx(), id)).toBeNull();
  const due = (email: string, at: string) =>
    ctx().db.execute(sql`update deliveries set state = 2, due_at = ${at} where email = ${email}`);
  await due("a@outlet.example", "2026-11-23T12:16:00Z");
  await due("b@outlet.example", "2026-11-24T09:00:00Z");
  expect(await nextTries(ctx(), id)).toEqual({
    first: new Date("2026-11-23T12:16:00Z"),
    last: new Date("2026-11-24T09:00:00Z"),
  });
});
