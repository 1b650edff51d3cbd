"use client";
import { Search } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ComponentProps, type ReactNode, useEffect, useRef } from "react";
import { Key } from "./keys";
import type { Choice } from "./select-field";
import { singleKey } from "./single-key";

interface Props {
  /** The page whose address holds the filters. */
  action: string;
  label: string;
  /** Filters that other controls of the page set, and that stay. */
  kept?: Record<string, string | undefined>;
  clear?: ReactNode;
  children: ReactNode;
}

/** Filters that live in the address: a plain GET form. A choice from a list acts at once where scripts run. */
export function FilterBar({ action, label, kept = {}, clear, children }: Props) {
  const t = useTranslations("common");
  return (
    <search>
      <form
        action={action}
        aria-label={label}
        className="row w gap-2.5 py-3.5"
        onChange={(event) => event.target instanceof HTMLSelectElement && event.currentTarget.requestSubmit()}
        onSubmit={leaveOutEmpty}
      >
        {Object.entries(kept).map(([name, value]) =>
          value ? <input key={name} type="hidden" name={name} value={value} /> : null,
        )}
        {children}
        <button type="submit" className="btn">
          {t("find")}
        </button>
        {clear}
      </form>
    </search>
  );
}

/** Addresses stay short: a filter that is not set is not in them. */
function leaveOutEmpty(event: React.FormEvent<HTMLFormElement>) {
  const blank = [...event.currentTarget.elements].filter(
    (control): control is HTMLInputElement | HTMLSelectElement =>
      (control instanceof HTMLInputElement || control instanceof HTMLSelectElement) && control.value === "",
  );
  for (const control of blank) control.disabled = true;
  setTimeout(() => {
    for (const control of blank) control.disabled = false;
  });
}

/** The words to look for; the key `/` leads here. */
export function FilterSearch({ name, label, value }: { name: string; label: string; value?: string }) {
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const find = (event: KeyboardEvent) => {
      if (singleKey(event) !== "/") return;
      event.preventDefault();
      box.current?.focus();
    };
    document.addEventListener("keydown", find);
    return () => document.removeEventListener("keydown", find);
  }, []);
  return (
    <span className="find wide">
      <Search className="i s" aria-hidden="true" />
      <input
        ref={box}
        type="search"
        name={name}
        defaultValue={value}
        placeholder={label}
        aria-label={label}
        dir="auto"
        maxLength={200}
      />
      <Key>/</Key>
    </span>
  );
}

type SelectProps = Omit<ComponentProps<"select">, "value"> & {
  label: string;
  value?: string;
  /** The words for "not set". */
  any: string;
  choices: Choice[];
};

export function FilterSelect({ label, value, any, choices, ...rest }: SelectProps) {
  return (
    <select {...rest} key={value} aria-label={label} defaultValue={value ?? ""} className={value ? "pick on" : "pick"}>
      <option value="">{any}</option>
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value} dir="auto">
          {choice.label}
        </option>
      ))}
    </select>
  );
}
