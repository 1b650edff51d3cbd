import { sql } from "drizzle-orm";
import { importContacts } from "@/domain/contacts/import";
import { listRecipients } from "@/domain/distribution/recipients";
import { startSend } from "@/domain/distribution/start";
import { expect, test } from "../fixtures";
import { readySend, startWorker, untilState } from "../support/sends";
import { startSink } from "../support/sink";

test.beforeEach(({ freshDatabase: _ }) => {});

const plain = "amal@dijla.example";
const beyond = "ليلى@dijla.example";
const punycode = "press@أخبار.example";
const asLabel = "press@xn--igbicxr.example";

for (const announces of [false, true]) {
  test(`a relay that ${announces ? "announces" : "does not announce"} SMTPUTF8: each address has a clear end`, async ({
    ctx,
  }) => {
    const extensions = ["PIPELINING", "8BITMIME", ...(announces ? ["SMTPUTF8"] : [])];
    const sink = await startSink({ extensions });
    const id = await readySend(ctx(), [[plain], [beyond], [punycode]]);
    const worker = startWorker(sink.port);
    try {
      await startSend(ctx(), { id });
      const { counts } = await untilState(ctx, id, ["completed"]);
      expect(counts).toMatchObject({ frozen: 3, accepted: announces ? 3 : 2, rejected: announces ? 0 : 1 });
      const { recipients } = await listRecipients(ctx(), { sendId: id });
      const of = (email: string) => recipients.find((one) => one.email === email);
      expect([of(plain)?.state, of(asLabel)?.state]).toEqual(["accepted", "accepted"]);
      expect(of(beyond)).toMatchObject(
        announces ? { state: "accepted" } : { state: "rejected", enhancedCode: "5.6.7", attempt: 1 },
      );
      // The address may be good: another relay would take it.
      expect(await ctx().db.execute(sql`select 1 from suppressions`)).toHaveLength(0);
      expect(sink.received).toHaveLength(announces ? 3 : 2);
    } finally {
      await worker.kill();
      await sink.close();
    }
  });
}

test("addresses that no mail can go to are named when they come, and nothing of them is kept", async ({ ctx }) => {
  const wrong = [
    `${"a".repeat(300)}@dijla.example`,
    `a@${"b".repeat(290)}.example`,
    '"a b"@dijla.example',
    "a,b@dijla.example",
    "a@dijla.example\r\nBcc: b@dijla.example",
  ];
  const quoted = wrong.map((email) => `"${email.replaceAll('"', '""')}"`);
  const bytes = Buffer.from(["email,name", ...[...quoted, plain].map((email) => `${email},Amal`)].join("\n"));
  const told = await importContacts(ctx(), { bytes, list: "All" });
  expect(told).toMatchObject({ created: 1, invalid: wrong.length });
  const kept = await ctx().db.execute(sql`select email from contacts`);
  expect(kept.map(({ email }) => email)).toEqual([plain]);
});
