import { Fragment, type ReactNode } from "react";
import { directionOf } from "@/base/locale";
import { type Language, languages } from "@/base/vocabulary";
import { mentionsOf } from "@/document/mentions";
import type { MarkJson, NodeJson } from "@/document/schema";
import { colour } from "./style";

const link = { color: colour.accent };

/**
 * Isolated left to right without `<bdi>`, which Gmail and Outlook do not know: a span with `dir`
 * and U+200E on both sides, never `dir` on the link itself (bilingual.md C3).
 */
export function LeftToRight({ children }: { children: ReactNode }) {
  return (
    <span dir="ltr" style={{ direction: "ltr", unicodeBidi: "embed", whiteSpace: "nowrap" }}>
      {"\u200e"}
      {children}
      {"\u200e"}
    </span>
  );
}

/**
 * A line of plain text with its phones, addresses and links made usable and isolated. In a text that
 * runs right to left U+200F follows each: between two such runs a comma would else be drawn into them,
 * to the wrong side of the first (UAX #9, N1: the embedding does not isolate).
 */
export function Line({ text, language }: { text: string; language: Language }) {
  const after = directionOf(language) === "rtl" ? "\u200f" : null;
  return mentionsOf(text).map((mention, index) =>
    mention.kind === "text" ? (
      mention.text
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: static markup has no state to mix up.
      <Fragment key={index}>
        <LeftToRight>
          {mention.href ? (
            <a className="lnk" href={mention.href} style={link}>
              {mention.text}
            </a>
          ) : (
            mention.text
          )}
        </LeftToRight>
        {after}
      </Fragment>
    ),
  );
}

/** The inline content of a block: text with its marks, and line breaks. */
export function Inline({ nodes = [], language }: { nodes?: readonly NodeJson[]; language: Language }) {
  return nodes.map((node, index) => {
    if (node.type === "hardBreak") {
      // biome-ignore lint/suspicious/noArrayIndexKey: static markup has no state to mix up.
      return <br key={index} />;
    }
    // biome-ignore lint/suspicious/noArrayIndexKey: static markup has no state to mix up.
    return <Marked key={index} node={node} language={language} />;
  });
}

function Marked({ node, language }: { node: NodeJson; language: Language }): ReactNode {
  const marks = node.marks ?? [];
  const isLinked = marks.some(({ type }) => type === "link");
  const text = node.text ?? "";
  let inner: ReactNode = isLinked ? text : <Line text={text} language={language} />;
  for (const mark of marks) inner = wrapped(mark, inner, language);
  return inner;
}

function wrapped(mark: MarkJson, inner: ReactNode, language: Language): ReactNode {
  switch (mark.type) {
    case "bold":
      return <b>{inner}</b>;
    case "italic":
      // Arabic has no slanted tradition: emphasis is weight.
      return directionOf(language) === "rtl" ? <b>{inner}</b> : <i>{inner}</i>;
    case "link":
      return (
        <a className="lnk" href={String(mark.attrs?.href ?? "")} style={link}>
          {inner}
        </a>
      );
    case "lang":
      return <Foreign code={String(mark.attrs?.lang ?? "")}>{inner}</Foreign>;
    default:
      return inner;
  }
}

function Foreign({ code, children }: { code: string; children: ReactNode }) {
  const language = languages.find((known) => known === code);
  if (!language) return children;
  const direction = directionOf(language);
  return (
    <span lang={language} dir={direction} style={{ direction, unicodeBidi: "embed" }}>
      {children}
    </span>
  );
}
