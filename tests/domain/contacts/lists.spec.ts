import { auditEntries } from "@/db/schema/audit";
import { deleteList } from "@/domain/contacts/delete-list";
import { addToList, removeFromList } from "@/domain/contacts/list-members";
import { createList, renameList } from "@/domain/contacts/lists";
import { countContacts, getContact, getListIds, listContacts, listLists } from "@/domain/contacts/queries";
import { saveContact } from "@/domain/contacts/save-contact";
import { liftSuppression, suppressAddress } from "@/domain/contacts/suppress";
import type { Ctx } from "@/domain/context";
import { expect, test } from "../../fixtures";
import { contact } from "../../support/contacts";
import { person, refusalOf } from "../../support/releases";

test.beforeEach(({ freshDatabase: _ }) => {});

const trace = async (ctx: Ctx) => (await ctx.db.select().from(auditEntries)).map(({ action }) => action);

test("a list is made, renamed, filled, emptied and deleted, each with its trace", async ({ ctx }) => {
  const { id } = await createList(ctx(), { name: "صحافة بغداد" });
  expect(await refusalOf(createList(ctx(), { name: "صحافه  بغداد" }))).toBe("conflict list-taken");
  await renameList(ctx(), { id, name: "Baghdad press" });
  const one = await saveContact(ctx(), contact("a@dijla.example"));
  const two = await saveContact(ctx(), contact("b@dijla.example"));
  expect(await addToList(ctx(), { id, contactIds: [one.id, two.id] })).toEqual({ added: 2 });
  expect(await addToList(ctx(), { id, contactIds: [one.id] })).toEqual({ added: 0 });
  expect(await removeFromList(ctx(), { id, contactIds: [two.id] })).toEqual({ removed: 1 });
  expect(await listLists(ctx())).toMatchObject([{ name: "Baghdad press", members: 1 }]);
  expect(await getListIds(ctx(), ["baghdad PRESS"])).toEqual([id]);
  expect(await refusalOf(getListIds(ctx(), ["Basra"]))).toBe("not_found list-not-found");
  await deleteList(ctx(), { id });
  expect(await listLists(ctx())).toEqual([]);
  expect(await countContacts(ctx())).toBe(2);
  expect(await trace(ctx())).toEqual([
    "list.created",
    "list.renamed",
    "contact.created",
    "contact.created",
    "list.added-to",
    "list.added-to",
    "list.removed-from",
    "list.deleted",
  ]);
});

test("the acts on lists are for those who may edit contacts", async ({ ctx }) => {
  const editor = await person(ctx(), "Editor", "editor");
  const { id } = await createList(ctx(), { name: "L" });
  for (const act of [
    createList(ctx(editor), { name: "M" }),
    renameList(ctx(editor), { id, name: "M" }),
    deleteList(ctx(editor), { id }),
    addToList(ctx(editor), { id, contactIds: [id] }),
    removeFromList(ctx(editor), { id, contactIds: [id] }),
    saveContact(ctx(editor), contact("a@dijla.example")),
    suppressAddress(ctx(editor), { email: "a@dijla.example" }),
    listContacts(ctx(editor)),
  ]) {
    expect(await refusalOf(act)).toBe("forbidden not-allowed");
  }
});

test("a contact can be found by either name, outlet, address, language and list", async ({ ctx }) => {
  const { id: listId } = await createList(ctx(), { name: "L" });
  await saveContact(ctx(), {
    ...contact("k.rubaie@nahrain.example", {
      name: "Karim Al-Rubaie",
      nameAr: "كريم الربيعي",
      outlet: "النهرين اليومية",
      languages: ["ar", "en"],
    }),
    listIds: [listId],
  });
  await saveContact(ctx(), contact("helen@gulfwire.example", { name: "Helen 100%", languages: ["en"] }));
  const names = async (filter: Parameters<typeof listContacts>[1]) =>
    (await listContacts(ctx(), filter)).contacts.map(({ name }) => name);
  expect(await names({ text: "karim rub" })).toEqual(["Karim Al-Rubaie"]);
  expect(await names({ text: "كَريم" })).toEqual(["Karim Al-Rubaie"]);
  expect(await names({ text: "اليوميه" })).toEqual(["Karim Al-Rubaie"]);
  expect(await names({ text: "gulfwire" })).toEqual(["Helen 100%"]);
  expect(await names({ text: "0%" })).toEqual(["Helen 100%"]);
  expect(await names({ text: "_" })).toEqual([]);
  expect(await names({ language: "ar" })).toEqual(["Karim Al-Rubaie"]);
  expect(await names({ listId })).toEqual(["Karim Al-Rubaie"]);
  expect(await names({})).toEqual(["Helen 100%", "Karim Al-Rubaie"]);
});

test("pages follow one another without gap or repeat while contacts are added", async ({ ctx }) => {
  for (let index = 0; index < 120; index++) await saveContact(ctx(), contact(`p${index}@dijla.example`));
  const first = await listContacts(ctx());
  await saveContact(ctx(), contact("late@dijla.example"));
  const second = await listContacts(ctx(), { after: first.next ?? 0 });
  const third = await listContacts(ctx(), { after: second.next ?? 0 });
  expect([first, second, third].map(({ contacts }) => contacts.length)).toEqual([50, 50, 20]);
  expect(third.next).toBeNull();
  const seen = [first, second, third].flatMap(({ contacts }) => contacts.map(({ email }) => email));
  expect(new Set(seen).size).toBe(120);
  expect(await countContacts(ctx())).toBe(121);
});

test("a suppressed contact says so, and only an admin with a reason lifts it", async ({ ctx }) => {
  const { id } = await saveContact(ctx(), contact("a@dijla.example"));
  await suppressAddress(ctx(), { email: "A@dijla.example" });
  await suppressAddress(ctx(), { email: "a@dijla.example" });
  expect((await getContact(ctx(), id)).stops).toMatchObject([{ reason: "staff" }]);
  expect(await countContacts(ctx(), { health: "suppressed" })).toBe(1);
  expect(await countContacts(ctx(), { health: "reachable" })).toBe(0);
  const lift = { email: "a@dijla.example", reasons: ["staff" as const], reason: "asked by phone, note of 3 May" };
  expect(await refusalOf(liftSuppression(ctx(), lift))).toBe("forbidden not-allowed");
  const sender = await person(ctx(), "Sender", "sender");
  expect(await refusalOf(liftSuppression(ctx(sender), lift))).toBe("forbidden not-allowed");
  const admin = await person(ctx(), "Admin", "admin");
  expect(await refusalOf(liftSuppression(ctx(admin), lift))).toBe("forbidden step-up-needed");
  const proven = { ...admin, steppedUpAt: new Date() };
  await liftSuppression(ctx(proven), lift);
  expect((await getContact(ctx(), id)).stops).toEqual([]);
  expect(await refusalOf(liftSuppression(ctx(proven), lift))).toBe("not_found contact-not-found");
  await suppressAddress(ctx(), { email: "a@dijla.example" });
  expect((await getContact(ctx(), id)).stops).toHaveLength(1);
});

test("a change of a contact is refused where the address is another's or unknown", async ({ ctx }) => {
  const { id } = await saveContact(ctx(), contact("a@dijla.example", { name: "A" }));
  await saveContact(ctx(), contact("b@dijla.example"));
  await saveContact(ctx(), { ...contact("a2@dijla.example", { name: "A", city: "Mosul" }), id });
  expect(await getContact(ctx(), id)).toMatchObject({ email: "a2@dijla.example", city: "Mosul" });
  expect(await refusalOf(saveContact(ctx(), { ...contact("b@dijla.example"), id }))).toBe("conflict email-taken");
  expect(await refusalOf(saveContact(ctx(), contact("nobody")))).toBe("invalid email-invalid");
  const nowhere = "00000000-0000-4000-8000-000000000000";
  expect(await refusalOf(saveContact(ctx(), { ...contact("c@dijla.example"), id: nowhere }))).toBe(
    "not_found contact-not-found",
  );
  expect(await refusalOf(getContact(ctx(), nowhere))).toBe("not_found contact-not-found");
});
