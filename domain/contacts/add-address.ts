import { eq } from "drizzle-orm";
import { notFound } from "@/base/refusal";
import { contacts } from "@/db/schema/contacts";
import type { Ctx } from "../context";
import { allow } from "../staff/allow";
import { getAddress } from "./address";
import type { AddAddress } from "./input";
import { addToList } from "./list-members";

/** Puts the contact of an address on a list. Refuses `email-invalid`, `contact-not-found`, `list-not-found`. */
export async function addAddressToList(ctx: Ctx, { id, email }: AddAddress): Promise<{ added: number }> {
  allow(ctx, "contacts.edit");
  const { norm } = getAddress(email);
  const [contact] = await ctx.db.select({ id: contacts.id }).from(contacts).where(eq(contacts.emailNorm, norm));
  if (!contact) throw notFound("contact-not-found", { field: "email" });
  return addToList(ctx, { id, contactIds: [contact.id] });
}
