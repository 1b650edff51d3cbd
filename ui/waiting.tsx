import { useTranslations } from "next-intl";

/** Grey bars where rows will stand; spoken once as "Loading". */
export function SkeletonRows({ rows = 5 }: { rows?: number }) {
  const t = useTranslations("common");
  return (
    <div role="status" aria-label={t("loading")}>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all alike and never move
        <div key={row} className="flex h-11 items-center gap-4 border-line border-b px-2" aria-hidden="true">
          <span className="skel w-[30%]" />
          <span className="skel w-[20%]" />
          <span className="skel w-[12%]" />
        </div>
      ))}
    </div>
  );
}

interface ProgressProps {
  label: string;
  /** 0 to 100. */
  percent: number;
  parts?: { look: "ok" | "warn" | "bad" | "acc"; percent: number }[];
}

/** A bar in parts, told apart by gaps as well as by colour. The figures stand beneath it, in words. */
export function Progress({ label, percent, parts }: ProgressProps) {
  const t = useTranslations("common");
  return (
    <div
      className="bar h-3"
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(percent)}
      aria-valuetext={t("progress", { percent: Math.round(percent) })}
    >
      {(parts ?? [{ look: "acc" as const, percent }])
        // An empty part would still take a gap from those that are not.
        .filter((part) => part.percent > 0)
        .map((part) => (
          <span key={part.look} className={part.look} style={{ inlineSize: `${part.percent}%` }} />
        ))}
    </div>
  );
}
