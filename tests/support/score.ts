import { readFileSync } from "node:fs";
import { checkLine } from "@/cli/check-lines";

/** A release in two or more languages, as `check --jsonl` reads it, with what is wrong in it. */
export interface Case {
  id: string;
  expected: { code: string; paragraph: number }[];
  line: string;
}

export interface Outcome {
  case: Case;
  /** Alarms (warning or above) as `code paragraph`; of a faulty release, those beside the expected ones. */
  alarms: string[];
  /** One for each expected finding: found at all, and in the right paragraph. */
  hits: { code: string; found: boolean; inPlace: boolean }[];
}

const folder = "tests/fixtures/parity";

export function readCases(name: "clean" | "faulty"): Case[] {
  return readFileSync(`${folder}/${name}.jsonl`, "utf8")
    .trim()
    .split("\n")
    .map((line) => {
      const { id, expected } = JSON.parse(line);
      return { id, expected, line };
    });
}

/** Checks one release as the command does, and holds what was found against what is expected. */
export function outcomeOf(one: Case): Outcome {
  const reply = checkLine(one.line);
  if ("error" in reply) throw new Error(`${one.id}: ${reply.error}`);
  const { findings } = reply;
  const hits = one.expected.map(({ code, paragraph }) => {
    const found = findings.filter((finding) => finding.code === code);
    return { code, found: found.length > 0, inPlace: found.some((finding) => finding.paragraph === paragraph) };
  });
  const codes = new Set(one.expected.map(({ code }) => code));
  const alarms = findings
    .filter(({ severity, code }) => severity !== "info" && !codes.has(code))
    .map(({ code, paragraph }) => `${code} ${paragraph}`);
  return { case: one, alarms, hits };
}

export interface Score {
  byKind: { kind: string; expected: number; found: number; inPlace: number }[];
  recall: number;
  inPlace: number;
  cleanWithAlarms: string[];
  clean: number;
  faultyWithOtherAlarms: string[];
}

export function scoreOf(clean: readonly Outcome[], faulty: readonly Outcome[]): Score {
  const hits = faulty.flatMap((outcome) => outcome.hits);
  const found = hits.filter((hit) => hit.found);
  const kinds = [...new Set(hits.map(({ code }) => code))].sort();
  return {
    byKind: kinds.map((kind) => {
      const own = hits.filter(({ code }) => code === kind);
      return {
        kind,
        expected: own.length,
        found: own.filter((hit) => hit.found).length,
        inPlace: own.filter((hit) => hit.inPlace).length,
      };
    }),
    recall: found.length / hits.length,
    inPlace: found.filter((hit) => hit.inPlace).length / found.length,
    clean: clean.length,
    cleanWithAlarms: clean.filter(({ alarms }) => alarms.length > 0).map(said),
    faultyWithOtherAlarms: faulty.filter(({ alarms }) => alarms.length > 0).map(said),
  };
}

const said = ({ case: { id }, alarms }: Outcome) => `${id}: ${alarms.join(", ")}`;

const percent = (part: number) => `${(part * 100).toFixed(1)} %`;

/** The table that the log shows. */
export function tableOf(score: Score): string {
  const rows = score.byKind.map(
    ({ kind, expected, found, inPlace }) =>
      `${kind.padEnd(24)} ${String(expected).padStart(8)} ${String(found).padStart(8)} ${percent(found / expected).padStart(9)} ${String(inPlace).padStart(9)}`,
  );
  return [
    `${"kind".padEnd(24)} ${"expected".padStart(8)} ${"found".padStart(8)} ${"recall".padStart(9)} ${"in place".padStart(9)}`,
    ...rows,
    `recall ${percent(score.recall)} · right paragraph ${percent(score.inPlace)} · alarms on ${score.cleanWithAlarms.length} of ${score.clean} clean releases`,
  ].join("\n");
}
