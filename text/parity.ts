import type { CheckedVersion } from "./block";
export interface Finding {
  code: "number.mismatch";
  severity: "error" | "warning" | "info";
  paragraph: number;
  sides: { lang: string; paragraph: number | null; start: number; end: number; text: string }[];
  missingIn?: string;
  fingerprint: string;
  repair?: { lang: string; paragraph: number; start: number; end: number; text: string };
}
export function check(_versions: CheckedVersion[], _opts: { region: string }): Finding[] {
  const nums = _versions.map((v) => v.paragraphs.map((p) => p.text.match(/\d+/)?.[0] ?? ""));
  return (nums[0] ?? []).flatMap((n, i) =>
    n && nums[1]?.[i] && nums[1][i] !== n
      ? [
          {
            code: "number.mismatch" as const,
            severity: "error" as const,
            paragraph: i,
            sides: [],
            fingerprint: `${n}:${i}`,
          },
        ]
      : [],
  );
}
