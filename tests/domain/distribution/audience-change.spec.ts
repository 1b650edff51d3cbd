import { sql } from "drizzle-orm";
import { countAudience } from "@/domain/distribution/audience";
import { changeSinceLastUse, changeSinceShown } from "@/domain/distribution/audience-change";
import { PrepareSend } from "@/domain/distribution/form";
import { prepareSend } from "@/domain/distribution/prepare-send";
import { getSend } from "@/domain/distribution/queries";
import { startSend } from "@/domain/distribution/start";
import { expect, test } from "../../fixtures";
import { listOf, makeReady, people, published, readySend } from "../../support/sends";

/** Whoever sends is told when an audience is not what it was. */

test.beforeEach(({ freshDatabase: _ }) => {});

test("a hundredth more or fewer than was shown is told, and less is not", () => {
  const shown = (expectedCount: number | null, frozenCount: number | null) =>
    changeSinceShown({ expectedCount, frozenCount });
  expect(shown(200, 201)).toBeNull();
  expect(shown(200, 202)).toEqual({ before: 200, now: 202 });
  expect(shown(200, 198)).toEqual({ before: 200, now: 198 });
  expect(shown(3, 4)).toEqual({ before: 3, now: 4 });
  // Nobody was shown a number, or nothing is fixed yet.
  expect(shown(null, 9)).toBeNull();
  expect(shown(0, 9)).toBeNull();
  expect(shown(9, 9)).toBeNull();
});

test("a send keeps the number that was shown, also when its audience is chosen anew", async ({ ctx }) => {
  const releaseId = await published(ctx());
  const listId = await listOf(ctx(), "Desks", people(30));
  const form = (more: Record<string, string>) =>
    PrepareSend.parse({ releaseId, listIds: [listId], skipsOtherLanguages: "", leftOut: "", ...more });
  const { id } = await prepareSend(ctx(), form({ idempotencyKey: "first-click", expectedCount: "30" }));
  await listOf(ctx(), "Desks", [["late@dijla.example"]]);
  await makeReady(ctx(), id);
  expect(changeSinceShown(await getSend(ctx(), id))).toEqual({ before: 30, now: 31 });
  await prepareSend(ctx(), form({ sendId: id, idempotencyKey: "second-click", expectedCount: "31" }));
  await makeReady(ctx(), id);
  expect(changeSinceShown(await getSend(ctx(), id))).toBeNull();
  // Sent off before it was counted.
  await prepareSend(ctx(), form({ sendId: id, idempotencyKey: "third-click", expectedCount: "" }));
  await makeReady(ctx(), id);
  expect((await getSend(ctx(), id)).expectedCount).toBeNull();
});

test("an audience that has moved by a fifth since its lists were last sent to is told", async ({ ctx }) => {
  const [lists, other] = [
    await listOf(ctx(), "Desks", people(20)),
    await listOf(ctx(), "Radio", [["r@dijla.example"]]),
  ];
  const changed = async (listIds: string[], releaseId: string, sendId?: string) => {
    const choice = { releaseId, listIds, languageRule: "own", skipsOtherLanguages: false, sendId } as const;
    const change = await changeSinceLastUse(ctx(), choice, await countAudience(ctx(), choice));
    return change && [change.before, change.now];
  };
  const first = await published(ctx());
  const sendId = await readySend(ctx(), [], { releaseId: first, listIds: [lists] });
  const next = await published(ctx());
  await listOf(ctx(), "Desks", [["a@tigris.example"], ["b@tigris.example"], ["c@tigris.example"]]);
  // Fixed, but nobody was sent anything.
  expect(await changed([lists], next)).toBeNull();
  await startSend(ctx(), { id: sendId });
  expect(await changed([lists], next)).toBeNull();
  await listOf(ctx(), "Desks", [["d@tigris.example"]]);
  expect(await changed([lists], next)).toEqual([20, 24]);
  // Other lists, and the send itself.
  expect(await changed([lists, other], next)).toBeNull();
  expect(await changed([lists], next, sendId)).toBeNull();
  // Who has this very text is on the lists all the same.
  expect(await changed([lists], first)).toEqual([20, 24]);
  await ctx().db.execute(sql`
    insert into suppressions (scope, email_norm, reason, source, created_at)
    select 'org', email_norm, 'bounced', 'test', now() from contacts where email_norm like 'p%' limit 8
  `);
  expect(await changed([lists], next)).toEqual([20, 16]);
});
