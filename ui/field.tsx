import type { ReactNode } from "react";
import { MustFix } from "./glyphs";

export interface FieldFrame {
  /** Also the id of the control unless `id` says otherwise, so that an error summary can point to it. */
  name: string;
  label: ReactNode;
  id?: string;
  hint?: ReactNode;
  /** What must be put right, in words. */
  error?: string;
  /** Stands at the end of the label's line: "Forgotten?", "optional". */
  aside?: ReactNode;
  /** The language of what is entered. The direction follows. */
  lang?: string;
  dir?: "ltr" | "rtl" | "auto";
  className?: string;
}

export const fieldId = ({ id, name }: Pick<FieldFrame, "id" | "name">) => id ?? name;

/** What a control says of itself: `<input {...describedBy(frame)} />`. */
export function describedBy({ id, name, hint, error }: Pick<FieldFrame, "id" | "name" | "hint" | "error">) {
  const own = fieldId({ id, name });
  const described = [error && `${own}-error`, hint && `${own}-hint`].filter(Boolean).join(" ");
  return { id: own, "aria-describedby": described || undefined, "aria-invalid": error ? true : undefined };
}

/** Label, error, control, hint: in this order, so that the error is read before the field. */
export function Field({ children, ...frame }: FieldFrame & { children: ReactNode }) {
  const { label, hint, error, aside, lang, dir, className } = frame;
  const own = fieldId(frame);
  return (
    <div className={["field", error && "err", className].filter(Boolean).join(" ")} lang={lang} dir={dir}>
      {aside ? (
        <div className="row">
          <label htmlFor={own}>{label}</label>
          <span className="end">{aside}</span>
        </div>
      ) : (
        <label htmlFor={own}>{label}</label>
      )}
      <FieldMessage id={`${own}-error`} says={error} />
      {children}
      {hint ? (
        <span className="hint" id={`${own}-hint`}>
          {hint}
        </span>
      ) : null}
    </div>
  );
}

export function FieldMessage({ id, says }: { id: string; says?: string }) {
  if (!says) return null;
  return (
    <p className="msg" id={id}>
      <MustFix />
      <span>{says}</span>
    </p>
  );
}
