import { eq, sql } from "drizzle-orm";
import { deliveries, sends } from "@/db/schema/distribution";
import { deleteList } from "@/domain/contacts/delete-list";
import { createList, renameList } from "@/domain/contacts/lists";
import { savePreferences } from "@/domain/contacts/preferences";
import { listLists } from "@/domain/contacts/queries";
import type { Ctx } from "@/domain/context";
import { countAudience } from "@/domain/distribution/audience";
import { cancelSend, runCancel } from "@/domain/distribution/cancel";
import { claim } from "@/domain/distribution/claim";
import { createSend } from "@/domain/distribution/create-send";
import { prepareSend } from "@/domain/distribution/prepare-send";
import { startSend } from "@/domain/distribution/start";
import { takeOver } from "@/domain/distribution/takeover";
import { expect, test } from "../../fixtures";
import { tokenTo } from "../../support/mail-tokens";
import { refusalOf } from "../../support/releases";
import { changeAndCorrect, listOf, makeReady, published, readySend } from "../../support/sends";

/** Who has left a list, and what could bring them back to it. */

test.beforeEach(({ freshDatabase: _ }) => {});

const [amal, omar, sara] = ["amal@dijla.example", "omar@dijla.example", "sara@dijla.example"];
const everybody = [amal, omar, sara].map((email) => [email ?? "", "en"] as const);
let keys = 0;
const choice = () => ({
  languageRule: "own" as const,
  skipsOtherLanguages: false,
  idempotencyKey: `left-${++keys}-${process.pid}`,
});

async function leave(ctx: Ctx, email: string | undefined, listId: string): Promise<void> {
  const reader = { ...ctx, actor: { kind: "public" as const } };
  const token = await tokenTo(ctx, email ?? "", "preferences");
  await savePreferences(reader, token, { languages: ["en"], pauseUntil: "", listIds: [], shownIds: [listId] });
}

async function claimAll(ctx: Ctx, sendId: string) {
  await startSend(ctx, { id: sendId });
  const slices = await ctx.db.execute<{ id: string }>(sql`select id from send_slices where send_id = ${sendId}`);
  const claimed: string[] = [];
  for (const { id } of slices) {
    const slice = await takeOver(ctx.db, Number(id), "test");
    if (slice) claimed.push(...(await claim(ctx.db, slice, 100)).mails.map(({ email }) => email));
  }
  return claimed.sort();
}

/** The first mail is over: taken by everybody, or refused by everybody. */
async function over(ctx: Ctx, id: string, state: 3 | 4): Promise<void> {
  await ctx.db
    .update(deliveries)
    .set({ state, acceptedAt: state === 3 ? ctx.now : null })
    .where(eq(deliveries.sendId, id));
  const ended = { state: "completed" as const, startedAt: ctx.now, dateHeader: ctx.now, finishedAt: ctx.now };
  await ctx.db.update(sends).set(ended).where(eq(sends.id, id));
}

test("a list that is deleted and imported again stays without those who had left it", async ({ ctx }) => {
  const list = await listOf(ctx(), "Floods", everybody);
  const first = await readySend(ctx(), [], { listIds: [list] });
  await over(ctx(), first, 3);
  await leave(ctx(), amal, list);
  await deleteList(ctx(), { id: list });
  expect(await listLists(ctx())).toEqual([]);
  expect(await refusalOf(createSend(ctx(), { ...choice(), releaseId: await published(ctx()), listIds: [list] }))).toBe(
    "not_found list-not-found",
  );
  const other = await createList(ctx(), { name: "Water" });
  expect(await refusalOf(renameList(ctx(), { id: other.id, name: "FLOODS" }))).toBe("conflict list-name-left");
  const again = await listOf(ctx(), "  floods", everybody);
  expect(await listLists(ctx())).toMatchObject([{ name: "floods", members: 2 }, { name: "Water" }]);
  const audience = { ...choice(), releaseId: await published(ctx()), listIds: [again] };
  expect(await countAudience(ctx(), audience)).toMatchObject({ total: 2 });
  expect(await refusalOf(createList(ctx(), { name: "Floods" }))).toBe("conflict list-taken");
});

test("a list is not deleted while a send that uses it is not over", async ({ ctx }) => {
  const list = await listOf(ctx(), "Floods", everybody);
  const id = await readySend(ctx(), [], { listIds: [list] });
  expect(await refusalOf(deleteList(ctx(), { id: list }))).toBe("conflict list-in-use");
  await startSend(ctx(), { id });
  expect(await refusalOf(deleteList(ctx(), { id: list }))).toBe("conflict list-in-use");
  await cancelSend(ctx(), { id });
  await runCancel(ctx(), { id });
  await deleteList(ctx(), { id: list });
  expect(await listLists(ctx())).toEqual([]);
});

for (const [what, state] of [
  ["a second try for those whose mail failed", 4],
  ["the notice of a correction", 3],
] as const) {
  test(`${what} leaves out who has left the list, before it was fixed and after`, async ({ ctx }) => {
    const releaseId = await published(ctx());
    const list = await listOf(ctx(), "Floods", everybody);
    const first = await readySend(ctx(), [], { releaseId, listIds: [list] });
    await over(ctx(), first, state);
    if (state === 3) await changeAndCorrect(ctx(), releaseId);
    await leave(ctx(), amal, list);
    if (state === 4) await ctx().db.update(deliveries).set({ state: 4, acceptedAt: null });
    const of = state === 4 ? { repeats: first } : { notice: "correction" as const };
    const { id } = await prepareSend(ctx(), { ...choice(), ...of, releaseId, listIds: [] });
    await makeReady(ctx(), id);
    const frozen = await ctx().db.select().from(deliveries).where(eq(deliveries.sendId, id));
    expect(frozen.map(({ email }) => email).sort()).toEqual([omar, sara]);
    await leave(ctx(), omar, list);
    // Their own link says that this one arrived, too: it had not left yet.
    await ctx().db.update(deliveries).set({ state: 0, acceptedAt: null }).where(eq(deliveries.sendId, id));
    expect(await claimAll(ctx(), id)).toEqual([sara]);
  });
}
