import { simpleParser } from "mailparser";
import { createSend } from "@/domain/distribution/create-send";
import { freezeSend } from "@/domain/distribution/freeze";
import { listRecipients } from "@/domain/distribution/recipients";
import { startSend } from "@/domain/distribution/start";
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
