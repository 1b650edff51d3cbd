import type { Language } from "@/base/vocabulary";
import type { ReleaseDetail } from "@/domain/releases/queries";

/** The headline that stands for a release in an interface: in its language if there is one, else in any. */
export function headlineOf(
  { versions }: Pick<ReleaseDetail, "versions">,
  language: Language,
): { says: string; lang: Language } {
  const written = versions.filter(({ headline }) => headline);
  const own = written.find((version) => version.language === language) ?? written[0];
  return { says: own?.headline ?? "…", lang: own?.language ?? language };
}
