import { directions, languages } from "@/base/vocabulary";

/**
 * Validators of node and mark attributes. ProseMirror calls `validate` from `check()`; one that
 * throws a RangeError refuses the document. Without them a heading level 9, a `javascript:` link
 * or an object as href would be stored.
 */
export type Validate = (value: unknown) => void;

const fault = (what: string, value: unknown): never => {
  throw new RangeError(`${what}: ${String(JSON.stringify(value)).slice(0, 80)}`);
};

export function oneOf(allowed: readonly unknown[]): Validate {
  return (value) => {
    if (!allowed.includes(value)) fault(`not one of ${allowed.join(", ")}`, value);
  };
}

/** A text of at most `max` UTF-16 units that Postgres can keep: no NUL, no lone surrogate. */
export function textUpTo(max: number): Validate {
  return (value) => {
    if (typeof value !== "string" || value.length > max || !isStorable(value)) fault(`not a text up to ${max}`, value);
  };
}

export function orNull(validate: Validate): Validate {
  return (value) => {
    if (value !== null) validate(value);
  };
}

export function wholeNumber(min: number, max: number): Validate {
  return (value) => {
    if (!Number.isInteger(value) || Number(value) < min || Number(value) > max) fault("not a whole number", value);
  };
}

/** `jsonb` refuses U+0000 and unpaired surrogates. */
export const isStorable = (text: string): boolean => text.isWellFormed() && !text.includes("\0");

/** True for an absolute http(s) address, `mailto:` or `tel:`; never `javascript:` or `data:`. */
export function isSafeHref(href: string): boolean {
  if (href.length > 2000 || !isStorable(href) || !/^(https?:\/\/[^\s/]|mailto:[^\s]|tel:[+\d])/i.test(href))
    return false;
  return URL.canParse(href);
}

export const safeHref: Validate = (value) => {
  if (typeof value !== "string" || !isSafeHref(value)) fault("not a safe address", value);
};

/** An id of a block or record: letters, digits, `-` and `_`. */
export const identifier: Validate = (value) => {
  if (typeof value !== "string" || !/^[\w-]{1,64}$/.test(value)) fault("not an id", value);
};

export const flag: Validate = (value) => {
  if (typeof value !== "boolean") fault("not true or false", value);
};

export const language: Validate = oneOf(languages);
export const direction: Validate = orNull(oneOf(directions));

export const columnWidths: Validate = (value) => {
  const whole = wholeNumber(0, 10_000);
  if (!Array.isArray(value) || value.length > 100) fault("not a list of widths", value);
  else for (const width of value) whole(width);
};
