/** Without what Postgres cannot keep in a text: U+0000 is dropped, half of a surrogate pair becomes U+FFFD. */
export const storableText = (text: string): string => text.replaceAll("\0", "").toWellFormed();

/** The same of every text in what came from outside, in lists and plain objects too. Files and bytes stay as they are. */
export function storable(value: unknown): unknown {
  if (typeof value === "string") return storableText(value);
  if (Array.isArray(value)) return value.map(storable);
  if (typeof value !== "object" || value === null) return value;
  const kind = Object.getPrototypeOf(value);
  if (kind !== null && kind !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [storableText(name), storable(part)]));
}
