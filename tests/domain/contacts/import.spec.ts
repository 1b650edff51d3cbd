import { asc, eq } from "drizzle-orm";
import { contacts, memberships } from "@/db/schema/contacts";
import { importContacts } from "@/domain/contacts/import";
import { readRows } from "@/domain/contacts/import-rows";
import { listContacts, listLists } from "@/domain/contacts/queries";
import { saveContact } from "@/domain/contacts/save-contact";
import { suppressAddress } from "@/domain/contacts/suppress";
import type { Ctx } from "@/domain/context";
import { expect, test } from "../../fixtures";
import { contact } from "../../support/contacts";
import { person, refusalOf } from "../../support/releases";

test.beforeEach(({ freshDatabase: _ }) => {});

const csv = (...lines: string[]) => Buffer.from(lines.join("\n"));
const verdicts = ({ rows }: Awaited<ReturnType<typeof importContacts>>) =>
  rows.map(({ row, verdict, reason }) => `${row} ${verdict}${reason ? ` ${reason}` : ""}`);
const all = (ctx: Ctx) => ctx.db.select().from(contacts).orderBy(asc(contacts.seq));

test("each row of a file has its verdict, and only the readable ones are written", async ({ ctx }) => {
  await suppressAddress(ctx(), { email: "gone@dijla.example" });
  const file = csv(
    "Email,Name,name_ar,LANGUAGE,Outlet,Phone,tags,Shoe size",
    "k.rubaie@nahrain.example,Karim Al-Rubaie,كريم الربيعي,ar,Al-Nahrain Daily,0751 234 2550,water; north ,43",
    "K.RUBAIE@nahrain.example,Another,,,,,,",
    "not an address,X,,,,,,",
    ",Nameless,,,,,,",
    "gone@dijla.example,Gone,,en,,,,",
    "x@dijla.example,X,,klingon,,,,",
    "y@dijla.example,Y,,en,Dijla, with a comma,,,x",
    "",
    "z@dijla.example,Z,,,al-nahrain DAILY,,,",
  );
  const imported = await importContacts(ctx(), { bytes: file, list: "Baghdad desks" });
  expect(verdicts(imported)).toEqual([
    "2 created",
    "3 duplicate",
    "4 invalid email-invalid",
    "5 invalid email-missing",
    "6 suppressed",
    "7 invalid language-unknown",
    "8 invalid cells-too-many",
    "10 created",
  ]);
  expect(imported).toMatchObject({ created: 2, updated: 0, duplicate: 1, suppressed: 1, invalid: 4 });
  const rows = await all(ctx());
  expect(rows.map(({ emailNorm }) => emailNorm)).toEqual([
    "k.rubaie@nahrain.example",
    "gone@dijla.example",
    "z@dijla.example",
  ]);
  expect(rows[0]).toMatchObject({
    name: "Karim Al-Rubaie",
    nameAr: "كريم الربيعي",
    languages: ["ar"],
    phone: "+9647512342550",
    tags: ["water", "north"],
    notes: { "Shoe size": "43" },
  });
  expect(rows[2]?.outletId).toBe(rows[0]?.outletId);
  expect(await listLists(ctx())).toMatchObject([{ name: "Baghdad desks", members: 3 }]);
  const found = await listContacts(ctx(), { text: "الربيعى" });
  expect(found.contacts).toMatchObject([{ name: "Karim Al-Rubaie", lists: [{ name: "Baghdad desks" }] }]);
});

test("a dry run gives the same verdicts and leaves nothing behind", async ({ ctx }) => {
  const file = csv("email,name", "a@dijla.example,A", "b@dijla.example,B");
  const dry = await importContacts(ctx(), { bytes: file, list: "New", dryRun: true });
  expect(await all(ctx())).toEqual([]);
  expect(await listLists(ctx())).toEqual([]);
  expect(await importContacts(ctx(), { bytes: file, list: "New" })).toEqual(dry);
});

test("a second import changes only what it knows better", async ({ ctx }) => {
  const first = csv("email,name,outlet,tags", "a@dijla.example,Amal,Dijla,water", "b@dijla.example,Basim,Dijla,");
  await importContacts(ctx(), { bytes: first });
  const second = csv("email,name,city,tags,outlet", "A@dijla.example,,Mosul,health,", "b@dijla.example,Basim,,,DIJLA");
  const later = new Date("2027-01-01T00:00:00Z");
  expect(verdicts(await importContacts(ctx(undefined, later), { bytes: second }))).toEqual([
    "2 updated",
    "3 duplicate",
  ]);
  const [amal, basim] = await all(ctx());
  expect(amal).toMatchObject({ name: "Amal", city: "Mosul", tags: ["water", "health"], updatedAt: later });
  expect(amal?.outletId).toBe(basim?.outletId);
  expect(basim?.updatedAt).not.toEqual(later);
});

test("a name of 10 kB or of 200 emoji keeps nobody out: it is cut between characters, and the whole is a note", async ({
  ctx,
}) => {
  const long = "n".repeat(10_000);
  const emoji = "👩‍🚀".repeat(200);
  const file = csv(
    "email,name,phone",
    `a@dijla.example,${long},`,
    `b@dijla.example,${emoji},`,
    `c@dijla.example,${"🗞".repeat(200)},`,
  );
  expect(verdicts(await importContacts(ctx(), { bytes: file }))).toEqual(["2 created", "3 created", "4 created"]);
  const [a, b, c] = await all(ctx());
  expect([a?.name, a?.notes]).toEqual(["n".repeat(200), { name: "n".repeat(2000) }]);
  expect([b?.name, b?.notes]).toEqual(["👩‍🚀".repeat(40), { name: emoji }]);
  expect([c?.name, c?.notes]).toEqual(["🗞".repeat(200), {}]);
  // The same file again tells nothing new.
  expect(await importContacts(ctx(), { bytes: file })).toMatchObject({ duplicate: 3 });
});

test("an address is never mended into another, whatever stands in it", async ({ ctx }) => {
  const wrong = [
    "am\u007fal@dijla.example",
    "amal@dij\tla.example",
    "am\val@dijla.example",
    "am\u0085al@dijla.example",
  ];
  const file = csv("email", ...[...wrong, " amal@dijla.example\u200f"].map((email) => `"${email}"`));
  expect(verdicts(await importContacts(ctx(), { bytes: file }))).toEqual([
    ...wrong.map((_, n) => `${n + 2} invalid email-invalid`),
    "6 created",
  ]);
  expect(await all(ctx())).toMatchObject([{ email: "amal@dijla.example" }]);
  const rows = readRows({ header: ["email"], rows: [{ row: 2, cells: ["am\0al@dijla.example"] }] }, "IQ");
  expect(rows).toEqual([{ row: 2, fault: "email-invalid" }]);
  const nul = Buffer.from(`email\n${"amal@dijla.example\n".repeat(400)}am\0al@dijla.example\n`);
  expect(await refusalOf(importContacts(ctx(), { bytes: nul }))).toBe("invalid encoding-unknown");
});

test("an earlier list keeps its members when a list of the same name is imported again", async ({ ctx }) => {
  await importContacts(ctx(), { bytes: csv("email", "a@dijla.example"), list: "Foreign press" });
  await importContacts(ctx(), { bytes: csv("email", "b@dijla.example"), list: "foreign PRESS" });
  const [list, ...others] = await listLists(ctx());
  expect(others).toEqual([]);
  expect(list).toMatchObject({ name: "Foreign press", members: 2 });
});

const arabic = "البريد الإلكتروني;الاسم;اللغة\nk@nahrain.example;كريم الربيعي;العربية\n";
const windows1256 = (text: string) => {
  const decoder = new TextDecoder("windows-1256");
  const back = new Map(Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]));
  return Uint8Array.from([...text].map((char) => back.get(char) ?? 63));
};

for (const [encoding, bytes] of [
  ["UTF-8", Buffer.from(arabic)],
  ["UTF-8 with a mark", Buffer.from(`\ufeff${arabic}`)],
  ["UTF-16 little endian", Buffer.from(`\ufeff${arabic}`, "utf16le")],
  ["UTF-16 big endian", Buffer.from(`\ufeff${arabic}`, "utf16le").swap16()],
  ["UTF-16 without a mark", Buffer.from(arabic, "utf16le")],
  ["windows-1256", windows1256(arabic)],
  ["a file of Excel", Buffer.from(`\ufeffsep=;\r\n${arabic.replaceAll("\n", "\r\n")}`)],
  ["tabs", Buffer.from(arabic.replaceAll(";", "\t"))],
] as const) {
  test(`Arabic headers and names are read from ${encoding}`, async ({ ctx }) => {
    expect(verdicts(await importContacts(ctx(), { bytes }))).toEqual(["2 created"]);
    expect(await all(ctx())).toMatchObject([{ email: "k@nahrain.example", nameAr: "كريم الربيعي", languages: ["ar"] }]);
  });
}

for (const [what, bytes, refusal] of [
  ["an empty file", Buffer.from(""), "invalid nothing-to-import"],
  ["blank lines", Buffer.from("\n\n,,\n"), "invalid nothing-to-import"],
  ["a file without addresses", Buffer.from("name,city\nA,Mosul"), "invalid column-missing"],
  ["a picture", Buffer.from([0x89, 0x50, 0x4e, 0x47, 1, 2, 3, 0x1a]), "invalid encoding-unknown"],
  ["51 MB", Buffer.alloc(51 * 1024 * 1024, 97), "invalid file-too-large"],
] as const) {
  test(`${what} is refused and changes nothing`, async ({ ctx }) => {
    expect(await refusalOf(importContacts(ctx(), { bytes, list: "L" }))).toBe(refusal);
    expect(await listLists(ctx())).toEqual([]);
  });
}

test("who may not edit contacts imports none", async ({ ctx }) => {
  const author = await person(ctx(), "Author", "author");
  expect(await refusalOf(importContacts(ctx(author), { bytes: csv("email", "a@b.example") }))).toBe(
    "forbidden not-allowed",
  );
});

test("two imports of the same addresses at once make each contact once", async ({ ctx }) => {
  const lines = Array.from({ length: 300 }, (_, index) => `p${index}@dijla.example`);
  const [one, two] = await Promise.all([
    importContacts(ctx(), { bytes: csv("email", ...lines), list: "L" }),
    importContacts(ctx(), { bytes: csv("email", ...lines.toReversed()), list: "M" }),
  ]);
  expect([one, two].map(({ created, duplicate }) => created + duplicate)).toEqual([300, 300]);
  expect(await all(ctx())).toHaveLength(300);
  expect((await listLists(ctx())).map(({ members }) => members)).toEqual([300, 300]);
});

test("3,000 contacts are created, updated and listed in whole", async ({ ctx }) => {
  const rows = Array.from(
    { length: 3000 },
    (_, index) => `p${index}@dijla.example,Person ${index},Outlet ${index % 40}`,
  );
  const bytes = csv("email,name,outlet", ...rows);
  expect(await importContacts(ctx(), { bytes, list: "All" })).toMatchObject({ created: 3000 });
  expect(await importContacts(ctx(), { bytes })).toMatchObject({ duplicate: 3000 });
  expect(await ctx().db.$count(memberships)).toBe(3000);
  const changed = csv("email,name,outlet", ...rows.map((row) => row.replace("Person", "Reporter")));
  expect(await importContacts(ctx(), { bytes: changed })).toMatchObject({ updated: 3000 });
  expect(await ctx().db.$count(contacts, eq(contacts.name, "Reporter 2999"))).toBe(1);
});

test("a contact by hand is found by an import, and one address stays one contact", async ({ ctx }) => {
  const { id } = await saveContact(ctx(), contact("a@dijla.example", { name: "Amal" }));
  expect(await refusalOf(saveContact(ctx(), contact("A@Dijla.example")))).toBe("conflict email-taken");
  expect(verdicts(await importContacts(ctx(), { bytes: csv("email,role", "a@dijla.example,Editor") }))).toEqual([
    "2 updated",
  ]);
  expect(await all(ctx())).toMatchObject([{ id, name: "Amal", role: "Editor" }]);
});
