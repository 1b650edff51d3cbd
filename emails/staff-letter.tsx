import { Body, Button, Container, Head, Heading, Hr, Html, render, Text } from "@react-email/components";
import type { CSSProperties } from "react";
import { directionOf } from "@/base/locale";
import type { InterfaceLanguage } from "@/base/vocabulary";
import { type StaffMailKind, staffWords } from "./staff-words";

export interface StaffLetter {
  kind: StaffMailKind;
  language: InterfaceLanguage;
  name: string;
  newsroom: string;
  by?: string;
  /** Where the button leads: a whole address. */
  link?: string;
}

/** A mail to one of the staff, in their language: subject, HTML and plain text of the same words. */
export async function writeStaffLetter(letter: StaffLetter): Promise<{ subject: string; html: string; text: string }> {
  const words = staffWords[letter.language][letter.kind](letter);
  const { subject, greeting, lines, act, foot } = words;
  const html = await render(<Letter {...letter} />);
  const text = [greeting, ...lines, ...(act && letter.link ? [`${act}:\n${letter.link}`] : []), foot].join("\n\n");
  return { subject, html, text: `${text}\n` };
}

function Letter({ kind, language, link, ...facts }: StaffLetter) {
  const { subject, greeting, lines, act, foot } = staffWords[language][kind](facts);
  const dir = directionOf(language);
  const align = dir === "rtl" ? "right" : "left";
  // Said twice: programs that drop styles keep the attribute, and the other way round.
  const says = { align, className: "ink", style: { ...text[dir], direction: dir, textAlign: align } } as const;
  return (
    <Html lang={language} dir={dir}>
      <Head>
        <title>{subject}</title>
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of this file. */}
        <style dangerouslySetInnerHTML={{ __html: dark }} />
      </Head>
      <Body className="bg" style={{ backgroundColor: "#fbfaf7", margin: 0, padding: "24px 12px" }}>
        <div dir={dir} lang={language} style={{ display: "none", maxHeight: 0, overflow: "hidden" }}>
          {lines[0]}
        </div>
        <Container className="card" dir={dir} lang={language} style={paper}>
          <Heading as="h1" {...says} style={{ ...says.style, ...heading[dir] }}>
            {subject}
          </Heading>
          <Text {...says}>{greeting}</Text>
          {lines.map((line) => (
            <Text key={line} {...says}>
              {line}
            </Text>
          ))}
          {act && link ? (
            <>
              <Button href={link} style={{ ...button, ...text[dir], color: "#ffffff" }}>
                {act}
              </Button>
              <Text
                dir="ltr"
                {...address}
                style={{ ...text.ltr, ...address.style, fontSize: "13px", color: "#5e6b75", wordBreak: "break-all" }}
              >
                {link}
              </Text>
            </>
          ) : null}
          <Hr style={{ borderColor: "#d9d4c8", margin: "24px 0 12px" }} />
          <Text {...says} className="ink2" style={{ ...says.style, fontSize: "14px", color: "#46545f" }}>
            {foot}
          </Text>
        </Container>
      </Body>
    </Html>
  );
}

/** Colours stand inline; this only turns them for programs that follow the system's theme. */
const dark =
  "@media (prefers-color-scheme:dark){.bg{background-color:#0A1116!important}.card{background-color:#15212A!important}" +
  ".ink{color:#EEF1EE!important}.ink2{color:#B7C2C8!important}}";

/** An address reads from left to right, whatever stands around it. */
const address = { align: "left", className: "ink2", style: { direction: "ltr", textAlign: "left" } } as const;

const text: Record<"ltr" | "rtl", CSSProperties> = {
  ltr: { fontFamily: "'IBM Plex Sans', Arial, sans-serif", fontSize: "16px", lineHeight: "1.55", color: "#14212b" },
  rtl: {
    fontFamily: "'IBM Plex Sans Arabic', Tahoma, Arial, sans-serif",
    fontSize: "17px",
    lineHeight: "1.85",
    color: "#14212b",
  },
};
const heading: Record<"ltr" | "rtl", CSSProperties> = {
  ltr: { fontFamily: "Georgia, serif", fontSize: "24px", lineHeight: "1.25", fontWeight: 600, margin: "0 0 16px" },
  rtl: { fontSize: "23px", lineHeight: "1.6", fontWeight: 700, margin: "0 0 12px" },
};
const paper: CSSProperties = {
  backgroundColor: "#ffffff",
  borderTop: "3px solid #9a3f1d",
  maxWidth: "600px",
  padding: "28px 32px",
};
const button: CSSProperties = {
  backgroundColor: "#0b5563",
  borderRadius: "4px",
  display: "inline-block",
  fontWeight: 600,
  padding: "12px 22px",
  textDecoration: "none",
};
