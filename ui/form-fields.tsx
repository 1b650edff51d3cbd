"use client";
import type { ComponentProps } from "react";
import { Checkbox, ChoiceGroup, Radio } from "./choice";
import { useAnswer } from "./form";
import { PasswordField } from "./password-field";
import { SelectField } from "./select-field";
import { TextArea, TextField } from "./text-field";

/** The fields of a `Form`: each shows what must be put right in it, and keeps what was typed. */

const one = (typed: string | string[] | undefined) => (Array.isArray(typed) ? typed[0] : typed);

export function FormText(props: ComponentProps<typeof TextField>) {
  const { error, typed } = useAnswer(props.name);
  const value = one(typed) ?? props.defaultValue;
  return <TextField key={String(value)} {...props} error={error} defaultValue={value} />;
}

export function FormArea(props: ComponentProps<typeof TextArea>) {
  const { error, typed } = useAnswer(props.name);
  const value = one(typed) ?? props.defaultValue;
  return <TextArea key={String(value)} {...props} error={error} defaultValue={value} />;
}

export function FormPassword(props: ComponentProps<typeof PasswordField>) {
  return <PasswordField {...props} error={useAnswer(props.name).error} />;
}

export function FormSelect(props: ComponentProps<typeof SelectField>) {
  const { error, typed } = useAnswer(props.name);
  const value = one(typed) ?? props.defaultValue;
  return <SelectField key={String(value)} {...props} error={error} defaultValue={value} />;
}

interface ChoicesProps extends Omit<ComponentProps<typeof ChoiceGroup>, "children" | "error"> {
  choices: { value: string; label: string; hint?: string; lang?: string; disabled?: boolean }[];
  /** What is ticked at first. */
  chosen: readonly string[];
  /** One of them, or as many as one likes (then the field's name ends in `[]`). */
  many?: boolean;
}

/** Ticks under one question. */
export function FormChoices({ choices, chosen, many, name, ...group }: ChoicesProps) {
  const field = many ? `${name}[]` : name;
  const { error, typed } = useAnswer(field);
  const ticked = typed === undefined ? chosen : [typed].flat();
  const Tick = many ? Checkbox : Radio;
  return (
    <ChoiceGroup {...group} name={name} error={error} key={ticked.join()}>
      {many ? <input type="hidden" name={field} value="" /> : null}
      {choices.map(({ value, label, hint, lang, disabled }) => (
        <Tick
          key={value}
          name={field}
          value={value}
          hint={hint}
          disabled={disabled}
          defaultChecked={ticked.includes(value)}
        >
          <span lang={lang}>{label}</span>
        </Tick>
      ))}
    </ChoiceGroup>
  );
}
