import { addAddressToList } from "@/domain/contacts/add-address";
import { ContactForm, ImportForm } from "@/domain/contacts/form";
import { ContactFilter } from "@/domain/contacts/input";
import { createList } from "@/domain/contacts/lists";
import { countContacts, getContact } from "@/domain/contacts/queries";
import { saveContact } from "@/domain/contacts/save-contact";
import { expect, test } from "../../fixtures";
import { person, refusalOf } from "../../support/releases";

const contact = { email: "karim@nahrain.example", name: "Karim Al-Rubaie" };

test("the form of a contact says languages in their order and tags between semicolons of either script", () => {
  expect(ContactForm.parse({ ...contact, language: "ar+en", tags: "water; health؛ Basra ;" })).toMatchObject({
    ...contact,
    languages: ["ar", "en"],
    tags: ["water", "health", "Basra"],
    listIds: [],
  });
  expect(ContactForm.parse({ ...contact, language: "" }).languages).toEqual([]);
});

test("a language that is none of ours, or no address, is a fault of its field", () => {
  const faulty = (given: object) =>
    ContactForm.safeParse({ ...contact, ...given }).error?.issues.map(({ path }) => path[0]);
  expect(faulty({ language: "tlh" })).toEqual(["languages"]);
  expect(faulty({ email: "" })).toEqual(["email"]);
});

test("what no database keeps is taken out of a typed text, and an address that holds it is refused", async ({
  ctx,
  freshDatabase: _,
}) => {
  const form = {
    ...contact,
    name: "Ka\0rim\r\nBcc: x",
    outlet: "Di\0jla",
    tags: "wa\0ter",
    consent: "asked\0\nin May",
  };
  const { id } = await saveContact(ctx(), ContactForm.parse({ ...form, nameAr: "كَريـم\u202e", city: "\ud83dMosul" }));
  expect(await getContact(ctx(), id)).toMatchObject({
    name: "Karim Bcc: x",
    nameAr: "كَريم",
    outlet: "Dijla",
    tags: ["water"],
    city: "\ufffdMosul",
    consent: "asked\nin May",
  });
  expect(await countContacts(ctx(), { text: ContactFilter.parse({ text: "Kar\0im" }).text })).toBe(1);
  for (const email of [
    "ka\0rim@nahrain.example",
    "karim@nah\train.example",
    "karim@nahrain.example\r\nBcc: x@y.example",
  ]) {
    expect(await refusalOf(saveContact(ctx(), ContactForm.parse({ ...contact, email })))).toBe("invalid email-invalid");
  }
});

test("a name of 200 emoji is one; a longer one is refused at its field, so that a person shortens it", () => {
  expect(ContactForm.parse({ ...contact, name: "🗞".repeat(200) }).name).toBe("🗞".repeat(200));
  for (const name of ["🗞".repeat(201), "n".repeat(10_000)]) {
    expect(ContactForm.safeParse({ ...contact, name }).error?.issues.map(({ path }) => path)).toEqual([["name"]]);
  }
});

test("a file is read whole, and is only looked at until it is to be imported", async () => {
  const file = new File(["email\nkarim@nahrain.example\n"], "press.csv");
  const checked = await ImportForm.parseAsync({ file, list: "", step: "check" });
  expect(checked).toMatchObject({ dryRun: true, list: undefined });
  expect(new TextDecoder().decode(checked.bytes)).toContain("karim@nahrain.example");
  expect(await ImportForm.parseAsync({ file, list: " Baghdad desks ", step: "import" })).toMatchObject({
    dryRun: false,
    list: "Baghdad desks",
  });
  const nothing = await ImportForm.safeParseAsync({ step: "check" });
  expect(nothing.error?.issues[0]).toMatchObject({ path: ["file"], message: "file-missing" });
});

test("a contact is put on a list by the address, however it is written", async ({ ctx, freshDatabase: _ }) => {
  await saveContact(ctx(), ContactForm.parse(contact));
  const { id } = await createList(ctx(), { name: "Baghdad desks" });
  expect(await addAddressToList(ctx(), { id, email: " KARIM@Nahrain.example " })).toEqual({ added: 1 });
  expect(await addAddressToList(ctx(), { id, email: contact.email })).toEqual({ added: 0 });
  expect(await countContacts(ctx(), { listId: id })).toBe(1);
});

test("an address that nobody has, or that is none, is put on no list", async ({ ctx, freshDatabase: _ }) => {
  const { id } = await createList(ctx(), { name: "Baghdad desks" });
  expect(await refusalOf(addAddressToList(ctx(), { id, email: "nobody@nahrain.example" }))).toBe(
    "not_found contact-not-found",
  );
  expect(await refusalOf(addAddressToList(ctx(), { id, email: "no address" }))).toBe("invalid email-invalid");
  const author = await person(ctx(), "Sara", "author");
  expect(await refusalOf(addAddressToList(ctx(author), { id, email: contact.email }))).toBe("forbidden not-allowed");
});
