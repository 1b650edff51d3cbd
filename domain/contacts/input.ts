import { z } from "zod";
import { type Language, languages, suppressionReasons } from "@/base/vocabulary";
import { clean } from "@/text/hygiene";

/** A typed text as it may be stored. */
const words = z.string().transform((text) => clean(text));
const line = (longest: number) =>
  words
    .transform((text) => text.replace(/\n+/g, " "))
    .pipe(z.string().max(longest))
    .default("");

/** The longest that the texts of a contact may be, in code points, as zod counts them. */
export const longest = {
  name: 200,
  nameAr: 200,
  outlet: 200,
  role: 200,
  beat: 200,
  country: 100,
  city: 100,
  consent: 500,
};

/** What a person says of a contact. `languages` in the order they are read; empty: every public one. */
export const ContactFields = z.object({
  email: z.string().trim().min(1).max(320),
  name: line(longest.name),
  nameAr: line(longest.nameAr),
  languages: z.array(z.enum(languages)).max(languages.length).default([]),
  outlet: line(longest.outlet),
  role: line(longest.role),
  beat: line(longest.beat),
  country: line(longest.country),
  city: line(longest.city),
  phone: line(60),
  tags: z
    .array(words.pipe(z.string().min(1).max(60)))
    .max(50)
    .default([]),
  consent: words.pipe(z.string().max(longest.consent)).default(""),
});
export type ContactFields = z.infer<typeof ContactFields>;

/** Without `id` a new contact. */
export const SaveContact = ContactFields.extend({
  id: z.uuid().optional(),
  listIds: z.array(z.uuid()).max(200).optional(),
});
export type SaveContact = z.infer<typeof SaveContact>;

export const ListName = words.pipe(z.string().min(1).max(120));

export const ImportContacts = z.object({
  /** The file as it was uploaded. */
  bytes: z.instanceof(Uint8Array),
  list: ListName.optional(),
  dryRun: z.boolean().default(false),
});
export type ImportContacts = z.input<typeof ImportContacts>;

export const CreateList = z.object({ name: ListName });
export type CreateList = z.infer<typeof CreateList>;

export const RenameList = z.object({ id: z.uuid(), name: ListName });
export type RenameList = z.infer<typeof RenameList>;

export const OneList = z.object({ id: z.uuid() });
export type OneList = z.infer<typeof OneList>;

export const ListMembers = z.object({ id: z.uuid(), contactIds: z.array(z.uuid()).min(1).max(10_000) });
export type ListMembers = z.infer<typeof ListMembers>;

/** A contact that is known by its address. */
export const AddAddress = z.object({ id: z.uuid(), email: z.string().trim().min(1).max(320) });
export type AddAddress = z.infer<typeof AddAddress>;

export const SuppressAddress = z.object({ email: z.string().trim().min(1).max(320) });
export type SuppressAddress = z.infer<typeof SuppressAddress>;

/** A lift names what it lifts, and needs the reason that is kept with it: who asked, and where that is written down. */
export const LiftSuppression = SuppressAddress.extend({
  reasons: z.array(z.enum(suppressionReasons)).min(1),
  reason: words.pipe(z.string().min(3).max(500)),
});
export type LiftSuppression = z.infer<typeof LiftSuppression>;

/** What a reader chooses by the link of a mail; `languages` in the order they are read, joined by `+`. */
export const SavePreferences = z.object({
  languages: z
    .string()
    .default("")
    .transform((text) => text.split("+").filter(Boolean))
    .pipe(z.array(z.enum(languages)).max(languages.length)),
  listIds: z.array(z.uuid()).max(1000).default([]),
  /** The lists that the page had: another that somebody has put them on since is not one that they leave. */
  shownIds: z.array(z.uuid()).max(1000).default([]),
  /** A day, `2026-11-30`; empty: no pause. */
  pauseUntil: z.union([z.literal(""), z.iso.date()]).default(""),
});
export type SavePreferences = z.output<typeof SavePreferences>;

/** Each language by itself, each pair in both orders, and what somebody has now: what there is to choose from. */
export function languageOrders(languages: readonly Language[], own: readonly Language[] = []): Language[][] {
  const pairs = languages.flatMap((first) =>
    languages.filter((other) => other !== first).map((other) => [first, other]),
  );
  const all = [...languages.map((one) => [one]), ...pairs];
  const isThere = own.length === 0 || all.some((order) => order.join() === own.join());
  return isThere ? all : [[...own], ...all];
}

export const ContactFilter = z.object({
  text: words.pipe(z.string().max(200)).optional(),
  listId: z.uuid().optional(),
  language: z.enum(languages).optional(),
  health: z.enum(["reachable", "suppressed"]).optional(),
  /** Of the last row of the page before. */
  after: z.coerce.number().int().positive().optional(),
});
export type ContactFilter = z.infer<typeof ContactFilter>;
