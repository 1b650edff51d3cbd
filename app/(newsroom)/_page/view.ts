import { createTranslator } from "use-intl/core";
import { dateFormat, formatDate, formatMonth, formatNumber, formatTime, formattingLocale } from "@/base/locale";
import type { Language } from "@/base/vocabulary";
import { zoneCity } from "@/base/zone";
import type { Ctx } from "@/domain/context";
import { type Front, openVisit, type Visit } from "@/domain/newsroom/front";
import { untilNextPublication } from "@/domain/newsroom/queries";
import { inWords } from "@/domain/settings/queries";
import ar from "@/ui/messages/ar.json" with { type: "json" };
import ckb from "@/ui/messages/ckb.json" with { type: "json" };
import en from "@/ui/messages/en.json" with { type: "json" };
import es from "@/ui/messages/es.json" with { type: "json" };
import fr from "@/ui/messages/fr.json" with { type: "json" };

/** What public pages say: languages of content have these words alone, those of the desk all others too. */
type PublicWords = Pick<typeof en, "newsroom" | "leave" | "prefer" | "languages">;

/** Languages without words of their own speak English around the text. */
const messages: Partial<Record<Language, PublicWords>> = { en, ar, fr, es, ckb };

const translate = (language: Language) =>
  createTranslator({ locale: formattingLocale(language), messages: messages[language] ?? en });
/** Kept: a translator parses its sentences as they are asked for, which costs more than the rest of a page. */
const translators = new Map<Language, ReturnType<typeof translate>>();

export function wordsOf(language: Language) {
  const kept = translators.get(language) ?? translate(language);
  translators.set(language, kept);
  return kept;
}
export type Words = ReturnType<typeof wordsOf>;

/** The invitation to read in a language, in that language itself. */
export const hasWords = (language: Language): boolean => language in messages;

/** What every page of the newsroom stands on: the newsroom, the language of the page, its words and forms. */
export interface View {
  ctx: Visit;
  front: Front;
  language: Language;
  t: Words;
  /** The newsroom's name in the language of the page. */
  name: string;
  /** The longest that a reply may be kept. */
  forAtMost: number | undefined;
}

/** `locale` is the first segment of a path; null when it is no public language. */
export async function openView(ctx: Ctx, locale: string): Promise<View | null> {
  const open = await arrive(ctx);
  const language = open.front.languages.find((one) => one === locale);
  return language ? facing(open, language) : null;
}

/** The page in the source language, for addresses that name no language of ours. */
export async function openSourceView(ctx: Ctx): Promise<View> {
  const open = await arrive(ctx);
  return facing(open, open.front.source);
}

async function arrive(ctx: Ctx) {
  const [visit, forAtMost] = await Promise.all([openVisit(ctx), untilNextPublication(ctx)]);
  return { ctx: visit, front: visit.front, forAtMost };
}

/** The view in a language: its own, or that of the facing page of a pair. */
export const facing = (view: Omit<View, "language" | "t" | "name">, language: Language): View => ({
  ...view,
  language,
  t: wordsOf(language),
  name: inWords(view.front.names, language, view.front.source),
});

export const dateOf = ({ front, language }: View, at: Date) => formatDate(at, language, front.zone, front.digits);
export const monthOf = ({ front, language }: View, at: Date) => formatMonth(at, language, front.zone, front.digits);
export const numberOf = ({ front, language }: View, value: number) => formatNumber(value, language, front.digits);

/** A part of a date in the newsroom's zone: the weekday, the day. */
export function partOf({ front, language }: View, at: Date, options: Intl.DateTimeFormatOptions): string {
  const locale = formattingLocale(language, front.digits);
  return dateFormat(locale, { ...options, timeZone: front.zone })
    .format(at)
    .replace(/[\u200e\u200f\u061c]/g, "");
}

/** `Monday 30 November 2026, 12:00 Baghdad time`. */
export function momentOf(view: View, at: Date): string {
  const { front, language, t } = view;
  return t("newsroom.moment", {
    weekday: partOf(view, at, { weekday: "long" }),
    date: dateOf(view, at),
    time: formatTime(at, language, front.zone, front.digits),
    zone: t("newsroom.zone", { city: zoneCity(front.zone, language) }),
  });
}
