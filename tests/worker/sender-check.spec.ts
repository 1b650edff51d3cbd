import { checkRelease } from "@/domain/releases/queries";
import { SaveSender } from "@/domain/settings/input";
import { getNewsroom } from "@/domain/settings/queries";
import { saveSender } from "@/domain/settings/save";
import { checkSender } from "@/worker/sender-check";
import { domainRecords, NoAnswer } from "@/worker/smtp/domain-records";
import { expect, test } from "../fixtures";
import { draft } from "../support/releases";

/** What name servers say of the sender, and what the pre-flight says of it. */

/** Name servers that hold these TXT records; `null` is one that does not answer. Out of touch they deny what they are asked. */
const servers = (zone: Record<string, string[] | null>, isInTouch = true) => ({
  async resolveTxt(name: string) {
    const found = zone[name];
    if (found === null) throw Object.assign(new Error("silent"), { code: "ESERVFAIL" });
    if (!found) throw Object.assign(new Error("none"), { code: "ENODATA" });
    return found.map((text) => [text]);
  },
  resolveMx: async () => [],
  async resolveNs() {
    if (isInTouch) return ["a.nic.example"];
    throw Object.assign(new Error("none"), { code: "ENOTFOUND" });
  },
});
const whole = { "relief.iq": ["v=spf1 mx -all", "other"], "_dmarc.relief.iq": ["v=DMARC1; p=none"] };

test("a record that is absent is told, one that cannot be asked for is not", async ({ ctx, freshDatabase: _ }) => {
  process.env.SMTP_URL = "smtp://127.0.0.1:25";
  const admin = { ...ctx(), actor: { kind: "operator", name: "test" } as const };
  const sender = (email: string) => saveSender(admin, SaveSender.parse({ senderEmail: email, senderNames: {} }));
  const asked = (...known: Parameters<typeof servers>) =>
    checkSender({ ctx: () => ctx() }, (email, kept) => domainRecords(email, kept, servers(...known)));
  const said = async () => (await getNewsroom(ctx())).sender;
  await sender("press@relief.iq");
  expect(await said()).toBeUndefined();

  await asked({ ...whole, "relief.iq": null });
  expect(await said()).toBeUndefined();
  // Cut off from the public, a name server denies whatever it is asked for.
  await asked({}, false);
  expect(await said()).toBeUndefined();
  await asked(whole);
  expect(await said()).toEqual({ domain: "relief.iq", failing: [] });
  await asked({}, false);
  expect(await said()).toEqual({ domain: "relief.iq", failing: [] });
  await asked({});
  expect(await said()).toEqual({ domain: "relief.iq", failing: ["SPF", "DMARC"] });
  // What was known stands while nobody answers.
  await asked({ "relief.iq": null });
  expect((await said())?.failing).toEqual(["SPF", "DMARC"]);
  // Two records void each other.
  await asked({ ...whole, "relief.iq": ["v=spf1 mx -all", "v=spf1 a -all"] });
  expect((await said())?.failing).toEqual(["SPF"]);

  const { id } = await draft(ctx());
  const { findings } = await checkRelease(ctx(), id);
  expect(findings.filter(({ code }) => code === "sender.unauthenticated")).toMatchObject([
    { severity: "warning", sides: [{ text: "relief.iq: SPF" }] },
  ]);

  // Of another sender nothing is known yet, and nobody is asked about names that are nobody's.
  await sender("press@relief.example");
  await asked({});
  expect(await said()).toBeUndefined();
  expect((await checkRelease(ctx(), id)).findings.some(({ code }) => code === "sender.unauthenticated")).toBe(false);
});

test("the operator hears which records are absent, and which nobody knows of", async () => {
  const none = async () => {
    throw Object.assign(new Error("none"), { code: "ENOTFOUND" });
  };
  const look = (isInTouch: boolean) =>
    domainRecords("press@relief.iq", undefined, { ...servers({}, isInTouch), resolveMx: none });
  await expect(look(true).spf()).rejects.toThrow("relief.iq has no TXT record");
  await expect(look(true).bounces()).rejects.toThrow("relief.iq has no MX record");
  await expect(look(false).dmarc()).rejects.toThrow(
    "_dmarc.relief.iq: the name servers say nothing about TXT (ENODATA)",
  );
  await expect(look(false).bounces()).rejects.toThrow(NoAnswer);
});

test("without a relay nobody is asked", async ({ ctx, freshDatabase: _ }) => {
  delete process.env.SMTP_URL;
  let asked = 0;
  await checkSender({ ctx: () => ctx() }, (email, kept) => {
    asked += 1;
    return domainRecords(email, kept, servers({}));
  });
  expect(asked).toBe(0);
});
