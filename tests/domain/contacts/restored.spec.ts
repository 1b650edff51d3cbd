import { openDatabase } from "@/db/client";
import { suppressions } from "@/db/schema/distribution";
import { eraseContact } from "@/domain/contacts/erase";
import { findMyData } from "@/domain/contacts/my-data";
import { findPreferences } from "@/domain/contacts/preferences";
import { findUnsubscription, unsubscribe } from "@/domain/contacts/unsubscribe";
import { isOwnSender } from "@/domain/distribution/returned";
import { expect, type TestDatabase, test } from "../../fixtures";
import { bounceOf, bringIn } from "../../support/bounces";
import { identityTo } from "../../support/mail-tokens";
import { refusalOf } from "../../support/releases";
import { readySend } from "../../support/sends";

const visitor = { kind: "public" } as const;
const amal = "amal@dijla.example";
const layla = "layla@dijla.example";
const localPart = (address: string) => address.slice(0, address.indexOf("@"));

/** As a backup of before the send: its rows are gone, and their numbers are given out again. */
async function setBack({ ownerUrl }: TestDatabase): Promise<void> {
  const { sql, close } = openDatabase(ownerUrl, { max: 1, name: "bayan-tests" });
  await sql`delete from sends`;
  for (const table of ["deliveries", "send_slices"]) {
    await sql`select setval(pg_get_serial_sequence(${table}, 'id'), 1, false)`;
  }
  await close();
}

test("after a restored backup the links of old mails open nothing of those who have their numbers now", async ({
  ctx,
  freshDatabase,
}) => {
  await readySend(ctx(), [[amal, "en"]]);
  const old = await identityTo(ctx(), amal);
  expect(await findUnsubscription(ctx(visitor), old.unsubscribeToken)).toMatchObject({ email: amal });
  await setBack(freshDatabase);
  await readySend(ctx(), [[layla, "en"]]);
  const now = await identityTo(ctx(), layla);
  expect([now.row.sliceId, now.row.id]).toEqual([old.row.sliceId, old.row.id]);
  for (const act of [
    () => unsubscribe(ctx(visitor), old.unsubscribeToken),
    () => findPreferences(ctx(visitor), old.preferencesToken),
    () => findMyData(ctx(visitor), old.preferencesToken),
    () => eraseContact(ctx(visitor), old.preferencesToken),
  ]) {
    expect(await refusalOf(act())).toBe("not_found token-unknown");
  }
  expect(await bringIn(ctx(), bounceOf("postfix-user-unknown.hard", old))).toBe("unproven");
  expect(await isOwnSender(ctx(), localPart(old.envelopeFrom))).toBe(false);
  expect(await isOwnSender(ctx(), localPart(now.envelopeFrom))).toBe(true);
  expect(await ctx().db.$count(suppressions)).toBe(0);
  expect(await findUnsubscription(ctx(visitor), now.unsubscribeToken)).toMatchObject({ email: layla });
});

test("the same reader of another send is not taken for the one of before either", async ({ ctx, freshDatabase }) => {
  await readySend(ctx(), [[amal, "en"]]);
  const old = await identityTo(ctx(), amal);
  await setBack(freshDatabase);
  await readySend(ctx(), [[amal, "en"]]);
  const now = await identityTo(ctx(), amal);
  expect(now.row.id).toBe(old.row.id);
  expect(now.messageId).not.toBe(old.messageId);
  expect(await refusalOf(unsubscribe(ctx(visitor), old.unsubscribeToken))).toBe("not_found token-unknown");
});
