import { storable } from "@/base/storable";
import { listContacts } from "@/domain/contacts/queries";
import { listRecipients } from "@/domain/distribution/recipients";
import { listReleases } from "@/domain/releases/queries";
import { listAudit } from "@/domain/staff/audit";
import { containing } from "@/text/search-pattern";
import { expect, test } from "../fixtures";
import { people, readySend } from "../support/sends";

test("what comes from outside loses what no text column keeps, at any depth, and nothing else", () => {
  const file = new File(["a\0b"], "photo.jpg");
  const at = new Date(0);
  const given = {
    "na\0me": { en: "Ka\0rim", ar: "\ud83dكريم" },
    tags: ["wa\0ter", { deep: "\0" }],
    file,
    at,
    n: 3,
    no: null,
  };
  expect(storable(given)).toEqual({
    name: { en: "Karim", ar: "\ufffdكريم" },
    tags: ["water", { deep: "" }],
    file,
    at,
    n: 3,
    no: null,
  });
  expect([storable("🗞 بيان\n"), storable(undefined)]).toEqual(["🗞 بيان\n", undefined]);
  expect(storable(file)).toBe(file);
});

test("what a hostile body names __proto__ changes no other object", () => {
  const read = storable(JSON.parse('{"__proto__": {"isAdmin": true}}'));
  expect(Object.getPrototypeOf(read)).toBe(Object.prototype);
  expect(read).not.toHaveProperty("isAdmin", true);
  expect({}).not.toHaveProperty("isAdmin");
});

test("a search for a NUL or half a character finds what stands beside it, and never fails", async ({
  ctx,
  freshDatabase: _,
}) => {
  const sendId = await readySend(ctx(), people(2));
  expect(containing("50\0%_\\\ud83d")).toBe("%50\\%\\_\\\\\ufffd%");
  for (const text of ["p\0", "p\0\0"]) {
    expect((await listRecipients(ctx(), { sendId, text })).recipients).toHaveLength(2);
    expect((await listContacts(ctx(), { text })).contacts).toHaveLength(2);
  }
  for (const text of ["send\0", "\0", "\ud83d"]) {
    await expect(listReleases(ctx(), { text })).resolves.toBeTruthy();
    await expect(listAudit(ctx(), { text })).resolves.toBeTruthy();
    await expect(listRecipients(ctx(), { sendId, text })).resolves.toBeTruthy();
  }
  expect((await listAudit(ctx(), { text: "send\0.rea" })).entries.length).toBeGreaterThan(0);
});
