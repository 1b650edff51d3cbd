import { invalid } from "@/base/refusal";
import { parseDocument } from "@/document/schema";
import { cut } from "@/text/cut";
import { record } from "../audit";
import { type Ctx, inTransaction } from "../context";
import { allow } from "../staff/allow";
import { insertRelease } from "./create";
import { ImportRelease, VersionFields } from "./input";
import { freezeVersion, insertVersion } from "./rows";
import { askForLinks } from "./web-links";

/**
 * A draft release from what the importer proposed and a person confirmed (or the operator took as
 * it is): one version for each language, kept as revision 1.
 * Refuses `language-twice`, `nothing-to-import` (no headline or an empty body), `document-invalid`.
 */
export async function importRelease(
  ctx: Ctx,
  input: ImportRelease,
): Promise<{ id: string; slug: string; versions: { lang: string }[] }> {
  allow(ctx, "release.create");
  const { versions } = ImportRelease.parse(input);
  const languages = versions.map(({ lang }) => lang);
  if (new Set(languages).size < languages.length) throw invalid("language-twice", { languages });
  const parsed = versions.map((version) => ({ ...version, document: parseDocument(version.document) }));
  if (parsed.some(({ headline, document }) => !headline || !JSON.stringify(document).includes('"text"'))) {
    throw invalid("nothing-to-import");
  }
  return inTransaction(ctx, async (ctx) => {
    const english = parsed.find(({ lang }) => lang === "en")?.headline ?? "";
    const release = await insertRelease(ctx, english);
    for (const { lang, kicker, headline, subhead, dateline, document } of parsed) {
      const fields = VersionFields.parse({
        kicker: kicker && cut(kicker, 120),
        headline: cut(headline, 300),
        subhead: subhead && cut(subhead, 400),
        datelinePlace: dateline?.place && cut(dateline.place, 120),
        datelineDate: dateline?.date ?? null,
        datelineText: dateline?.text && cut(dateline.text, 200),
      });
      const version = await insertVersion(ctx, release.id, lang, { ...fields, document });
      await freezeVersion(ctx, version, "import");
      await askForLinks(ctx, version);
    }
    await record(ctx, "release.imported", { kind: "release", id: release.id }, null, { slug: release.slug, languages });
    return { id: release.id, slug: release.slug, versions: languages.map((lang) => ({ lang })) };
  });
}
