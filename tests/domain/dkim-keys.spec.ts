import { generateKeyPairSync } from "node:crypto";
import { sql } from "drizzle-orm";
import { publicPart } from "@/base/signing-key";
import {
  addDkimKey,
  findSigningKey,
  listDkimKeys,
  removeDkimKey,
  useDkimKey as signWith,
} from "@/domain/settings/dkim-keys";
import { NewDkimKey, NewRelay } from "@/domain/settings/input";
import { signerOf } from "@/worker/smtp/signer";
import { expect, test } from "../fixtures";
import { person, refusalOf } from "../support/releases";

test.beforeEach(({ freshDatabase: _ }) => {});

const domain = "relief.example";
const rsa = (bits: number) => generateKeyPairSync("rsa", { modulusLength: bits }).privateKey;
const pemOf = (key: ReturnType<typeof rsa>) => key.export({ type: "pkcs8", format: "pem" }).toString();

test("a key is made here, waits for its record, signs, and is forgotten", async ({ ctx }) => {
  await addDkimKey(ctx(), { domain, selector: "one" });
  const [made] = await listDkimKeys(ctx());
  expect(made?.record.name).toBe(`one._domainkey.${domain}`);
  expect(made?.record.value).toMatch(/^v=DKIM1; k=rsa; p=[A-Za-z0-9+/]{300,}={0,2}$/);
  expect(await findSigningKey(ctx(), domain)).toBeUndefined();

  await signWith(ctx(), { id: made?.id ?? "" });
  // The name servers are asked anew, for the pre-flight.
  const asked = sql`select singleton_key from pgboss.job where name = 'sender-check' and state = 'created'`;
  expect([...(await ctx().db.execute(asked))]).toEqual([{ singleton_key: "sender" }]);
  const signing = await findSigningKey(ctx(), domain);
  expect(signing && publicPart(signing.key)).toBe(made?.record.value.split("p=")[1]);
  expect(await findSigningKey(ctx(), `news.${domain}`)).toMatchObject({ selector: "one" });
  expect(await findSigningKey(ctx(), `not${domain}`)).toBeUndefined();

  await removeDkimKey(ctx(), { id: made?.id ?? "" });
  expect(await findSigningKey(ctx(), domain)).toBeUndefined();
  expect(await refusalOf(signWith(ctx(), { id: made?.id ?? "" }))).toBe("not_found not-found");
});

test("of two keys of one domain the one that was chosen last signs alone", async ({ ctx }) => {
  const key = rsa(2048);
  await addDkimKey(ctx(), { domain, selector: "old" });
  await addDkimKey(ctx(), { domain, selector: "new", pem: pemOf(key) });
  expect(await refusalOf(addDkimKey(ctx(), { domain, selector: "new" }))).toBe("conflict key-taken");
  const keys = await listDkimKeys(ctx());
  for (const { id } of keys) await signWith(ctx(), { id });
  expect((await listDkimKeys(ctx())).map(({ selector, signsSince }) => [selector, signsSince !== null])).toEqual([
    ["old", false],
    ["new", true],
  ]);
  expect((await findSigningKey(ctx(), domain))?.key.equals(key)).toBe(true);
});

test("the environment's key comes first for its own domain, and is better than none for others", async ({ ctx }) => {
  const given = { domain, selector: "file", key: rsa(2048) };
  await addDkimKey(ctx(), { domain, selector: "kept" });
  await addDkimKey(ctx(), { domain: "other.example", selector: "kept" });
  for (const { id } of await listDkimKeys(ctx())) await signWith(ctx(), { id });
  const { db } = ctx();
  expect(await signerOf(db, `press@news.${domain}`, given)).toBe(given);
  expect(await signerOf(db, "press@OTHER.example", given)).toMatchObject({ domain: "other.example" });
  expect(await signerOf(db, "press@third.example", given)).toBe(given);
});

test("a key that cannot sign is refused, and nothing of it is kept or told", async ({ ctx }) => {
  const ec = generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey;
  const locked = rsa(2048).export({ type: "pkcs8", format: "pem", cipher: "aes-256-cbc", passphrase: "secret" });
  const publicOnly = generateKeyPairSync("rsa", { modulusLength: 2048 }).publicKey;
  for (const pem of [
    "not a key",
    pemOf(rsa(1024)),
    pemOf(ec),
    locked.toString(),
    publicOnly.export({ type: "spki", format: "pem" }).toString(),
  ]) {
    expect(await refusalOf(addDkimKey(ctx(), { domain, selector: "bad", pem }))).toBe("invalid key-unusable");
  }
  expect(await listDkimKeys(ctx())).toEqual([]);
});

test("keys lie sealed, out of the audit log, and in an admin's hands who has just proved it", async ({ ctx }) => {
  const pem = pemOf(rsa(2048));
  await addDkimKey(ctx(), { domain, selector: "one", pem });
  const [all] = await ctx().db.execute(
    sql`select (select string_agg(k::text, '') from dkim_keys k) || (select string_agg(a::text, '') from audit_entries a) as text`,
  );
  expect(String(all?.text)).toContain("newsroom.dkim-key-added");
  expect(String(all?.text)).not.toContain(pem.split("\n")[3]);
  const editor = await person(ctx(), "Huda", "editor");
  expect(await refusalOf(addDkimKey(ctx(editor), { domain, selector: "two" }))).toBe("forbidden not-allowed");
  const admin = await person(ctx(), "Sara", "admin");
  expect(await refusalOf(addDkimKey(ctx(admin), { domain, selector: "two" }))).toBe("forbidden step-up-needed");
});

test("names that are none and addresses that lead nowhere are refused at the form", () => {
  expect(NewDkimKey.safeParse({ domain: "relief example", selector: "one" }).success).toBe(false);
  expect(NewDkimKey.safeParse({ domain, selector: "one;p=" }).success).toBe(false);
  expect(NewDkimKey.parse({ domain: " Relief.Example ", selector: "One" })).toEqual({ domain, selector: "one" });
  for (const address of ["mail.example", "https://mail.example", "smtp://mail.example?pool=0", "smtp://a?daily=5"]) {
    expect(NewRelay.safeParse({ address }).success, address).toBe(false);
  }
  expect(NewRelay.parse({ address: "smtp://mail.example" })).toEqual({ address: "smtp://mail.example", weight: 1 });
});
