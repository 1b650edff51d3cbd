import { type DefaultTreeAdapterMap, parseFragment } from "parse5";
import { type Language, languages } from "@/base/vocabulary";
import type { GivenEntry } from "./glossary-csv";

type Node = DefaultTreeAdapterMap["node"];
type Element = DefaultTreeAdapterMap["element"];

export const isTbx = (text: string): boolean => /^\ufeff?\s*<(?:\?xml|!DOCTYPE|tbx|martif)/i.test(text);

/**
 * Entries of a TBX file (ISO 30042): of edition 2 (`tbx`, `conceptEntry`, `langSec`, `termSec`) and of
 * the older MARTIF form (`termEntry`, `langSet`, `tig`). Terms of languages that we do not have are left out.
 */
export function readGlossaryTbx(text: string): GivenEntry[] {
  // XML through a parser of HTML: it knows no empty-element tags and no CDATA.
  const closed = text
    .replace(/<!\[CDATA\[([\s\S]*?)\]\]>/g, (_, inner: string) => escaped(inner))
    .replace(/<([\w:.-]+)((?:\s[^<>]*?)?)\/>/g, "<$1$2></$1>");
  return elements(parseFragment(closed), /^(?:conceptentry|termentry)$/).map((entry) => ({
    kind: elements(entry, /^(?:descrip|admin|note)$/).some((one) => textOf(one).trim().toLowerCase() === "person")
      ? "person"
      : "term",
    names: namesOf(entry),
  }));
}

function namesOf(entry: Element): GivenEntry["names"] {
  const names: GivenEntry["names"] = {};
  for (const section of elements(entry, /^(?:langsec|langset)$/)) {
    const code = section.attrs.find(({ name }) => /^(?:xml:)?lang$/.test(name))?.value.toLowerCase() ?? "";
    const language = languages.find((one) => code === one || code.startsWith(`${one}-`));
    const terms = elements(section, /^term$/).map((term) => textOf(term).replace(/\s+/g, " ").trim());
    if (language) names[language] = [...(names[language] ?? []), ...terms.filter((term) => term !== "")];
  }
  return names;
}

function elements(node: Node, wanted: RegExp): Element[] {
  const children = "childNodes" in node ? node.childNodes : [];
  return children.flatMap((child) =>
    "tagName" in child && wanted.test(child.tagName) ? [child] : elements(child, wanted),
  );
}

const textOf = (node: Node): string =>
  "value" in node ? node.value : "childNodes" in node ? node.childNodes.map(textOf).join("") : "";

const escaped = (text: string) =>
  text.replace(/[&<>"]/g, (char) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[char] ?? char);

/** The glossary as TBX-Basic (ISO 30042:2019, DCA style), for translation tools. */
export function writeGlossaryTbx(entries: readonly GivenEntry[]): string {
  const inLanguage = ([language, names]: [string, string[]]) =>
    `      <langSec xml:lang="${language}">\n${names
      .map((name) => `        <termSec><term>${escaped(name)}</term></termSec>\n`)
      .join("")}      </langSec>\n`;
  const concepts = entries.map(({ kind, names }, index) => {
    // Keys of names by language are languages, and each holds a list.
    const sections = Object.entries(names) as [Language, string[]][];
    return `    <conceptEntry id="c${index + 1}">\n      <descrip type="subjectField">${kind}</descrip>\n${sections.map(inLanguage).join("")}    </conceptEntry>\n`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2">
  <tbxHeader><fileDesc><sourceDesc><p>Bayan</p></sourceDesc></fileDesc></tbxHeader>
  <text><body>
${concepts.join("")}  </body></text>
</tbx>
`;
}
