"use client";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { Key } from "@/ui/keys";
import { FindingGroups } from "./finding-groups";
import type { Found } from "./found";

interface Props extends Found {
  isNarrow: boolean;
  isOpen: boolean;
  onOpenChange: (open: boolean) => void;
}

/** The pre-flight beside the pages, open while one writes; on a phone a sheet that a jump puts away. */
export function FindingsPanel({ isNarrow, isOpen, onOpenChange, ...found }: Props) {
  const t = useTranslations("panel");
  const title = useId();
  if (isNarrow) {
    return (
      <Dialog drawer title={t("title")} isOpen={isOpen} onOpenChange={onOpenChange}>
        {(close) => (
          <div className="findings">
            <FindingGroups
              {...found}
              onGo={(...place) => {
                close();
                found.onGo(...place);
              }}
            />
          </div>
        )}
      </Dialog>
    );
  }
  if (!isOpen) return null;
  return (
    <aside className="findings beside" aria-labelledby={title}>
      <div className="row">
        <h2 className="h3" id={title} tabIndex={-1}>
          {t("title")}
        </h2>
        <span className="end row meta">
          <Key>Ctrl Alt ↓</Key>
          <Button look="quiet" size="square" aria-label={t("close")} onPress={() => onOpenChange(false)}>
            <X className="i s" />
          </Button>
        </span>
      </div>
      <FindingGroups {...found} />
    </aside>
  );
}
