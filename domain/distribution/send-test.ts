import { randomUUID } from "node:crypto";
import { eq, inArray, sql } from "drizzle-orm";
import { conflict, forbidden } from "@/base/refusal";
import { enqueue } from "@/db/queue";
import { releaseRevisions, releaseVersions } from "@/db/schema/releases";
import { people } from "@/db/schema/staff";
import { record } from "../audit";
import { getAddress } from "../contacts/address";
import { actorId, type Ctx, inTransaction } from "../context";
import { getNewsroom } from "../settings/queries";
import { allow, may } from "../staff/allow";
import { languageChoice } from "./candidates";
import { combinationOf } from "./combination";
import type { SendTest } from "./input";
import { getReleaseOf } from "./release-of";
import { renderMail } from "./render-mail";

/** What the job carries: the whole mail, since working texts may have changed by the time it runs. */
export type TestMail = Record<
  "testId" | "releaseId" | "to" | "subject" | "html" | "text" | "fromName" | "combination",
  string
>;

/**
 * Sends the mail of a release to a few addresses, with `[TEST]` before the subject; it starts nothing and
 * is in no ledger. Who may not send tries it on themselves only (`not-allowed`). To the staff the working
 * text goes where nothing is approved; to others only an approved one (`approval-missing`). Refuses
 * `email-invalid`, `language-missing`, and what renderMail refuses.
 */
export async function sendTest(
  ctx: Ctx,
  { releaseId, addresses, languageRule }: SendTest,
): Promise<{ testId: string }> {
  allow(ctx, "send.test");
  const to = addresses
    .map((one) => getAddress(one))
    .filter((one, index, all) => all.findIndex(({ norm }) => norm === one.norm) === index);
  return inTransaction(ctx, async (ctx) => {
    const staff = await staffAmong(
      ctx,
      to.map(({ norm }) => norm),
    );
    const own = staff.find(({ id }) => id === actorId(ctx.actor))?.norm;
    if (!may(ctx.actor, "send") && to.some(({ norm }) => norm !== own)) throw forbidden("not-allowed");
    const release = await getReleaseOf(ctx, releaseId);
    const { revisions, choice } = await languageChoice(ctx, releaseId, languageRule);
    const isApproved = revisions.length > 0;
    if (!isApproved && to.some(({ norm }) => !staff.some((one) => one.norm === norm)))
      throw conflict("approval-missing");
    const texts = isApproved ? await frozenTexts(ctx, revisions) : await workingTexts(ctx, releaseId);
    const available = choice.open.filter((language) => texts.some((text) => text.language === language));
    if (available.length === 0) throw conflict("language-empty");
    const combination = combinationOf([], { ...choice, available, rule: languageRule }).name;
    const newsroom = await getNewsroom(ctx);
    const { subject, html, text, fromName } = await renderMail({ combination, release, revisions: texts, newsroom });
    const testId = randomUUID();
    for (const { email } of to) {
      const mail: TestMail = {
        testId,
        releaseId,
        to: email,
        subject: `[TEST] ${subject}`,
        html,
        text,
        fromName,
        combination,
      };
      await enqueue(ctx.db, "send-test", mail);
    }
    const facts = { testId, combination, to: to.map(({ email }) => email) };
    await record(ctx, "send.tested", { kind: "release", id: releaseId }, null, facts);
    return { testId };
  });
}

/** Which of these addresses belong to the staff. */
async function staffAmong(ctx: Ctx, norms: readonly string[]): Promise<{ id: string; norm: string }[]> {
  const norm = sql<string>`lower(${people.email})`;
  return ctx.db
    .select({ id: people.id, norm })
    .from(people)
    .where(inArray(norm, [...norms]));
}

async function frozenTexts(ctx: Ctx, revisions: readonly { revisionId: string }[]) {
  return ctx.db
    .select()
    .from(releaseRevisions)
    .where(
      inArray(
        releaseRevisions.id,
        revisions.map(({ revisionId }) => revisionId),
      ),
    );
}

async function workingTexts(ctx: Ctx, releaseId: string) {
  const rows = await ctx.db.select().from(releaseVersions).where(eq(releaseVersions.releaseId, releaseId));
  return rows.filter(({ headline }) => headline.trim() !== "");
}
