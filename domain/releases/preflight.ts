import type { Language } from "@/base/vocabulary";
import { type PreflightFinding, preflight } from "@/document/preflight";
import type { Newsroom } from "../settings/queries";
import { versionOf } from "./content";

export interface Preflight {
  findings: PreflightFinding[];
}

type Checked = Parameters<typeof versionOf>[0];

/** The pre-flight of stored texts, in the newsroom's order of languages (`document/preflight.ts` has the rules). */
export function preflightOf(versions: readonly Checked[], newsroom: Pick<Newsroom, "languages" | "region">): Preflight {
  const order = newsroom.languages.map(({ language }) => language);
  const place = (language: Language) => (order.indexOf(language) + order.length + 1) % (order.length + 1);
  const sorted = [...versions].sort((a, b) => place(a.language) - place(b.language));
  return { findings: preflight(sorted.map(versionOf), newsroom.region) };
}
