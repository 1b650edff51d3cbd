import "server-only";
import { formatDate, formatDateTime, formatDayTime, formatNumber, formatTime } from "@/base/locale";
import type { Ctx } from "@/domain/context";
import { getNewsroom } from "@/domain/settings/queries";
import { interfaceLanguage } from "./words";

/** How this page says dates and numbers: in the interface's language, the newsroom's zone and digits. */
export async function formats(ctx: Ctx) {
  const [language, newsroom] = [await interfaceLanguage(), await getNewsroom(ctx)];
  const { zone, digits } = newsroom;
  return {
    language,
    newsroom,
    zone,
    date: (at: Date) => formatDate(at, language, zone, digits),
    time: (at: Date) => formatTime(at, language, zone, digits),
    /** With seconds: `12:00:30`. */
    clock: (at: Date) => formatTime(at, language, zone, digits, true),
    dateTime: (at: Date) => formatDateTime(at, language, zone, digits),
    dayTime: (at: Date) => formatDayTime(at, ctx.now, language, zone, digits),
    number: (value: number) => formatNumber(value, language, digits),
  };
}
export type Formats = Awaited<ReturnType<typeof formats>>;
