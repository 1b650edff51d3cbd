import { render } from "@react-email/render";
import { formatDateTime } from "@/base/locale";
import type { DigitSystem, Language } from "@/base/vocabulary";
import { datelineText, nodeText } from "@/document/blocks";
import { versionText } from "@/document/to-text";
import type { Version } from "@/document/version";
import { Body, Row, Text } from "./body";
import { Frame, Spine } from "./frame";
import { Line } from "./inline";
import { Notice, type NoticeKind, noticeText } from "./notice";
import { ReadOnWeb } from "./read-on-web";
import { colour, fonts, side, sizes } from "./style";
import { fill, mailWords } from "./words";

/** One language of the release as this mail carries it. */
export interface MailPart {
  version: Version;
  /** Its page, once it is public. */
  url?: string;
  mailSubject?: string;
  preheader?: string;
  /** Of a notice: what was said of the change, newest first. */
  told?: { words: string; at: Date }[];
}

export interface ReleaseMail {
  /** In the order of the mail: the recipient's own language first. */
  parts: [MailPart, ...MailPart[]];
  /** The reader has an earlier text, and this tells what became of it. */
  notice?: NoticeKind;
  /** The newsroom's name in each language. */
  names: Partial<Record<Language, string>>;
  postalAddresses: Partial<Record<Language, string>>;
  /** Name of the newsroom's zone as readers know it, per language: `Baghdad`, «بغداد». */
  zone: string;
  zoneNames: Partial<Record<Language, string>>;
  digits: DigitSystem;
  publishedAt?: Date;
  embargoUntil?: Date;
  unsubscribeUrl: string;
  preferencesUrl: string;
}

export interface RenderedMail {
  subject: string;
  /** The line that a mailbox shows beside the subject. */
  preheader: string;
  html: string;
  text: string;
  fromName: string;
}

/**
 * The mail of a release in one language or several, each part whole, the recipient's own first
 * (bilingual.md C3; 600 px, tables, inline styles, direction repeated on every block). The subject
 * is in one language, the first. The text part is made from the document, not from the HTML.
 */
export async function renderReleaseMail(mail: ReleaseMail): Promise<RenderedMail> {
  const [first] = mail.parts;
  const words = mailWords(first.version.lang);
  const plain = first.mailSubject || first.version.headline;
  const subject = mail.notice ? fill(words[mail.notice].subject, { subject: plain }) : plain;
  return {
    subject,
    preheader: preheaderOf(first),
    // React's marks between neighbouring texts have no use in a mail; all user text is escaped by now.
    html: (await render(<ReleaseMailSheet {...mail} subject={subject} />)).replace(/<!--(?: |\/?\$)-->/g, ""),
    text: textOf(mail),
    fromName: nameIn(mail, first.version.lang),
  };
}

function nameIn({ names }: Pick<ReleaseMail, "names">, language: Language): string {
  return names[language] ?? names.en ?? Object.values(names)[0] ?? "";
}

function preheaderOf({ preheader, version, told }: MailPart): string {
  return (
    told?.[0]?.words.slice(0, 140) ||
    preheader ||
    version.subhead ||
    nodeText(version.document.content[0] ?? { type: "text" }).slice(0, 140)
  );
}

function ReleaseMailSheet({ subject, ...mail }: ReleaseMail & { subject: string }) {
  const [first] = mail.parts;
  const language = first.version.lang;
  const names = Object.entries(mail.names).map(([code, name]) => ({ language: code as Language, name }));
  return (
    <Frame
      language={language}
      title={subject}
      preheader={preheaderOf(first)}
      names={names}
      footer={<Footer {...mail} />}
    >
      {mail.parts.map((part, index) => (
        <Part key={part.version.lang} mail={mail} part={part} isFirst={index === 0} />
      ))}
    </Frame>
  );
}

function Part({ mail, part, isFirst }: { mail: ReleaseMail; part: MailPart; isFirst: boolean }) {
  const { version } = part;
  const language = version.lang;
  const { attributes, style } = side(language);
  const place = version.dateline && datelineText(version.dateline, language);
  const blocks = version.document.content.filter(({ type }) => type !== "contacts");
  const label = { ...fonts.label(language), color: colour.ink3, ...sizes.small(language) };
  return (
    <>
      {isFirst ? null : <Spine />}
      <tr>
        <td {...attributes} style={style}>
          <table
            role="presentation"
            width="100%"
            cellPadding={0}
            cellSpacing={0}
            border={0}
            dir={attributes.dir}
            lang={language}
            style={{ direction: style.direction }}
          >
            <tbody>
              {mail.embargoUntil ? <Embargo mail={mail} language={language} until={mail.embargoUntil} /> : null}
              {mail.notice ? <Notice kind={mail.notice} language={language} told={toldIn(mail, part)} /> : null}
              {version.kicker ? (
                <Row language={language} padding="28px 32px 4px 32px">
                  <Text
                    language={language}
                    className="clay"
                    style={{ ...fonts.label(language), ...sizes.kicker(), color: colour.clay }}
                  >
                    {version.kicker}
                  </Text>
                </Row>
              ) : null}
              <Row language={language} padding={version.kicker ? "0 32px 10px 32px" : "28px 32px 10px 32px"}>
                <Text language={language} as={isFirst ? "h1" : "h2"} style={sizes.headline(language)}>
                  {version.headline}
                </Text>
              </Row>
              {version.subhead ? (
                <Row language={language} padding="0 32px 10px 32px">
                  <Text language={language} className="ink2" style={{ ...sizes.subhead(language), color: colour.ink2 }}>
                    {version.subhead}
                  </Text>
                </Row>
              ) : null}
              {mail.publishedAt ? (
                <Row language={language} padding="0 32px 18px 32px">
                  <Text language={language} className="ink3" style={label}>
                    {timeIn(mail, language, mail.publishedAt)}
                  </Text>
                </Row>
              ) : null}
              <Body nodes={blocks} language={language} dateline={place} />
              {part.url ? <ReadOnWeb language={language} url={part.url} /> : null}
              <Contacts part={part} />
            </tbody>
          </table>
        </td>
      </tr>
    </>
  );
}

function timeIn({ zone, zoneNames, digits }: ReleaseMail, language: Language, at: Date): string {
  const time = formatDateTime(at, language, zone, digits);
  return fill(mailWords(language).published, { time, zone: zoneNames[language] ?? zoneNames.en ?? zone });
}

const toldIn = (mail: ReleaseMail, { version, told = [] }: MailPart) =>
  told.map(({ words, at }) => ({ words, time: timeIn(mail, version.lang, at) }));

function Embargo({ mail, language, until }: { mail: ReleaseMail; language: Language; until: Date }) {
  return (
    <Row language={language} padding="20px 32px 0 32px">
      <Text
        language={language}
        className="clay"
        style={{ ...fonts.label(language), color: colour.clay, fontWeight: "bold" }}
      >
        {fill(mailWords(language).embargo, { time: timeIn(mail, language, until) })}
      </Text>
    </Row>
  );
}

/** The contact block of the version, once per language, with its phones and addresses isolated. */
function Contacts({ part: { version } }: { part: MailPart }) {
  const language = version.lang;
  const nodes = version.document.content.find(({ type }) => type === "contacts")?.content ?? [];
  if (nodes.length === 0) return null;
  const cue = nodes.find(({ type }) => type === "contactCue");
  const style = { ...fonts.label(language), ...sizes.small(language), fontSize: 15 };
  return (
    <Row language={language} padding="0 32px 28px 32px">
      <div className="line" style={{ borderTop: `1px solid ${colour.line}`, paddingTop: 14 }}>
        <Text language={language} style={{ ...style, fontWeight: "bold" }}>
          {cue ? nodeText(cue) : mailWords(language).contact}
        </Text>
        {nodes
          .filter(({ type }) => type === "contact")
          .flatMap((node) => nodeText(node).split("\n"))
          .map((line) => (
            <Text key={line} language={language} style={style}>
              <Line text={line} language={language} />
            </Text>
          ))}
      </div>
    </Row>
  );
}

/** Why, how to leave, and where we are, in each language of the mail. */
function Footer(mail: ReleaseMail) {
  return mail.parts.map(({ version: { lang } }) => {
    const words = mailWords(lang);
    const small = { ...fonts.label(lang), ...sizes.small(lang), color: colour.ink2 };
    const address = mail.postalAddresses[lang] ?? mail.postalAddresses.en;
    return (
      <Row key={lang} language={lang} padding="14px 32px 0 32px">
        <Text language={lang} className="ink2" style={small}>
          {fill(words.because, { name: nameIn(mail, lang) })}
        </Text>
        <Text language={lang} className="ink2" style={small}>
          <a className="lnk" href={mail.unsubscribeUrl} style={{ color: colour.accent }}>
            {words.unsubscribe}
          </a>
          {"\u00a0\u00a0·\u00a0 "}
          <a className="lnk" href={mail.preferencesUrl} style={{ color: colour.accent }}>
            {words.preferences}
          </a>
        </Text>
        {address ? (
          <Text language={lang} className="ink2" style={small}>
            {address}
          </Text>
        ) : null}
      </Row>
    );
  });
}

/** The plain-text part: languages apart by a line of stars (bilingual.md C3). */
function textOf(mail: ReleaseMail): string {
  return mail.parts
    .map((part) => {
      const { version, url } = part;
      const words = mailWords(version.lang);
      return [
        ...(mail.embargoUntil ? [fill(words.embargo, { time: timeIn(mail, version.lang, mail.embargoUntil) })] : []),
        ...(mail.notice ? [noticeText(mail.notice, version.lang, toldIn(mail, part))] : []),
        versionText(version, {}, { notes: words.notes }),
        ...(url ? [`${words.readOnWeb}:\n${url}`] : []),
        fill(words.because, { name: nameIn(mail, version.lang) }),
        `${words.unsubscribe}:\n${mail.unsubscribeUrl}`,
        `${words.preferences}:\n${mail.preferencesUrl}`,
        ...(mail.postalAddresses[version.lang] ? [mail.postalAddresses[version.lang]] : []),
      ].join("\n\n");
    })
    .join("\n\n* * * * *\n\n");
}
