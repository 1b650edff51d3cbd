import { z } from "zod";
import { languages, releaseStates } from "@/base/vocabulary";

/** What the address of the list says. A value that is not known is as if it were absent. */
const Filter = z.object({
  state: z.enum(releaseStates).optional().catch(undefined),
  lacks: z.enum(languages).optional().catch(undefined),
  text: z.string().trim().max(200).optional().catch(undefined),
  mine: z.literal("1").optional().catch(undefined),
  page: z.coerce.number().int().min(1).catch(1),
});
export type Filter = z.infer<typeof Filter>;

export const readFilter = (query: Record<string, string | string[] | undefined>): Filter => Filter.parse(query);

/** The address of the list with these filters; `page` only beyond the first. */
export function listHref({ page, ...filter }: Partial<Filter>): string {
  const query = new URLSearchParams(Object.entries(filter).flatMap(([key, value]) => (value ? [[key, value]] : [])));
  if (page && page > 1) query.set("page", String(page));
  return `/desk/releases${query.size > 0 ? `?${query}` : ""}`;
}
