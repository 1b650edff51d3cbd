import { startSend } from "@/domain/distribution/start";
import { publishRelease } from "@/domain/publication/publish";
import { dismissFinding } from "@/domain/releases/dismiss-finding";
import { expect, test } from "../../fixtures";
import { arabic, draft, english, person, refusalOf } from "../../support/releases";
import { people, readySend } from "../../support/sends";

/** What the operator let out with a fact that differs: people do not send it before it is settled. */

test("a person sends nothing while a number differs, until somebody called it intended", async ({ ctx }) => {
  const now = new Date();
  const sender = { ...(await person(ctx(), "Mail", "sender")), steppedUpAt: now };
  const { id: releaseId } = await draft(ctx(), english, [arabic[0] ?? "", "نقلت العبّارة 250 راكباً في يومها الأول."]);
  const { findings } = await publishRelease(ctx(), { id: releaseId });
  const id = await readySend(ctx(), people(1), { releaseId });
  expect(await refusalOf(startSend(ctx(sender, now), { id }))).toBe("conflict must-fix-open");
  const refused = await startSend(ctx(sender, now), { id }).catch((error) => error);
  expect(refused.detail).toMatchObject({ release: releaseId, open: 1 });
  expect(refused.detail.findings.map((kept: string) => JSON.parse(kept).code)).toEqual(["number.mismatch"]);
  const [finding] = findings.filter(({ severity }) => severity === "error");
  expect(finding).toMatchObject({ code: "number.mismatch" });
  await dismissFinding(ctx(), { id: releaseId, fingerprint: finding?.fingerprint ?? "", reason: "Counted twice" });
  expect(await startSend(ctx(sender, now), { id })).toMatchObject({ state: "scheduled" });
});

test("the operator is not stopped", async ({ ctx }) => {
  const { id: releaseId } = await draft(ctx(), english, [arabic[0] ?? "", "نقلت العبّارة 250 راكباً في يومها الأول."]);
  await publishRelease(ctx(), { id: releaseId });
  const id = await readySend(ctx(), people(1), { releaseId });
  expect((await startSend(ctx(), { id })).state).not.toBe("ready");
});
