import { type Folded, fold, type Span, sourceSpan } from "../fold";
import { findLinks, findPlaceholders } from "../links";
import { findPhones } from "../phones";

/** A press contact as proposed: `raw` is the text as it came, kept until a person confirms the rest. */
export interface SplitContact {
  name?: string;
  role?: string;
  email?: string;
  /** E.164; absent where the number is malformed. */
  phone?: string;
  raw: string;
}

const labels =
  /(?<!\p{L})(?:tel(?:ephone)?|phone|mobile|mob|cell|fax|whatsapp|e-?mail|mail|tél(?:éphone)?|courriel|teléfono|correo|(?:ال)?هاتف|موبايل|جوال|نقال|فاكس|واتساب|(?:ال)?[إا]?يميل|البريد(?: الإلكتروني| الالكتروني)?|بريد(?: إلكتروني| الكتروني)?|تەلەفۆن|ئیمەیڵ|مۆبایل)(?!\p{L})\s*[.:]?/giu;

interface Reach {
  folded: Folded;
  /** Addresses, placeholders and phones, in order. */
  spans: Span[];
  email?: string;
  phone?: string;
}

/** True where a line holds an e-mail, a phone or what is left of one. */
export const isReachable = (text: string, region: string): boolean => reach(text, region).spans.length > 0;

/**
 * Entries of a contact block (bilingual.md D5): one on each line or between semicolons; lines that
 * only continue an entry (a role, a number) stay with it.
 */
export function readContacts(text: string, region: string): SplitContact[] {
  const lines = text
    .split(/\n|;(?=\s)|؛(?=\s)/)
    .map((line) => line.trim())
    .filter(Boolean);
  const entries: string[][] = [];
  for (const line of lines) {
    const last = entries.at(-1);
    const lastIsComplete = last?.some((one) => isReachable(one, region)) ?? true;
    const beginsWithName = nameless(line, region).length >= 2;
    if (last && !(lastIsComplete && beginsWithName)) last.push(line);
    else entries.push([line]);
  }
  return entries.map((entry) => readContact(entry.join("\n"), region));
}

function readContact(raw: string, region: string): SplitContact {
  const { email, phone } = reach(raw, region);
  const [name, role] = nameless(raw, region)
    .split(/\s*(?:[,،|/:–—\n]|\s-\s)\s*/)
    .map((part) => part.replace(/^[\s.()-]+|[\s.()-]+$/g, ""))
    .filter((part) => /\p{L}{2}/u.test(part));
  return {
    ...(name ? { name } : {}),
    ...(role ? { role } : {}),
    ...(email ? { email } : {}),
    ...(phone ? { phone } : {}),
    raw,
  };
}

function reach(text: string, region: string): Reach {
  const folded = fold(text);
  const placeholders = findPlaceholders(folded.text);
  const links = findLinks(folded.text).filter(
    (link) => !placeholders.some((one) => one.start < link.end && link.start < one.end),
  );
  const phones = findPhones(folded.text, region);
  const email = links.find(({ kind }) => kind === "email");
  const phone = phones.find(({ e164 }) => e164);
  return {
    folded,
    spans: [...placeholders, ...links, ...phones].sort((a, b) => a.start - b.start),
    ...(email ? { email: folded.text.slice(email.start, email.end) } : {}),
    ...(phone?.e164 ? { phone: phone.e164 } : {}),
  };
}

/** What is left of an entry without its addresses, numbers and their labels. */
function nameless(text: string, region: string): string {
  const { folded, spans } = reach(text, region);
  let rest = text;
  for (const span of [...spans].reverse()) {
    const { start, end } = sourceSpan(folded, span.start, span.end);
    rest = `${rest.slice(0, start)}\n${rest.slice(end)}`;
  }
  return rest.replace(labels, "\n").replace(/^[\s,،–—:.-]+|[\s,،–—:.-]+$/g, "");
}
