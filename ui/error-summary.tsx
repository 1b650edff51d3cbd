"use client";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";

export interface FieldError {
  /** The id of the field, which is its name unless it was given another. */
  field: string;
  says: string;
}

/** What must be put right, in one place. Takes the focus each time the form comes back with errors. */
export function ErrorSummary({ errors, heading }: { errors: FieldError[]; heading?: string }) {
  const t = useTranslations("common");
  const box = useRef<HTMLDivElement>(null);
  const [labels, setLabels] = useState<Record<string, string>>({});
  // The same errors sent back again must take the focus again.
  useEffect(() => {
    // "Fill this in" says nothing in a list of three: the summary names the field as the page does.
    setLabels(Object.fromEntries(errors.map(({ field }) => [field, labelOf(box.current, field)])));
    box.current?.focus();
  }, [errors]);
  if (errors.length === 0 && !heading) return null;
  return (
    <div className="errsum" role="alert" tabIndex={-1} ref={box}>
      <h2>{heading ?? t("errorSummary", { count: errors.length })}</h2>
      {errors.length === 0 ? null : (
        <ul>
          {errors.map(({ field, says }) => (
            <li key={field}>
              <a
                href={`#${field}`}
                onClick={(event) => {
                  const control = document.getElementById(field);
                  if (!control) return;
                  event.preventDefault();
                  control.focus();
                }}
              >
                {labels[field] ? `${labels[field]}: ${says}` : says}
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function labelOf(box: Element | null, field: string): string {
  const own = CSS.escape(field);
  return box?.closest("form")?.querySelector(`label[for="${own}"], #${own} > :is(legend, label)`)?.textContent ?? "";
}
