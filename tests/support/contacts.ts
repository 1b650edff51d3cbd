import { ContactFields } from "@/domain/contacts/input";

/** A contact by hand: an address and what matters to the test. */
export function contact(email: string, fields: Partial<ContactFields> = {}): ContactFields {
  return ContactFields.parse({ email, ...fields });
}
