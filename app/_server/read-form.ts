import "server-only";

/** What must never come back to a page: the names of fields that hold secrets. */
const secret = /password|code|secret|token|proof|pem/i;
const forbiddenKeys = new Set(["__proto__", "constructor", "prototype"]);

export type FormInput = { [name: string]: unknown };

/**
 * The fields of a form as a plain object: `names.en` becomes a nested object, `roles[]` a list (empty when
 * `roles[]` came only as an empty string). Empty files and Next's own fields are left out.
 */
export function readForm(form: FormData): FormInput {
  const read: FormInput = Object.create(null);
  for (const [name, value] of form) {
    if (name.startsWith("$ACTION") || (typeof value !== "string" && value.size === 0)) continue;
    const isList = name.endsWith("[]");
    const path = (isList ? name.slice(0, -2) : name).split(".");
    if (path.some((part) => forbiddenKeys.has(part))) continue;
    const last = path.pop() ?? "";
    const holder = path.reduce<FormInput>((at, part) => nested(at, part), read);
    if (!isList) holder[last] = value;
    else holder[last] = [...listAt(holder, last), ...(value === "" ? [] : [value])];
  }
  return read;
}

function nested(holder: FormInput, part: string): FormInput {
  const kept = holder[part];
  // Only this function puts objects here, all of this shape.
  if (typeof kept === "object" && kept !== null) return kept as FormInput;
  const made: FormInput = Object.create(null);
  holder[part] = made;
  return made;
}

const listAt = (holder: FormInput, name: string): unknown[] => {
  const kept = holder[name];
  return Array.isArray(kept) ? kept : [];
};

/** What the person typed, to be shown again beside what must be put right: never a secret, never a file. */
export function typedValues(form: FormData): Record<string, string | string[]> {
  const typed: Record<string, string | string[]> = {};
  for (const [name, value] of form) {
    if (name.startsWith("$ACTION") || typeof value !== "string" || secret.test(name) || forbiddenKeys.has(name))
      continue;
    const before = typed[name];
    if (name.endsWith("[]")) typed[name] = Array.isArray(before) ? [...before, value] : [value];
    else typed[name] = value;
  }
  return typed;
}
