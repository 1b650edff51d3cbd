import { asc, eq, sql } from "drizzle-orm";
import { bounceDomain, dkimEnv, processEnv, relayEnv, webEnv } from "@/base/env";
import type { Language } from "@/base/vocabulary";
import { newsroom, newsroomLanguages, type Words } from "@/db/schema/settings";
import type { Ctx } from "../context";

export type Newsroom = Awaited<ReturnType<typeof getNewsroom>>;

export interface NewsroomLanguage {
  language: Language;
  isSource: boolean;
  isPublic: boolean;
}

/**
 * The one newsroom of this database, with the environment's defaults where nothing was chosen
 * (contract): zone of `TZ_NEWSROOM`, sender `press@` the host of `BAYAN_URL`, reply to the sender,
 * sender's names those of the newsroom. `languages` in the newsroom's order; `source` is one of
 * them; `region` a two-letter country for phone numbers without a country code.
 */
export async function getNewsroom({ db }: Pick<Ctx, "db">) {
  // Prepared: planned once by each connection, and asked for in one round trip, on every page.
  const [row] = await db
    .select({ kept: newsroom, languages: inOrder })
    .from(newsroom)
    .where(eq(newsroom.id, 1))
    .prepare("newsroom")
    .execute();
  // The migration seeds the row and no verb deletes it.
  if (!row) throw new Error("the newsroom's row is missing");
  const { kept, languages } = row;
  const senderEmail = kept.senderEmail ?? standardSender();
  return {
    names: kept.names,
    zone: kept.zone ?? processEnv().zone,
    digits: kept.digits,
    region: kept.region,
    languages,
    source: languages.find(({ isSource }) => isSource)?.language ?? ("en" as const),
    senderEmail,
    senderNames: kept.senderNames ?? kept.names,
    replyTo: kept.replyTo ?? senderEmail,
    /** What name servers said of the sender's domain; nothing until they were asked about this one. */
    sender: senderEmail.toLowerCase().endsWith(`@${kept.senderFound?.domain}`)
      ? (kept.senderFound ?? undefined)
      : undefined,
    postalAddresses: kept.postalAddresses,
    twoPairsOfEyes: kept.twoPairsOfEyes,
    senderIsNotApprover: kept.senderIsNotApprover,
    demandsSecondFactor: kept.demandsSecondFactor,
    uncertainPolicy: kept.uncertainPolicy,
    /** By code of a finding, where an admin decided otherwise than the rules. */
    severities: kept.severities,
    setUp: kept.setUpAt !== null,
  };
}

/** The languages within the newsroom's own row: every page asks for both. */
const inOrder = sql<NewsroomLanguage[]>`(
  select coalesce(jsonb_agg(jsonb_build_object(
    'language', language, 'isSource', is_source, 'isPublic', is_public) order by position), '[]')
  from ${newsroomLanguages})`;

/** `press@` the host of `BAYAN_URL`. */
export function standardSender(): string {
  return `press@${new URL(webEnv().url).hostname}`;
}

/** The languages in the newsroom's order. */
export async function listNewsroomLanguages({ db }: Pick<Ctx, "db">): Promise<NewsroomLanguage[]> {
  const { language, isSource, isPublic, position } = newsroomLanguages;
  return db.select({ language, isSource, isPublic }).from(newsroomLanguages).orderBy(asc(position));
}

/** A text in the first of the wanted languages that has it, else in any. Empty when there is none. */
export function inWords(words: Words, ...wanted: Language[]): string {
  const language = wanted.find((one) => words[one]?.trim());
  return (language ? words[language] : Object.values(words).find((text) => text?.trim())) ?? "";
}

/** The step at which the set-up goes on: 2 names, 3 languages, 5 sender; null when it is done. */
export async function findSetUpStep({ db }: Pick<Ctx, "db">): Promise<2 | 3 | 5 | null> {
  const [kept] = await db.select().from(newsroom).where(eq(newsroom.id, 1));
  if (!kept || kept.setUpAt) return null;
  if (kept.names.en === "Newsroom" || kept.names.ar === "غرفة الأخبار") return 2;
  return kept.zone === null ? 3 : 5;
}

/** What the environment settles, shown on the desk but not to be changed there. Never a secret. */
export function settledByEnvironment() {
  const relay = relayEnv();
  const dkim = dkimEnv();
  return {
    url: webEnv().url,
    relay: relay ? { host: relay.host, port: relay.port, secure: relay.secure } : null,
    mailboxPort: relay ? null : processEnv().mailboxPort,
    bounceDomain: bounceDomain() ?? null,
    dkim: dkim ? { domain: dkim.domain, selector: dkim.selector } : null,
  };
}
