import { laterOf } from "@/domain/distribution/later";
import { listRecipients } from "@/domain/distribution/recipients";
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
