"use client";
import { Columns2, PanelLeft, PanelRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ToggleButton, ToggleButtonGroup } from "react-aria-components";
import type { Language } from "@/base/vocabulary";
import { Tooltip } from "@/ui/tooltip";

const widths = ["start", "even", "end"] as const;
/** Which page has more room: the one at the left, none, the one at the right. */
export type Width = (typeof widths)[number];

const icons = { start: PanelLeft, even: Columns2, end: PanelRight };
const key = "bayan.widths";

/** Kept on this device: it is a matter of the screen, not of the release. */
export function useWidth(): [Width, (next: Width) => void] {
  const [width, setWidth] = useState<Width>(() => widths.find((one) => one === kept()) ?? "even");
  const change = (next: Width) => {
    setWidth(next);
    try {
      localStorage.setItem(key, next);
    } catch {
      // A browser that refuses storage forgets it, no more.
    }
  };
  return [width, change];
}

function kept(): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

interface Props {
  facing: readonly [Language, Language];
  width: Width;
  onWidth: (next: Width) => void;
}

/** The book does not turn with the interface, and so these three stand as the pages do. */
export function Widths({ facing, width, onWidth }: Props) {
  const t = useTranslations("editor.widths");
  const names = useTranslations("languages");
  const says = (one: Width) =>
    one === "even" ? t("even") : t("wide", { language: names(facing[one === "end" ? 1 : 0]) });
  return (
    <ToggleButtonGroup
      aria-label={t("label")}
      className="seg widths"
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[width]}
      onSelectionChange={(keys) => onWidth(widths.find((one) => keys.has(one)) ?? "even")}
    >
      {widths.map((one) => {
        const Icon = icons[one];
        return (
          <Tooltip key={one} says={says(one)}>
            <ToggleButton id={one} aria-label={says(one)}>
              <Icon className="i s" />
            </ToggleButton>
          </Tooltip>
        );
      })}
    </ToggleButtonGroup>
  );
}
