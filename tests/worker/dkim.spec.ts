import { generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { isEnvironmentFault } from "@/base/env";
import { mailStaff } from "@/domain/staff/mail";
import { openEngine } from "@/worker/engine";
import { bodyHash, type DkimKey, relaxedBody, signedMessage } from "@/worker/smtp/dkim";
import { readDkimKey } from "@/worker/smtp/dkim-key";
import { requireKey } from "@/worker/smtp/domain-records";
import { bodyHasher } from "@/worker/smtp/press";
import { sendStaffMail } from "@/worker/staff-mail";
import { expect, test } from "../fixtures";
import { startSink } from "../support/sink";
import { staffMailsTo } from "../support/staff-mail";
import { judgeSignature, type Zone } from "./checklist/dkim-rules";
import { readMessage } from "./checklist/message";
import { combinations, messagesIn, now } from "./checklist/sample";
import { judgeStaffMail } from "./checklist/staff-rules";

const pair = (modulusLength: number) => generateKeyPairSync("rsa", { modulusLength });
const { privateKey, publicKey } = pair(2048);
const dkim: DkimKey = { domain: "rafidain-relief.example", selector: "bayan", key: privateKey };

const zoneOf = (key: KeyObject, domain = dkim.domain): Zone => ({
  name: `bayan._domainkey.${domain}`,
  record: `v=DKIM1; k=rsa; p=${key.export({ type: "spki", format: "der" }).toString("base64")}`,
});
const zone = zoneOf(publicKey);
const pem = (key: KeyObject) => key.export({ type: "pkcs8", format: "pem" }).toString();

for (const { combination } of combinations) {
  test(`a signed mail in ${combination} holds to every rule about signatures, for an outside verifier`, async () => {
    for (const { bytes } of await messagesIn(combination, dkim)) {
      expect(await judgeSignature(bytes, { now }, zone)).toEqual({ fails: [], warnings: [] });
    }
  });
}

test("a signature covers what it says it covers: whatever is changed breaks it", async () => {
  const [mail] = await messagesIn("ar+en", dkim);
  const source = mail?.bytes.toString("latin1") ?? "";
  const rules = async (changed: string) =>
    (await judgeSignature(Buffer.from(changed, "latin1"), { now }, zone)).fails.map(({ rule }) => rule);
  expect(await rules(source)).toEqual([]);
  expect(await rules(source.replace("List-Unsubscribe=One-Click", "List-Unsubscribe=Two-Clicks"))).toContain("D2");
  expect(await rules(source.replace(/^Feedback-ID: .*$/m, "Feedback-ID: a:b:c:other"))).toContain("D2");
  expect(await rules(source.replace("\r\nSubject: ", "\r\nFrom: x@other.example\r\nSubject: "))).toContain("D2");
  expect(await rules(`${source.slice(0, -40)}x${source.slice(-39)}`)).toContain("D2");
  expect(await rules(source.replace(/ d=[^;]+/, " d=other.example"))).toContain("D1");
  expect(
    (await judgeSignature(mail?.bytes ?? Buffer.alloc(0), { now }, zoneOf(pair(2048).publicKey))).fails,
  ).not.toEqual([]);
});

test("a retry has the same signature to the byte, and each reader another", async () => {
  const [first, second] = [await messagesIn("en", dkim), await messagesIn("en", dkim)];
  expect(first.map(({ bytes }) => bytes)).toEqual(second.map(({ bytes }) => bytes));
  const signatures = first.map(({ bytes }) => /b=([^;]+?)\r\n\S/.exec(bytes.toString().split("bh=")[1] ?? "")?.[1]);
  expect(new Set(signatures).size).toBe(first.length);
});

test("a body hashed around its tokens has the hash of the whole filled body", () => {
  const placeholder = "a-token";
  const piece = fc.constantFrom("  two  spaces ", "\ttab", "words ", "\r\n\r\n", " \r\n", "=\r\n", ".", placeholder);
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const text = pieces.join("");
      const slots = [...text.matchAll(/a-token/g)].map(({ index }) => ({
        encoding: "quoted-printable" as const,
        at: index,
        breaks: [],
        which: [0] as [number],
      }));
      const hash = bodyHasher({ body: Buffer.from(text), slots }, placeholder.length);
      for (const token of ["b-token", "c.token"]) {
        expect(hash([token])).toBe(bodyHash(Buffer.from(text.replaceAll(placeholder, token))));
      }
    }),
    { numRuns: 2000 },
  );
});

test("a relaxed body loses what RFC 6376 says it may, and nothing else", () => {
  const of = (text: string) => relaxedBody(Buffer.from(text)).toString();
  expect(of(" C \r\nD \t E\r\n\r\n\r\n")).toBe(" C\r\nD E\r\n");
  expect([of(""), of("\r\n"), of("\r\n\r\n"), of("no end")]).toEqual(["", "", "", "no end\r\n"]);
});

test("a mail to one of the staff is signed and holds to the rules of such mail, in both languages", async ({
  ctx,
  dataFolder,
}) => {
  const sink = await startSink();
  const file = join(dataFolder, "dkim.pem");
  writeFileSync(file, pem(privateKey));
  const kept = { ...process.env };
  Object.assign(process.env, {
    SMTP_URL: `smtp://127.0.0.1:${sink.port}`,
    BAYAN_URL: "https://news.rafidain-relief.example",
    DKIM_DOMAIN: "news.rafidain-relief.example",
    DKIM_SELECTOR: "bayan",
    DKIM_KEY_FILE: file,
  });
  const engine = openEngine({ db: ctx().db, onGiveUp: () => {} });
  try {
    for (const language of ["en", "ar"] as const) {
      for (const kind of ["invitation", "reset"] as const) {
        const to = `${kind}.${language}@rafidain-relief.example`;
        await mailStaff(ctx().db, { kind, to, name: "Amal", language, by: "Noor", path: "/sign-in/reset/some-token" });
        const [letter] = await staffMailsTo(ctx(), to);
        await sendStaffMail(engine, "0b0e0c1a-0000-4000-8000-000000000001", letter);
        const mail = sink.received.at(-1);
        const bytes = Buffer.from(mail?.raw ?? "", "latin1");
        const facts = { from: mail?.from ?? "", to, languages: [language], now: new Date() };
        const verdict = judgeStaffMail(bytes, facts);
        expect(verdict.fails).toEqual([]);
        expect(verdict.warnings.length, JSON.stringify(verdict.warnings)).toBeLessThanOrEqual(2);
        const dns = zoneOf(publicKey, "news.rafidain-relief.example");
        expect(await judgeSignature(bytes, facts, dns)).toEqual({ fails: [], warnings: [] });
        expect(readMessage(bytes).headers[0]?.[0]).toBe("dkim-signature");
      }
    }
  } finally {
    engine.relays.close();
    for (const name of Object.keys(process.env)) if (!(name in kept)) delete process.env[name];
    Object.assign(process.env, kept);
    await sink.close();
  }
});

test("a key that cannot sign stops the start in one line that shows nothing of it", ({ dataFolder }) => {
  mkdirSync(join(dataFolder, "keys"));
  const write = (name: string, text: string) => {
    const file = join(dataFolder, "keys", name);
    writeFileSync(file, text);
    return file;
  };
  const read = (file: string) =>
    readDkimKey({ DKIM_DOMAIN: "press.example.org", DKIM_SELECTOR: "bayan", DKIM_KEY_FILE: file });
  const faults: [file: string, says: RegExp][] = [
    [join(dataFolder, "nowhere.pem"), /cannot be read/],
    [join(dataFolder, "keys"), /cannot be read/],
    [write("words.pem", "my secret words"), /holds no private key/],
    [write("public.pem", publicKey.export({ type: "spki", format: "pem" }).toString()), /holds no private key/],
    [write("short.pem", pem(pair(1024).privateKey)), /1024 bits/],
    [write("curve.pem", pem(generateKeyPairSync("ed25519").privateKey)), /ed25519/],
  ];
  for (const [file, says] of faults) {
    let fault: unknown;
    try {
      read(file);
    } catch (error) {
      fault = error;
    }
    expect(isEnvironmentFault(fault), file).toBe(true);
    const line = fault instanceof Error ? fault.message : "";
    expect(line).toMatch(says);
    expect(line).toMatch(/^DKIM_KEY_FILE .* Example: DKIM_KEY_FILE=\S+$/);
    expect(line).not.toMatch(/secret|BEGIN/);
  }
  expect(read(write("good.pem", pem(privateKey)))).toMatchObject({ domain: "press.example.org", selector: "bayan" });
});

test("a record in DNS that holds another key is told from ours", () => {
  expect(() => requireKey(zone.record, privateKey, zone.name)).not.toThrow();
  expect(() => requireKey(zoneOf(pair(2048).publicKey).record, privateKey, zone.name)).toThrow(/another key/);
  expect(() => requireKey("v=DKIM1; p=", privateKey, zone.name)).toThrow(/revoked/);
});

test("what we sign is what the key's owner would have signed", async () => {
  const message = Buffer.from("From: a@relief.example\r\nSubject: x  y\r\n\r\nbody \r\n");
  const signed = (await signedMessage(message, dkim, now)).toString();
  const field = signed.slice(0, signed.indexOf("From:"));
  const own = field
    .replace(/ b=[^;]*$/, " b=")
    .replace(/\r\n/g, "")
    .replace(/\s+/g, " ")
    .replace("DKIM-Signature: ", "dkim-signature:");
  const expected = sign("sha256", Buffer.from(`from:a@relief.example\r\nsubject:x y\r\n${own}`), privateKey);
  expect(field.split(" b=")[1]?.replace(/\s+/g, "")).toBe(expected.toString("base64"));
});
