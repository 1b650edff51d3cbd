import { eq } from "drizzle-orm";
import { auditEntries } from "@/db/schema/audit";
import { findPerson } from "@/domain/staff/queries";
import { setUp } from "@/domain/staff/set-up";
import { issueSetupLink } from "@/domain/staff/setup-link";
import { expect, test } from "../../fixtures";
import { goodPassword, staff } from "../../support/people";
import { refusalOf } from "../../support/releases";

const first = (token: string, email = "sara@newsroom.example") => ({
  token,
  name: "Sara Mansour",
  email,
  password: goodPassword,
  language: "ar" as const,
});

async function link(ctx: Parameters<typeof issueSetupLink>[0]): Promise<string> {
  const token = await issueSetupLink(ctx);
  if (!token) throw new Error("there is staff already");
  return token;
}

test("the first person comes in through the link and is an administrator", async ({ freshDatabase: _, ctx }) => {
  const token = await link(ctx());
  const { id } = await setUp(ctx({ kind: "public" }), first(token));
  expect(await findPerson(ctx(), id)).toMatchObject({ roles: ["admin"], interfaceLanguage: "ar", disabledAt: null });
  const traces = await ctx().db.select().from(auditEntries).where(eq(auditEntries.action, "newsroom.set-up-begun"));
  expect(traces).toMatchObject([{ actorKind: "person", actorId: id, actorName: "Sara Mansour" }]);
  expect(JSON.stringify(await ctx().db.select().from(auditEntries))).not.toContain(goodPassword);
});

test("the link works once", async ({ freshDatabase: _, ctx }) => {
  const token = await link(ctx());
  await setUp(ctx({ kind: "public" }), first(token));
  expect(await refusalOf(setUp(ctx({ kind: "public" }), first(token, "omar@newsroom.example")))).toBe(
    "conflict already-set-up",
  );
  expect(await issueSetupLink(ctx())).toBeNull();
});

test("a newer link ends the older one", async ({ freshDatabase: _, ctx }) => {
  const older = await link(ctx());
  const newer = await link(ctx());
  expect(await refusalOf(setUp(ctx({ kind: "public" }), first(older)))).toBe("not_found token-unknown");
  expect(await refusalOf(setUp(ctx({ kind: "public" }), first("made-up")))).toBe("not_found token-unknown");
  await setUp(ctx({ kind: "public" }), first(newer));
});

test("of five who use the link at once, one becomes the administrator", async ({ freshDatabase: _, ctx }) => {
  const token = await link(ctx());
  const tries = Array.from({ length: 5 }, (_, n) =>
    refusalOf(setUp(ctx({ kind: "public" }), first(token, `person${n}@newsroom.example`))),
  );
  const answers = (await Promise.all(tries)).sort();
  expect(answers).toEqual([...Array(4).fill("conflict already-set-up"), "not refused"]);
});

test("a weak password keeps the link alive", async ({ freshDatabase: _, ctx }) => {
  const token = await link(ctx());
  const weak = { ...first(token), password: "password1234" };
  expect(await refusalOf(setUp(ctx({ kind: "public" }), weak))).toBe("invalid password-common");
  await setUp(ctx({ kind: "public" }), first(token));
});

test("nobody but the operator and administrators makes the link", async ({ freshDatabase: _, ctx }) => {
  expect(await refusalOf(issueSetupLink(ctx({ kind: "public" })))).toBe("forbidden signed-out");
  const { person } = await staff(ctx(), ["editor"]);
  expect(await refusalOf(issueSetupLink(ctx(person)))).toBe("forbidden not-allowed");
});
