"use client";
import { useTranslations } from "next-intl";
import { type ComponentProps, useState } from "react";
import { TextField } from "./text-field";

type Props = ComponentProps<typeof TextField> & { limit: number };

/** A text field that counts what a reader would count as letters, against the length that fits. */
export function CountedField({ limit, hint, defaultValue, onChange, ...rest }: Props) {
  const t = useTranslations("common");
  const [text, setText] = useState(String(defaultValue ?? rest.value ?? ""));
  const count = [...new Intl.Segmenter().segment(text)].length;
  return (
    <TextField
      {...rest}
      defaultValue={defaultValue}
      onChange={(event) => {
        setText(event.target.value);
        onChange?.(event);
      }}
      hint={
        <>
          <span className="count">{t("ofLimit", { count, limit })}</span>
          {hint ? <> · {hint}</> : null}
        </>
      }
    />
  );
}
