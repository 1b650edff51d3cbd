import { sql } from "drizzle-orm";
import type { SampleText } from "@/db/sample/release";
import { sampleReleases } from "@/db/sample/releases";
import type { Ctx } from "@/domain/context";
import { correctRelease } from "@/domain/publication/correct";
import { publishRelease } from "@/domain/publication/publish";
import { withdrawRelease } from "@/domain/publication/withdraw";
import { importRelease } from "@/domain/releases/import";
import { VersionFields } from "@/domain/releases/input";
import { getRelease } from "@/domain/releases/queries";
import { saveVersion } from "@/domain/releases/save-version";
import { documentOf } from "@/domain/sample";

/** Imports a text in one or two languages as a draft. */
export async function draftOf(ctx: Ctx, texts: { en?: SampleText; ar?: SampleText }, date = "2026-11-16") {
  const versions = (["en", "ar"] as const).flatMap((lang) => {
    const own = texts[lang];
    if (!own) return [];
    const { kicker, headline, subhead, place } = own;
    return { lang, kicker, headline, subhead, dateline: { place, date }, document: documentOf(own.blocks) };
  });
  return getRelease(ctx, (await importRelease(ctx, { versions })).id);
}

export const brief = (headline: string, lead: string): SampleText => ({
  kicker: "",
  headline,
  subhead: "",
  place: "",
  blocks: [{ kind: "lead", text: lead }],
});

/**
 * A newsroom as readers meet it: releases out in both languages and in one, corrected, withdrawn,
 * on the clock and never published, over two years.
 */
export async function fillNewsroom(ctx: Ctx) {
  const named = JSON.stringify({ en: "Rafidain Relief", ar: "الرافدين للإغاثة" });
  await ctx.db.execute(sql`update newsroom set names = ${named}::jsonb`);
  const at = (days: number): Ctx => ({ ...ctx, now: new Date(ctx.now.getTime() - days * 86_400_000) });
  const out: string[] = [];
  for (const [index, { texts }] of [...sampleReleases].entries()) {
    const days = (sampleReleases.length - 1 - index) * 9;
    const draft = await draftOf(at(days), texts as { en?: SampleText; ar?: SampleText });
    await publishRelease(at(days), { id: draft.id });
    out.push(draft.slug);
  }
  const english = await draftOf(at(4), {
    en: brief("Statement on the floods in Dohuk", "Three teams are on their way."),
  });
  await publishRelease(at(4), { id: english.id, languages: ["en"] });
  const lastYear = await draftOf(at(400), {
    en: brief("Report of last year published", "Income, spending and results for every governorate."),
    ar: brief("نشر تقرير العام الماضي", "الإيرادات والمصروفات والنتائج لكل محافظة."),
  });
  await publishRelease(at(400), { id: lastYear.id });
  const corrected = await correctedRelease(at(6));
  const gone = await draftOf(at(8), {
    en: brief("A figure that was wrong", "This release named 5,000 families."),
    ar: brief("رقم غير صحيح", "ذكر هذا البيان 5,000 عائلة."),
  });
  await publishRelease(at(8), { id: gone.id });
  await withdrawRelease(at(7), {
    id: gone.id,
    reasons: {
      en: "The figures of the first survey were counted twice. A new release follows.",
      ar: "احتُسبت أرقام المسح الأول مرتين. يصدر بيان جديد لاحقاً.",
    },
  });
  const waiting = await draftOf(ctx, {
    en: brief("Under the clock: nobody may read this yet", "Secret until its hour."),
    ar: brief("تحت الحظر: لا يجوز لأحد أن يقرأ هذا بعد", "سرّ إلى أن تحين ساعته."),
  });
  await publishRelease(ctx, { id: waiting.id, at: new Date(ctx.now.getTime() + 3_600_000), underEmbargo: true });
  const draft = await draftOf(ctx, { en: brief("A draft that nobody approved", "Unfinished.") });
  return {
    out,
    english: english.slug,
    lastYear: lastYear.slug,
    corrected: corrected.slug,
    withdrawn: gone.slug,
    scheduled: waiting.slug,
    draft: draft.slug,
    draftId: draft.id,
    scheduledId: waiting.id,
  };
}

export type Filled = Awaited<ReturnType<typeof fillNewsroom>>;

async function correctedRelease(ctx: Ctx) {
  const release = await draftOf(ctx, {
    en: brief("Eleven schools open in Hawija", "Eleven schools have opened."),
    ar: brief("افتتاح إحدى عشرة مدرسة في الحويجة", "افتُتحت إحدى عشرة مدرسة."),
  });
  await publishRelease(ctx, { id: release.id });
  for (const version of release.versions) {
    const words = version.language === "en" ? "Nine schools have opened." : "افتُتحت تسع مدارس.";
    await saveVersion(ctx, {
      releaseId: release.id,
      language: version.language,
      version: version.version,
      fields: VersionFields.parse(version),
      document: documentOf([{ kind: "lead", text: words }]),
    });
  }
  await correctRelease(
    { ...ctx, now: new Date(ctx.now.getTime() + 3_600_000) },
    {
      id: release.id,
      notes: {
        en: "An earlier version said eleven schools; nine have opened.",
        ar: "ذكرت نسخة سابقة إحدى عشرة مدرسة، والصحيح أن تسع مدارس افتُتحت.",
      },
    },
  );
  return release;
}
