import type { ComponentProps, ReactNode } from "react";
import { FieldMessage } from "./field";

type TickProps = Omit<ComponentProps<"input">, "type" | "children"> & { children: ReactNode; hint?: ReactNode };

function Tick({ type, mark, children, hint, className, ...rest }: TickProps & { type: string; mark: string }) {
  return (
    <label className={["check", className].filter(Boolean).join(" ")}>
      <input {...rest} type={type} className={mark} />
      <span>
        {children}
        {hint ? <span className="hint block">{hint}</span> : null}
      </span>
    </label>
  );
}

export const Checkbox = (props: TickProps) => <Tick {...props} type="checkbox" mark="chk" />;
export const Radio = (props: TickProps) => <Tick {...props} type="radio" mark="rad" />;

interface GroupProps {
  /** Id of the group: what an error summary points to. */
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  error?: string;
  children: ReactNode;
}

/** Several ticks under one question. */
export function ChoiceGroup({ name, label, hint, error, children }: GroupProps) {
  const described = [error && `${name}-error`, hint && `${name}-hint`].filter(Boolean).join(" ");
  return (
    <fieldset
      className={error ? "field err" : "field"}
      id={name}
      tabIndex={-1}
      aria-describedby={described || undefined}
    >
      <legend className="lab">{label}</legend>
      {hint ? (
        <span className="hint" id={`${name}-hint`}>
          {hint}
        </span>
      ) : null}
      <FieldMessage id={`${name}-error`} says={error} />
      <div className="choices">{children}</div>
    </fieldset>
  );
}
