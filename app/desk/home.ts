import { getTranslations } from "next-intl/server";
import { interfaceLanguage } from "@/app/_server/words";
import { formatDateTime, formatNumber, formatTime, formattingLocale } from "@/base/locale";
import type { InterfaceLanguage, Language } from "@/base/vocabulary";
import { zoneCity } from "@/base/zone";
import type { Ctx } from "@/domain/context";
import { type Results, resultsOf } from "@/domain/distribution/results";
import { listWaitingSends, type WaitsFor } from "@/domain/distribution/sends-waiting";
import { headlinesOf } from "@/domain/releases/headlines";
import { listReleases } from "@/domain/releases/queries";
import { getNewsroom } from "@/domain/settings/queries";
import { may } from "@/domain/staff/allow";
import type { Person } from "@/domain/staff/queries";
import { inLanguage } from "./in-language";

type Listed = Awaited<ReturnType<typeof listReleases>>["releases"][number];
export type Why = "review" | "changes" | "draft" | WaitsFor;
export interface Row {
  id: string;
  why?: Why;
  /** Where it is acted on, if not on the release's own page. */
  href?: string;
  headline: string;
  language: Language;
  by: string;
  at: string;
}
/** A release that is out, with what came of its mails where it was sent. */
export type Sent = Row & { accepted?: string; bounced?: string; hasBounced?: boolean };
export type Day = Awaited<ReturnType<typeof readHome>>["days"][number];

const dayLength = 24 * 3600_000;

/** What the desk shows one person: what waits, the next seven days, what just went out. Times are in words. */
export async function readHome(ctx: Ctx & { actor: Person }) {
  const { actor, now } = ctx;
  const [newsroom, language] = await Promise.all([getNewsroom(ctx), interfaceLanguage()]);
  const [inReview, changes, drafts, scheduled, published] = await Promise.all([
    may(actor, "release.review") ? listReleases(ctx, { state: "in_review" }) : null,
    listReleases(ctx, { state: "changes_requested", ownerId: actor.id }),
    listReleases(ctx, { state: "draft", ownerId: actor.id }),
    listReleases(ctx, { state: "scheduled" }),
    listReleases(ctx, { state: "published" }),
  ]);
  const latest = published.releases.slice(0, 5);
  const results = await resultsOf(
    ctx,
    latest.map(({ id }) => id),
  );
  const say = (at: Date) => formatDateTime(at, language, newsroom.zone, actor.digits);
  const clock = (at: Date) => formatTime(at, language, newsroom.zone, actor.digits);
  const row = (release: Listed, at: Date, why?: Why): Row => {
    const written = [language, newsroom.source, ...newsroom.languages.map((one) => one.language)];
    const shown = written
      .map((one) => release.versions.find((version) => version.language === one && version.headline))
      .find(Boolean);
    return {
      id: release.id,
      ...(why ? { why } : {}),
      headline: shown?.headline ?? "",
      language: shown?.language ?? newsroom.source,
      by: shown?.editedByName ?? "",
      at: say(at),
    };
  };
  const dayOf = (at: Date) => new Intl.DateTimeFormat("en-CA", { timeZone: newsroom.zone }).format(at);
  const out = scheduled.releases.flatMap((release) => (release.publishAt ? [{ release, at: release.publishAt }] : []));
  const days = Array.from({ length: 7 }, (_, index) => {
    const at = new Date(now.getTime() + index * dayLength);
    const part = (options: Intl.DateTimeFormatOptions) =>
      new Intl.DateTimeFormat(formattingLocale(language, actor.digits), { timeZone: newsroom.zone, ...options }).format(
        at,
      );
    const weekday = new Intl.DateTimeFormat("en", { weekday: "short", timeZone: newsroom.zone }).format(at);
    return {
      key: dayOf(at),
      number: part({ day: "numeric" }),
      weekday: part({ weekday: "short" }),
      month: index > 0 && part({ day: "numeric" }) === "1" ? part({ month: "long" }) : "",
      isToday: index === 0,
      // The weekend of the newsroom's region; in Iraq Friday and Saturday.
      isOff: weekday === "Fri" || weekday === "Sat",
      out: out
        .filter((one) => dayOf(one.at) === dayOf(at))
        .sort((a, b) => a.at.getTime() - b.at.getTime())
        .map((one) => ({
          ...row(one.release, one.at),
          time: clock(one.at),
          underEmbargo: one.release.embargoUntil !== null,
        })),
    };
  });
  const hour = Number(
    new Intl.DateTimeFormat("en", { hour: "numeric", hourCycle: "h23", timeZone: newsroom.zone }).format(now),
  );
  const name = language === "ar" && actor.nameAr ? actor.nameAr : actor.name;
  const t = await getTranslations("home");
  return {
    greeting: hour < 12 ? "morning" : hour < 17 ? "day" : "evening",
    firstName: name.split(/\s+/)[0] ?? name,
    clock: t("now", { time: say(now), zone: zoneCity(newsroom.zone, language) }),
    mustSetUp: !newsroom.setUp && may(actor, "settings.edit"),
    mayCreate: may(actor, "release.create"),
    waiting: [
      ...(await waitingSends(ctx, language, say)),
      ...(inReview?.releases ?? []).map((release) => row(release, release.updatedAt, "review")),
      ...changes.releases.map((release) => row(release, release.updatedAt, "changes")),
      ...drafts.releases.map((release) => row(release, release.updatedAt, "draft")),
    ],
    days,
    published: latest.map((release) => ({
      ...row(release, release.publishedAt ?? release.updatedAt),
      ...inNumbers(results.get(release.id), (n) => formatNumber(n, language, actor.digits)),
    })),
  } as const;
}

function inNumbers(results: Results | undefined, number: (n: number) => string) {
  if (!results) return {};
  return { accepted: number(results.accepted), bounced: number(results.bounced), hasBounced: results.bounced > 0 };
}

/** Sends that stand still and changes that nobody was told of, for those who can act on them. */
async function waitingSends(ctx: Ctx, language: InterfaceLanguage, say: (at: Date) => string): Promise<Row[]> {
  if (!may(ctx.actor, "send")) return [];
  const sends = await listWaitingSends(ctx);
  const headlines = await headlinesOf(
    ctx,
    sends.map(({ releaseId }) => releaseId),
  );
  return sends.map(({ waitsFor, releaseId, sendId, by, at }) => {
    const { headline, lang } = inLanguage(headlines.get(releaseId), language);
    const place = sendId ? `send?send=${sendId}` : "report";
    return {
      id: sendId ?? releaseId,
      why: waitsFor,
      href: `/desk/releases/${releaseId}/${place}`,
      headline,
      language: lang,
      by: by ?? "",
      at: say(at),
    };
  });
}
