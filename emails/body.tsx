import type { CSSProperties, ReactNode } from "react";
import { quotationMarks } from "@/base/locale";
import type { Language } from "@/base/vocabulary";
import { nodeText } from "@/document/blocks";
import type { NodeJson } from "@/document/schema";
import { Inline, Line } from "./inline";
import { colour, fonts, side, sizes } from "./style";
import { mailWords } from "./words";

/** One row of the mail's table, with direction, language and alignment of its own. */
export function Row({ language, padding, children }: { language: Language; padding: string; children: ReactNode }) {
  const { attributes, style } = side(language);
  return (
    <tr>
      <td {...attributes} style={{ ...style, padding }}>
        {children}
      </td>
    </tr>
  );
}

interface BlockProps {
  language: Language;
  as?: "p" | "h1" | "h2" | "h3";
  className?: string;
  style?: CSSProperties;
  children: ReactNode;
}

/** A paragraph or heading: the same again on the element itself, since some clients strip cells (Orange). */
export function Text({ language, as: Tag = "p", className = "ink", style, children }: BlockProps) {
  const { attributes, style: sided } = side(language);
  return (
    <Tag
      {...attributes}
      className={className}
      style={{ margin: 0, ...sided, ...fonts.text(language), ...sizes.body(language), color: colour.ink, ...style }}
    >
      {children}
    </Tag>
  );
}

const inside = "0 32px 16px 32px";

/** The blocks of one version's document as rows. `dateline` opens the lead. Contacts come apart. */
export function Body({
  nodes,
  language,
  dateline,
}: {
  nodes: readonly NodeJson[];
  language: Language;
  dateline?: string;
}) {
  return nodes.map((node, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: static markup has no state to mix up.
    <Block key={index} node={node} language={language} dateline={index === 0 ? dateline : undefined} />
  ));
}

function Block({ node, language, dateline }: { node: NodeJson; language: Language; dateline?: string }): ReactNode {
  const inline = <Inline nodes={node.content} language={language} />;
  switch (node.type) {
    case "heading":
      return (
        <Row language={language} padding="10px 32px 8px 32px">
          <Text language={language} as={node.attrs?.level === 3 ? "h3" : "h2"} style={sizes.heading(language)}>
            {inline}
          </Text>
        </Row>
      );
    case "bulletList":
    case "orderedList":
      return (
        <Row language={language} padding={inside}>
          <List node={node} language={language} />
        </Row>
      );
    case "quote":
      return <Quote node={node} language={language} />;
    case "callout":
      return (
        <Row language={language} padding={inside}>
          {(node.content ?? []).map((child, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: static markup has no state to mix up.
            <Text key={index} language={language} style={{ fontWeight: "bold" }}>
              <Inline nodes={child.content} language={language} />
            </Text>
          ))}
        </Row>
      );
    case "notes":
      return <Notes node={node} language={language} />;
    case "rule":
      return (
        <Row language={language} padding="4px 32px 20px 32px">
          <div className="line" style={{ borderTop: `1px solid ${colour.line}`, fontSize: 0, lineHeight: 0 }}>
            {"\u00a0"}
          </div>
        </Row>
      );
    case "table":
      return <Figures node={node} language={language} />;
    // Pictures are on the page: a mail carries none.
    case "figure":
      return null;
    case "boilerplate":
      return <Plain language={language} text={nodeText(node)} />;
    default:
      return (
        <Row language={language} padding={inside}>
          <Text language={language}>
            {dateline ? <b>{`${dateline} – `}</b> : null}
            {inline}
          </Text>
        </Row>
      );
  }
}

function Plain({ language, text }: { language: Language; text: string }) {
  if (!text) return null;
  return (
    <Row language={language} padding={inside}>
      <Text language={language} className="ink2" style={{ ...sizes.small(language), color: colour.ink2 }}>
        <Line text={text} language={language} />
      </Text>
    </Row>
  );
}

function List({ node, language }: { node: NodeJson; language: Language }) {
  const { attributes, style, isRtl } = side(language);
  const Tag = node.type === "orderedList" ? "ol" : "ul";
  const indent = isRtl ? { paddingRight: 22, paddingLeft: 0 } : { paddingLeft: 22, paddingRight: 0 };
  return (
    <Tag
      dir={attributes.dir}
      lang={language}
      className="ink"
      style={{ margin: 0, ...style, ...indent, ...fonts.text(language), ...sizes.body(language), color: colour.ink }}
    >
      {(node.content ?? []).map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: static markup has no state to mix up.
        <li key={index} dir={attributes.dir} style={style}>
          {(item.content ?? []).map((child, at) =>
            child.type === "paragraph" ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: static markup has no state to mix up.
              <Inline key={at} nodes={child.content} language={language} />
            ) : (
              // biome-ignore lint/suspicious/noArrayIndexKey: static markup has no state to mix up.
              <List key={at} node={child} language={language} />
            ),
          )}
        </li>
      ))}
    </Tag>
  );
}

/** Quotation marks come from here, except round an imported quotation, which brought its own. */
function Quote({ node, language }: { node: NodeJson; language: Language }) {
  const { attributes, style, isRtl } = side(language);
  const [words, attribution] = node.content ?? [];
  const isRaw = attribution?.attrs?.raw === true;
  const speaker = isRaw ? "" : String(attribution?.attrs?.text ?? "");
  const [open, close] = isRaw ? ["", ""] : quotationMarks(language);
  const paragraphs = words?.content ?? [];
  const bar = `3px solid ${colour.clay}`;
  const edge = isRtl
    ? { borderRight: bar, paddingRight: 18, paddingLeft: 0 }
    : { borderLeft: bar, paddingLeft: 18, paddingRight: 0 };
  return (
    <Row language={language} padding="4px 32px 20px 32px">
      <table
        role="presentation"
        width="100%"
        cellPadding={0}
        cellSpacing={0}
        border={0}
        dir={attributes.dir}
        lang={language}
      >
        <tbody>
          <tr>
            <td className="q" {...attributes} style={{ ...style, ...edge }}>
              {paragraphs.map((paragraph, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: static markup has no state to mix up.
                <Text key={index} language={language} style={sizes.quote(language)}>
                  {index === 0 ? open : null}
                  <Inline nodes={paragraph.content} language={language} />
                  {index === paragraphs.length - 1 ? close : null}
                </Text>
              ))}
              {speaker ? (
                <Text
                  language={language}
                  className="ink2"
                  style={{ ...fonts.label(language), ...sizes.small(language), color: colour.ink2, margin: "8px 0 0" }}
                >
                  {speaker}
                </Text>
              ) : null}
            </td>
          </tr>
        </tbody>
      </table>
    </Row>
  );
}

function Notes({ node, language }: { node: NodeJson; language: Language }) {
  return (
    <>
      <Row language={language} padding="10px 32px 8px 32px">
        <Text language={language} as="h2" style={sizes.heading(language)}>
          {mailWords(language).notes}
        </Text>
      </Row>
      <Body nodes={node.content ?? []} language={language} />
    </>
  );
}

function Figures({ node, language }: { node: NodeJson; language: Language }) {
  const { attributes, style } = side(language);
  const cell = { ...style, ...fonts.text(language), ...sizes.body(language), color: colour.ink };
  return (
    <Row language={language} padding={inside}>
      <table width="100%" cellPadding={6} cellSpacing={0} border={0} dir={attributes.dir} lang={language}>
        <tbody>
          {(node.content ?? []).map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: static markup has no state to mix up.
            <tr key={index}>
              {(row.content ?? []).map((one, at) => {
                const Tag = one.type === "tableHeader" ? "th" : "td";
                return (
                  <Tag
                    // biome-ignore lint/suspicious/noArrayIndexKey: static markup has no state to mix up.
                    key={at}
                    {...attributes}
                    className="line ink"
                    style={{ ...cell, borderBottom: `1px solid ${colour.line}` }}
                  >
                    {(one.content ?? []).map((child, inner) => (
                      // biome-ignore lint/suspicious/noArrayIndexKey: static markup has no state to mix up.
                      <Inline key={inner} nodes={child.content} language={language} />
                    ))}
                  </Tag>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </Row>
  );
}
