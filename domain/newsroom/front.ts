import type { DigitSystem, Language } from "@/base/vocabulary";
import type { Words } from "@/db/schema/settings";
import type { Ctx } from "../context";
import { getNewsroom } from "../settings/queries";

/** What the public may know of the newsroom itself, field by field. */
export interface Front {
  names: Words;
  /** Public languages, in the newsroom's order; at least one. */
  languages: Language[];
  /** The language that others are translated from, if it is public; else the first that is. */
  source: Language;
  zone: string;
  digits: DigitSystem;
  region: string;
}

/** A context that knows the newsroom it visits: read once, however much is asked of it. */
export interface Visit extends Ctx {
  front: Front;
}

export const openVisit = async (ctx: Ctx): Promise<Visit> => ({ ...ctx, front: await getFront(ctx) });

export async function getFront(ctx: Ctx): Promise<Front> {
  const { names, languages, source, zone, digits, region } = await getNewsroom(ctx);
  const open = languages.filter(({ isPublic }) => isPublic).map(({ language }) => language);
  const first = open.includes(source) ? source : (open[0] ?? source);
  return { names, languages: open.length > 0 ? open : [first], source: first, zone, digits, region };
}
