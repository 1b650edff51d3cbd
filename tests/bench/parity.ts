import { check } from "@/text/parity";
import { readCases } from "../support/score";
import { median } from "./load";

/**
 * The check of two versions of a thousand words, made of releases of the labelled set, as the editor
 * runs it: whole, from the stored texts. Processor time of the one thread, so that neighbours on the
 * machine do not count; the first run is what an opened page pays.
 */
const wanted = Number(process.argv[2] ?? 1000);
const rounds = 150;

const texts: { en: string[]; ar: string[] } = { en: [], ar: [] };
const words = (paragraphs: string[]) => paragraphs.join(" ").split(/\s+/).length;
for (const { line } of readCases("clean")) {
  const { texts: own } = JSON.parse(line);
  if (!own.en || !own.ar || words(texts.en) >= wanted) continue;
  texts.en.push(...own.en);
  texts.ar.push(...own.ar);
}
const versions = (["en", "ar"] as const).map((lang) => ({
  lang,
  dir: lang === "ar" ? ("rtl" as const) : ("ltr" as const),
  paragraphs: texts[lang].map((text, index) => ({
    text,
    kind: index === 0 ? ("headline" as const) : ("paragraph" as const),
  })),
}));
const times = Array.from({ length: rounds }, () => {
  const before = process.threadCpuUsage();
  check(versions, { region: "IQ" });
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
});
const [first = 0, ...warm] = times;
const sorted = warm.slice(rounds / 3).sort((a, b) => a - b);
const show = (ms: number) => `${ms.toFixed(1)} ms`.padStart(9);
console.log(
  `parity check of ${words(texts.en)} English and ${words(texts.ar)} Arabic words in ${texts.en.length} paragraphs`,
);
console.log(`${"first".padEnd(10)}${show(first)}`);
console.log(`${"median".padEnd(10)}${show(median(sorted))}   target 50 ms, stretch 10 ms`);
console.log(`${"spread".padEnd(10)}${show(sorted[0] ?? 0)} – ${show(sorted.at(-1) ?? 0).trim()}`);
