import { auditEntries } from "@/db/schema/audit";
import type { Ctx } from "@/domain/context";
import { publishRelease } from "@/domain/publication/publish";
import { approveRelease } from "@/domain/releases/approve";
import { contentOf } from "@/domain/releases/content";
import { dismissFinding } from "@/domain/releases/dismiss-finding";
import { getKnowledge } from "@/domain/releases/preflight";
import { checkRelease, getRelease } from "@/domain/releases/queries";
import { readinessOf } from "@/domain/releases/readiness";
import { restoreFinding } from "@/domain/releases/restore-finding";
import { saveVersion } from "@/domain/releases/save-version";
import { expect, test } from "../../fixtures";
import { body, draft, person, refusalOf } from "../../support/releases";

/** A release whose numbers differ: 240 passengers, 420 in the Arabic. */
const differing = (ctx: Ctx) =>
  draft(ctx, ["Ferry returns", "It carried 240 passengers."], ["عودة العبّارة", "نقلت العبّارة 420 راكباً."]);

const mustFix = async (ctx: Ctx, id: string) =>
  (await checkRelease(ctx, id)).findings.find(({ severity }) => severity === "error");

async function fingerprintOf(ctx: Ctx, id: string): Promise<string> {
  const finding = await mustFix(ctx, id);
  if (!finding) throw new Error("nothing to fix");
  return finding.fingerprint;
}

/** Writes another Arabic lead. */
async function retype(ctx: Ctx, id: string, lead: string): Promise<void> {
  const version = (await getRelease(ctx, id)).versions.find(({ language }) => language === "ar");
  if (!version) throw new Error("no Arabic");
  const { document: _, ...fields } = contentOf(version);
  await saveVersion(ctx, { releaseId: id, language: "ar", version: version.version, fields, document: body(lead) });
}

test("a finding called intended is shown with its reason and stops nobody", async ({ ctx }) => {
  const editor = await person(ctx(), "Huda", "editor");
  const { id } = await differing(ctx());
  const fingerprint = await fingerprintOf(ctx(), id);
  expect(await refusalOf(approveRelease(ctx(editor), { id }))).toBe("conflict must-fix-open");
  expect(await refusalOf(publishRelease(ctx(editor), { id }))).toBe("conflict must-fix-open");
  await dismissFinding(ctx(editor), { id, fingerprint, reason: "Counted on two days" });
  expect(await mustFix(ctx(), id)).toMatchObject({ dismissal: { by: "Huda", reason: "Counted on two days" } });
  expect((await readinessOf(ctx(), [id])).get(id)?.counts.en?.mustFix).toBe(0);
  expect(await approveRelease(ctx(editor), { id })).toMatchObject({ state: "approved", open: 0 });
  expect(await publishRelease(ctx(editor), { id })).toMatchObject({ state: "published", open: 0 });
});

test("the dismissal lapses when a text changes, and holds again when it is put back", async ({ ctx }) => {
  const { id } = await differing(ctx());
  const fingerprint = await fingerprintOf(ctx(), id);
  await dismissFinding(ctx(), { id, fingerprint, reason: "Intended" });
  await retype(ctx(), id, "نقلت العبّارة 421 راكباً.");
  expect((await mustFix(ctx(), id))?.dismissal).toBeUndefined();
  expect(await refusalOf(dismissFinding(ctx(), { id, fingerprint, reason: "Late" }))).toBe(
    "not_found finding-not-found",
  );
  await retype(ctx(), id, "نقلت العبّارة 420 راكباً.");
  expect((await mustFix(ctx(), id))?.dismissal?.reason).toBe("Intended");
});

test("a dismissal is taken back by its finding, and each act is in the log", async ({ ctx, freshDatabase: _ }) => {
  const { id } = await differing(ctx());
  const fingerprint = await fingerprintOf(ctx(), id);
  expect(await refusalOf(restoreFinding(ctx(), { id, fingerprint }))).toBe("not_found finding-not-found");
  await dismissFinding(ctx(), { id, fingerprint, reason: "One" });
  await dismissFinding(ctx(), { id, fingerprint, reason: "Two" });
  expect(Object.values((await getKnowledge(ctx(), id)).dismissals ?? {})).toMatchObject([{ reason: "Two" }]);
  await restoreFinding(ctx(), { id, fingerprint });
  expect((await mustFix(ctx(), id))?.dismissal).toBeUndefined();
  const log = (await ctx().db.select().from(auditEntries)).filter(({ action }) => action.includes("finding"));
  expect(log.map(({ action, before, after }) => [action, before, after])).toMatchObject([
    ["release.finding-dismissed", null, { code: "number.mismatch", paragraph: 1, reason: "One" }],
    ["release.finding-dismissed", { reason: "One" }, { reason: "Two" }],
    ["release.finding-restored", { by: "tests", reason: "Two" }, null],
  ]);
});

test("who may edit neither text may settle nothing", async ({ ctx }) => {
  const { id } = await differing(ctx());
  const fingerprint = await fingerprintOf(ctx(), id);
  const reason = "Mine";
  const translator = { ...(await person(ctx(), "Dilan", "translator")), languages: ["ar" as const] };
  const stranger = { ...translator, languages: ["ckb" as const] };
  const author = await person(ctx(), "Omar", "author");
  for (const actor of [stranger, author])
    expect(await refusalOf(dismissFinding(ctx(actor), { id, fingerprint, reason }))).toBe("forbidden not-allowed");
  await dismissFinding(ctx(translator), { id, fingerprint, reason });
  expect(await refusalOf(restoreFinding(ctx(author), { id, fingerprint }))).toBe("forbidden not-allowed");
  expect(await refusalOf(dismissFinding(ctx({ kind: "public" }), { id, fingerprint, reason }))).toBe(
    "forbidden signed-out",
  );
});
