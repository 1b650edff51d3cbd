import "server-only";
import { formatDate, formatDateTime, formatTime } from "@/base/locale";
import type { Ctx } from "@/domain/context";
import { getNewsroom } from "@/domain/settings/queries";
import type { Person } from "@/domain/staff/queries";
import { interfaceLanguage } from "./words";

/**
 * Says a moment as this person reads it: in the newsroom's zone, their language and digits. Formatted
 * here, never in the browser, which knows fewer languages.
 */
export async function sayTime(ctx: Ctx & { actor: Person }, as: "date" | "time" | "both" = "both") {
  const [{ zone }, language] = await Promise.all([getNewsroom(ctx), interfaceLanguage()]);
  const format = { date: formatDate, time: formatTime, both: formatDateTime }[as];
  return (at: Date): string => format(at, language, zone, ctx.actor.digits);
}
