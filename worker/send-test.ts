import { z } from "zod";
import { testRef } from "@/base/delivery-ref";
import { identityOf } from "@/base/mail-identity";
import { openKeyRing } from "@/db/secrets";
import { languagesOf } from "@/domain/distribution/combination";
import { mailFacts } from "@/domain/distribution/render";
import { judge, keptWords } from "@/domain/distribution/reply";
import { recordTestAnswer } from "@/domain/distribution/test-results";
import { getNewsroom } from "@/domain/settings/queries";
import type { Engine } from "./engine";
import { fillingOf } from "./filling";
import { compileMail } from "./smtp/compile-mail";
import { pressOf } from "./smtp/press";
import { unpackTemplate } from "./smtp/template";

const TestMail = z.object({
  testId: z.string(),
  releaseId: z.string(),
  to: z.string(),
  subject: z.string(),
  html: z.string(),
  text: z.string(),
  fromName: z.string(),
  combination: z.string(),
});

/**
 * A test: the message of a send, byte for byte what a journalist gets but for the subject and a link
 * that says it is a test. Offered once; the relay's answer is kept for whoever waits for it.
 */
export async function sendTestMail(engine: Engine, jobId: string, data: unknown): Promise<void> {
  const { testId, releaseId, to, combination, ...mail } = TestMail.parse(data);
  const ctx = engine.ctx("send-test");
  const newsroom = await getNewsroom(ctx);
  const facts = mailFacts(newsroom, { fromEmail: newsroom.senderEmail, replyTo: newsroom.replyTo, releaseId });
  const domain = facts.fromEmail.slice(facts.fromEmail.lastIndexOf("@") + 1);
  const [key = ""] = openKeyRing();
  const identity = identityOf({
    key,
    sendId: jobId,
    emailNorm: to,
    ref: testRef,
    domain,
    bounceDomain: engine.home.bounceDomain ?? domain,
  });
  const template = unpackTemplate(
    await compileMail({ ...mail, combination, languages: languagesOf(combination) }, facts),
  );
  const press = pressOf(template, await engine.signer(facts.fromEmail));
  const bytes = await press(fillingOf(engine.home, identity, { to: { name: "", address: to }, date: ctx.now }));
  const attempt = await engine.relays.deliver({ from: identity.envelopeFrom, to }, bytes);
  const { outcome } = judge(attempt);
  await recordTestAnswer(ctx, releaseId, { testId, to, outcome, says: keptWords(attempt.text) });
}
