import type { z } from "zod";
import type { Query } from "@/app/desk/query";
import { ContactFilter } from "@/domain/contacts/input";

/** What the address of the list says; a value that is not known is as if it were absent. */
export function readFilter(query: Query): ContactFilter {
  const known = Object.entries(query).filter(([key, value]) => {
    const field = ContactFilter.shape[key as keyof typeof ContactFilter.shape] as z.ZodType | undefined;
    return value !== "" && field?.safeParse(value).success;
  });
  return ContactFilter.parse(Object.fromEntries(known));
}

export function contactsHref(filter: ContactFilter): string {
  const query = new URLSearchParams(
    Object.entries(filter).flatMap(([key, value]) => (value ? [[key, String(value)]] : [])),
  );
  return `/desk/contacts${query.size > 0 ? `?${query}` : ""}`;
}
