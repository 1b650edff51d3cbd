"use client";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";

/** A topic, a place, a filter. With `onRemove` it can be taken away. */
export function Tag({ children, onRemove }: { children: string; onRemove?: () => void }) {
  const t = useTranslations("common");
  return (
    <span className="tag">
      <bdi>{children}</bdi>
      {onRemove ? (
        <button type="button" onClick={onRemove} aria-label={t("remove", { name: children })}>
          <X className="i xs" />
        </button>
      ) : null}
    </span>
  );
}
