"use client";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useRef } from "react";
import type { PreflightFinding } from "@/document/preflight/finding";
import { classes } from "@/ui/classes";
import { Missing, MustFix, ToCheck } from "@/ui/glyphs";
import type { LevelRow } from "./level";
import type { Row } from "./places";

interface Props {
  rows: readonly Row[];
  levels: readonly LevelRow[];
  /** Key of the rung that is open. */
  open: string | null;
  onOpen: (row: Row) => void;
}

/** The rungs between the pages: where the facts agree, where they meet, where a side is missing. */
export function Spine({ rows, levels, open, onOpen }: Props) {
  const t = useTranslations("editor.spine");
  const list = useRef<HTMLDivElement>(null);
  const placed = rows.flatMap((row) => {
    const at = levels.find(({ key }) => key === row.key);
    return at ? [{ row, at }] : [];
  });
  const current = Math.max(
    placed.findIndex(({ row }) => row.key === open),
    0,
  );
  const move = (event: KeyboardEvent<HTMLDivElement>) => {
    const options = [...(list.current?.querySelectorAll<HTMLElement>('[role="option"]') ?? [])];
    const at = options.indexOf(document.activeElement as HTMLElement);
    const steps: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: options.length - 1 };
    const to = steps[event.key];
    if (to === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    options[Math.min(Math.max(to, 0), options.length - 1)]?.focus();
  };
  return (
    <div className="spine" role="listbox" aria-label={t("label")} ref={list} onKeyDown={move}>
      {placed.map(({ row, at }, index) => {
        const look = lookOf(row);
        return (
          <div
            key={row.key}
            role="option"
            aria-selected={row.key === open}
            tabIndex={index === current ? 0 : -1}
            className={classes("tick", row.key === open && "on")}
            style={{ insetBlockStart: at.top + 10 }}
            onClick={() => onOpen(row)}
            onKeyDown={(event) => {
              if (event.key !== "Enter" && event.key !== " ") return;
              event.preventDefault();
              onOpen(row);
            }}
          >
            <Sign look={look} />
            <span className="vh">
              {t(look.says, {
                count: row.findings.length,
                values: look.values.join(" / "),
                number: index + 1,
              })}
            </span>
          </div>
        );
      })}
    </div>
  );
}

interface Look {
  says: "agree" | "differ" | "missing" | "mustFix" | "toCheck" | "notes";
  values: string[];
}

function lookOf({ findings, start, end }: Row): Look {
  const worst =
    findings.find(({ severity }) => severity === "error") ?? findings.find(({ severity }) => severity === "warning");
  if (worst && isMismatch(worst)) return { says: "differ", values: worst.sides.map(({ text }) => text) };
  if (start.length === 0 || end.length === 0 || worst?.code === "paragraph.missing")
    return { says: "missing", values: [] };
  if (worst) return { says: worst.severity === "error" ? "mustFix" : "toCheck", values: [] };
  return { says: findings.length > 0 ? "notes" : "agree", values: [] };
}

/** Two short values that can stand one over the other in the spine. */
const isMismatch = ({ code, sides }: PreflightFinding) =>
  code.endsWith(".mismatch") && sides.length === 2 && sides.every(({ text }) => text !== "" && text.length <= 9);

function Sign({ look }: { look: Look }) {
  if (look.says === "differ") {
    return (
      <span className="nn num" aria-hidden="true">
        {look.values.map((value, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: always the two sides, in this order
          <span key={index}>
            <bdi>{value}</bdi>
          </span>
        ))}
      </span>
    );
  }
  if (look.says === "missing") return <Missing className="c-bad" />;
  if (look.says === "mustFix") return <MustFix className="c-bad" />;
  if (look.says === "toCheck") return <ToCheck className="c-warn" />;
  return <span className={look.says === "notes" ? "dot note-dot" : "dot"} />;
}
