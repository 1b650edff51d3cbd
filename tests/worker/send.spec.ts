import { simpleParser } from "mailparser";
import { deliveries, suppressions } from "@/db/schema/distribution";
import { unsubscribe } from "@/domain/contacts/unsubscribe";
import { createSend } from "@/domain/distribution/create-send";
import { freezeSend } from "@/domain/distribution/freeze";
import { listRecipients } from "@/domain/distribution/recipients";
import { sendTest } from "@/domain/distribution/send-test";
import { startSend } from "@/domain/distribution/start";
import { listTests } from "@/domain/distribution/test-results";
import { expect, test } from "../fixtures";
import { listOf, published, startWorker, untilState } from "../support/sends";
import { startSink } from "../support/sink";

test.beforeEach(({ freshDatabase: _ }) => {});

test("a release reaches each reader once, in their own languages, and the ledger agrees with the relay", async ({
  ctx,
}) => {
  const sink = await startSink({
    fault: ({ to }) => (to.startsWith("gone") ? { at: "rcpt", reply: "550 5.1.1 no such user here" } : undefined),
  });
  const worker = startWorker(sink.port);
  try {
    const list = await listOf(ctx(), "Baghdad desks", [
      ["amal@dijla.example", "ar", "Amal"],
      ["helen@gulf.example", "en"],
      ["both@dijla.example", "ar+en"],
      ["gone@dijla.example", "en"],
      ["none@dijla.example", ""],
    ]);
    const releaseId = await published(ctx());
    const { id } = await createSend(ctx(), {
      releaseId,
      listIds: [list],
      languageRule: "own",
      skipsOtherLanguages: false,
      idempotencyKey: "one-whole-send",
    });
    await freezeSend(ctx(), { id });
    await untilState(ctx, id, ["ready"]);
    await startSend(ctx(), { id });
    const done = await untilState(ctx, id, ["completed", "attention"]);
    expect(done.state, worker.said()).toBe("completed");
    expect(done.counts).toMatchObject({ frozen: 5, accepted: 4, rejected: 1, queued: 0, sending: 0 });
    expect(Object.keys(done.byCombination).sort()).toEqual(["ar", "ar+en", "en", "en+ar"]);
    const { recipients } = await listRecipients(ctx(), { sendId: id, state: "rejected" });
    expect(recipients).toMatchObject([{ email: "gone@dijla.example", enhancedCode: "5.1.1" }]);
    expect(sink.received.map(({ to }) => to).sort()).toEqual([
      "amal@dijla.example",
      "both@dijla.example",
      "helen@gulf.example",
      "none@dijla.example",
    ]);
    const both = sink.received.find(({ to }) => to === "both@dijla.example");
    const mail = await simpleParser(Buffer.from(both?.raw ?? "", "latin1"));
    expect(mail.subject).toBe("عودة خدمة العبّارة على نهر دجلة في القيارة");
    expect(mail.text).toContain("* * * * *");
    expect(await worker.stop()).toBe(0);
  } finally {
    await worker.kill();
    await sink.close();
  }
});

test("a test is the very mail of a send with [TEST] before its subject, and the relay's answer is kept", async ({
  ctx,
}) => {
  const sink = await startSink({
    fault: ({ to }) => (to.startsWith("gone") ? { at: "rcpt", reply: "550 5.1.1 no such user here" } : undefined),
  });
  const worker = startWorker(sink.port);
  try {
    const releaseId = await published(ctx());
    const addresses = ["sara@newsroom.example", "gone@dijla.example", "SARA@newsroom.example"];
    const { testId } = await sendTest(ctx(), { releaseId, addresses, languageRule: "both" });
    const answers = async () => (await listTests(ctx(), releaseId))[0];
    await expect
      .poll(async () => (await answers())?.addresses.every(({ answer }) => answer), { timeout: 60_000 })
      .toBe(true);
    expect(await answers()).toMatchObject({
      testId,
      addresses: [
        { to: "sara@newsroom.example", answer: { outcome: "accepted", says: expect.stringContaining("queued as") } },
        { to: "gone@dijla.example", answer: { outcome: "rejected", says: "550 5.1.1 no such user here" } },
      ],
    });
    expect(sink.received).toHaveLength(1);
    const [mail] = sink.received;
    const parsed = await simpleParser(Buffer.from(mail?.raw ?? "", "latin1"));
    expect(parsed.subject).toBe("[TEST] Ferry service resumes on the Tigris at Qayyarah");
    expect(parsed.headers.get("list")).toMatchObject({ "unsubscribe-post": { name: "List-Unsubscribe=One-Click" } });
    const token = /\/u\/([\w.-]+)/.exec(parsed.text ?? "")?.[1] ?? "";
    expect(await unsubscribe(ctx({ kind: "public" }), token)).toMatchObject({ state: "test" });
    // A test suppresses nobody and is in no ledger, whatever the relay says.
    expect(await ctx().db.$count(suppressions)).toBe(0);
    expect(await ctx().db.$count(deliveries)).toBe(0);
  } finally {
    await worker.kill();
    await sink.close();
  }
});
