import { sql } from "drizzle-orm";
import type { Ctx } from "@/domain/context";
import { sendTest } from "@/domain/distribution/send-test";
import { listTests, recordTestAnswer } from "@/domain/distribution/test-results";
import { expect, test } from "../../fixtures";
import { draft, person, refusalOf } from "../../support/releases";
import { published } from "../../support/sends";

test.beforeEach(({ freshDatabase: _ }) => {});

const jobs = async (ctx: Ctx) =>
  (
    await ctx.db.execute<{ data: { to: string; subject: string; combination: string } }>(
      sql`select data from pgboss.job where name = 'send-test' order by created_on, data->>'to'`,
    )
  ).map(({ data }) => data);

test("a test goes to each address once, in the languages asked for, and waits for the relay's answer", async ({
  ctx,
}) => {
  const releaseId = await published(ctx());
  const addresses = ["a@dijla.example", "A@dijla.example", "b@dijla.example"];
  const { testId } = await sendTest(ctx(), { releaseId, addresses, languageRule: "ar" });
  const queued = await jobs(ctx());
  expect(queued.map(({ to }) => to).sort()).toEqual(["a@dijla.example", "b@dijla.example"]);
  for (const { subject, combination } of queued) {
    expect(subject).toMatch(/^\[TEST\] عودة/);
    expect(combination).toBe("ar");
  }
  expect((await listTests(ctx(), releaseId))[0]?.addresses.map(({ answer }) => answer)).toEqual([null, null]);
  await recordTestAnswer(ctx(), releaseId, { testId, to: "b@dijla.example", outcome: "deferred", says: "451 later" });
  expect((await listTests(ctx(), releaseId))[0]?.addresses).toEqual([
    { to: "a@dijla.example", answer: null },
    { to: "b@dijla.example", answer: { outcome: "deferred", says: "451 later" } },
  ]);
});

test("who may not send tries it on themselves only, and a draft goes to nobody outside the staff", async ({ ctx }) => {
  const author = await person(ctx(), "Author", "author");
  const { id: releaseId } = await draft(ctx());
  const mine = { releaseId, addresses: ["author@newsroom.example"], languageRule: "both" as const };
  const theirs = { ...mine, addresses: ["other@dijla.example"] };
  expect(await refusalOf(sendTest(ctx(author), theirs))).toBe("forbidden not-allowed");
  expect(await refusalOf(sendTest(ctx(), theirs))).toBe("conflict approval-missing");
  await sendTest(ctx(author), mine);
  expect(await jobs(ctx())).toHaveLength(1);
  expect(await refusalOf(sendTest(ctx(), { ...mine, addresses: ["nobody"] }))).toBe("invalid email-invalid");
  const viewer = await person(ctx(), "Viewer", "viewer");
  expect(await refusalOf(sendTest(ctx(viewer), mine))).toBe("forbidden not-allowed");
  expect(await refusalOf(listTests(ctx(viewer), releaseId))).toBe("forbidden not-allowed");
});
