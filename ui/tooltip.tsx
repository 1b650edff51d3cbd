"use client";
import type { ReactNode } from "react";
import { Tooltip as AriaTooltip, TooltipTrigger } from "react-aria-components";

/** A second name for a button without words. The button is the child; it needs an `aria-label` of its own. */
export function Tooltip({ says, children }: { says: string; children: ReactNode }) {
  return (
    <TooltipTrigger delay={500}>
      {children}
      <AriaTooltip className="tip" offset={6}>
        {says}
      </AriaTooltip>
    </TooltipTrigger>
  );
}
