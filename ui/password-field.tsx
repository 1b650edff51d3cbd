"use client";
import { Eye, EyeOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ComponentProps, useState } from "react";
import { describedBy, Field, type FieldFrame } from "./field";

type Props = FieldFrame & Omit<ComponentProps<"input">, keyof FieldFrame | "type">;

/** A password that may be pasted and shown. */
export function PasswordField({ name, id, label, hint, error, aside, className, lang, dir, ...rest }: Props) {
  const t = useTranslations("common");
  const [shown, setShown] = useState(false);
  const frame = { name, id, label, hint, error, aside, className, lang, dir };
  return (
    <Field {...frame}>
      <div className="affix">
        <input
          {...rest}
          {...describedBy(frame)}
          name={name}
          type={shown ? "text" : "password"}
          dir="ltr"
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          className="in ltrin"
        />
        <button type="button" onClick={() => setShown(!shown)} aria-label={t(shown ? "hidePassword" : "showPassword")}>
          {shown ? <EyeOff className="i" /> : <Eye className="i" />}
        </button>
      </div>
    </Field>
  );
}
