import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";
import { describedBy, Field, type FieldFrame } from "./field";

export interface Choice {
  value: string;
  label: string;
  disabled?: boolean;
}

type Props = FieldFrame &
  Omit<ComponentProps<"select">, keyof FieldFrame> & { choices: Choice[]; placeholder?: string };

/** The system's own list: it is the best one on a phone, and it works before a script has come. */
export function SelectField({
  choices,
  placeholder,
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
  return (
    <Field {...frame}>
      <span className="affix">
        <select {...rest} {...describedBy(frame)} name={name} className="in">
          {placeholder === undefined ? null : <option value="">{placeholder}</option>}
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value} disabled={choice.disabled} dir="auto">
              {choice.label}
            </option>
          ))}
        </select>
        <ChevronDown className="i s" aria-hidden="true" />
      </span>
    </Field>
  );
}
