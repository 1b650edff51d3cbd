import type { Language } from "@/base/vocabulary";
import { clean } from "@/text/hygiene";

/**
 * HTML from the clipboard as the schema can read it: Word's paragraphs that look like list items
 * become lists, its smart tags and empty paragraphs go, invisible characters go (bilingual.md C4).
 * Pictures are left out: they come in through the media library. What else the schema does not
 * know, ProseMirror drops.
 */
export function cleanPasted(html: string, lang: Language): string {
  const { body } = new DOMParser().parseFromString(html.replace(/<!--\[if[\s\S]*?<!\[endif\]-->/gi, ""), "text/html");
  for (const element of body.querySelectorAll("img, picture, svg, style, script, meta, title, o\\:p")) element.remove();
  rebuildLists(body);
  unwrapBold(body);
  const walker = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_COMMENT);
  const comments: Node[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.nodeType === Node.COMMENT_NODE) comments.push(node);
    else node.nodeValue = cleanRun(node.nodeValue ?? "", lang);
  }
  for (const comment of comments) comment.parentNode?.removeChild(comment);
  for (const paragraph of body.querySelectorAll("p")) {
    if (paragraph.textContent?.trim() === "" && !paragraph.querySelector("br + br")) paragraph.remove();
  }
  return body.innerHTML;
}

/** A run of text; `clean` would take the spaces at its ends, which stand between words here. */
export function cleanRun(text: string, lang: Language): string {
  const flat = text.replace(/\s*\n\s*/g, " ");
  const [, before = "", inner = "", after = ""] = /^(\s*)([\s\S]*?)(\s*)$/.exec(flat) ?? [];
  return (before && " ") + clean(inner, lang) + (after && inner && " ");
}

/** Plain text from the clipboard; its lines are kept. */
export const cleanPastedText = (text: string, lang: Language): string => clean(text, lang);

/** Google Docs wraps all it copies in a `<b style="font-weight:normal">`. */
function unwrapBold(body: HTMLElement) {
  for (const bold of body.querySelectorAll<HTMLElement>("b, strong")) {
    if (bold.style.fontWeight === "normal" || bold.style.fontWeight === "400") bold.replaceWith(...bold.childNodes);
  }
}

const listStyle = /mso-list:\s*l\d+\s+level(\d+)/i;

/** Runs of Word's `mso-list` paragraphs become nested lists; the typed number or bullet goes. */
function rebuildLists(body: HTMLElement) {
  const items = [...body.querySelectorAll<HTMLElement>("p, h1, h2, h3")].filter((p) => listStyle.test(styleOf(p)));
  let open: { list: HTMLElement; level: number }[] = [];
  let last: Element | null = null;
  for (const item of items) {
    const level = Number(listStyle.exec(styleOf(item))?.[1] ?? 1);
    if (item.previousElementSibling !== last) open = [];
    const marker = takeMarker(item);
    const entry = body.ownerDocument.createElement("li");
    const paragraph = body.ownerDocument.createElement("p");
    paragraph.append(...item.childNodes);
    entry.append(paragraph);
    while ((open.at(-1)?.level ?? 0) > level) open.pop();
    let current = open.at(-1);
    if (!current || current.level < level) {
      const list = body.ownerDocument.createElement(/[0-9a-z٠-٩][.)]/i.test(marker) ? "ol" : "ul");
      if (current?.list.lastElementChild) current.list.lastElementChild.append(list);
      else item.before(list);
      current = { list, level };
      open.push(current);
    }
    current.list.append(entry);
    last = open[0]?.list ?? null;
    item.remove();
  }
}

const styleOf = (element: Element) => element.getAttribute("style") ?? "";

function takeMarker(item: HTMLElement): string {
  for (const span of item.querySelectorAll("span")) {
    if (!/mso-list:\s*ignore/i.test(styleOf(span))) continue;
    span.remove();
    return span.textContent ?? "";
  }
  const first = item.firstChild;
  const typed = /^\s*([0-9a-z٠-٩]{1,3}[.)]|[·•\-–o§])\s+/i.exec(first?.nodeValue ?? "");
  if (first?.nodeValue && typed) first.nodeValue = first.nodeValue.slice(typed[0].length);
  return typed?.[1] ?? "";
}
