/** Markup that is known to be whole and escaped: made by `element` alone. */
export class Markup {
  constructor(readonly html: string) {}
}

export type Child = Markup | string | null | undefined | false | readonly Child[];
export type Attributes = Record<string, string | number | null | undefined | false>;

const voids = new Set(["br", "hr", "img"]);

/** One element. Texts and attribute values are escaped; attributes that are null, false or absent are left out. */
export function element(tag: string, attributes: Attributes = {}, ...children: Child[]): Markup {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== null && value !== undefined && value !== false)
    .map(([name, value]) => ` ${name}="${escapeText(String(value))}"`)
    .join("");
  return new Markup(voids.has(tag) ? `<${tag}${written}>` : `<${tag}${written}>${inner(children)}</${tag}>`);
}

/** Pieces one after the other, without an element around them. */
export function together(...children: Child[]): Markup {
  return new Markup(inner(children));
}

export function escapeText(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}

function inner(child: Child): string {
  if (child === null || child === undefined || child === false) return "";
  if (child instanceof Markup) return child.html;
  return typeof child === "string" ? escapeText(child) : child.map(inner).join("");
}
