import type { ComponentProps } from "react";
import { classes } from "./classes";
import { describedBy, Field, type FieldFrame } from "./field";

/** What is entered: prose follows the page, machine words run left to right in every interface. */
const kinds = {
  text: { type: "text" },
  email: { type: "email", inputMode: "email", autoCapitalize: "none", spellCheck: false },
  tel: { type: "tel", inputMode: "tel" },
  url: { type: "url", inputMode: "url", autoCapitalize: "none", spellCheck: false },
  code: { type: "text", autoCapitalize: "none", autoCorrect: "off", spellCheck: false },
  digits: { type: "text", inputMode: "numeric", autoComplete: "off" },
} as const satisfies Record<string, ComponentProps<"input">>;

export type TextKind = keyof typeof kinds;

type Own = FieldFrame & { kind?: TextKind };
type Props = Own & Omit<ComponentProps<"input">, keyof Own | "type">;

export function TextField({
  kind = "text",
  name,
  id,
  label,
  hint,
  error,
  aside,
  lang,
  dir,
  className,
  ...rest
}: Props) {
  const frame = { name, id, label, hint, error, aside, lang, dir, className };
  const machine = kind !== "text";
  return (
    <Field {...frame}>
      <input
        {...kinds[kind]}
        {...rest}
        {...describedBy(frame)}
        name={name}
        dir={machine ? "ltr" : dir}
        className={classes("in", machine && "ltrin")}
      />
    </Field>
  );
}

type AreaProps = FieldFrame & { machine?: boolean } & Omit<ComponentProps<"textarea">, keyof FieldFrame>;

/** `machine`: addresses and the like, left to right under a label of the page. */
export function TextArea({ name, id, label, hint, error, aside, lang, dir, className, machine, ...rest }: AreaProps) {
  const frame = { name, id, label, hint, error, aside, lang, dir, className };
  return (
    <Field {...frame}>
      <textarea
        {...rest}
        {...describedBy(frame)}
        name={name}
        dir={machine ? "ltr" : dir}
        className={classes("in", machine && "ltrin")}
      />
    </Field>
  );
}
