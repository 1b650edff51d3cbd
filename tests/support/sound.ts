import type { CheckedVersion } from "@/text/block";
import type { Finding } from "@/text/finding";
import { parityCodes } from "@/text/finding";

/** What is wrong with the findings themselves: an unknown code, a place that is none. Empty when all is well. */
export function faultsOf(findings: readonly Finding[], versions: readonly CheckedVersion[]): string[] {
  const stored = (lang: string, paragraph: number | null) =>
    versions.find((one) => one.lang === lang)?.paragraphs[paragraph ?? -1]?.text ?? "";
  return findings.flatMap(({ code, sides, repair }) => [
    ...(parityCodes.includes(code) ? [] : [`unknown code ${code}`]),
    ...sides
      .filter(({ lang, paragraph, start, end, text }) => stored(lang, paragraph).slice(start, end) !== text)
      .map(({ lang, paragraph, start, end }) => `${code} points beside its text: ${lang} ${paragraph} ${start}–${end}`),
    ...(repair && (repair.start > repair.end || repair.end > stored(repair.lang, repair.paragraph).length)
      ? [`${code} repairs outside its text`]
      : []),
  ]);
}

/** The text of a paragraph after a repair. */
export function repaired(versions: readonly CheckedVersion[], { repair }: Finding): CheckedVersion[] {
  if (!repair) return [...versions];
  return versions.map((version) =>
    version.lang === repair.lang
      ? {
          ...version,
          paragraphs: version.paragraphs.map((block, index) =>
            index === repair.paragraph
              ? { ...block, text: block.text.slice(0, repair.start) + repair.text + block.text.slice(repair.end) }
              : block,
          ),
        }
      : version,
  );
}
