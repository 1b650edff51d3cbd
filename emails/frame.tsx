import type { ReactNode } from "react";
import { directionOf } from "@/base/locale";
import type { Language } from "@/base/vocabulary";
import { colour, fonts, ground } from "./style";

/** Essential colours stand inline on the cells; this only turns them for clients that follow the system's theme. */
const dark =
  "@media (prefers-color-scheme:dark){.bg{background-color:#0A1116!important}.card{background-color:#15212A!important}" +
  ".ink{color:#EEF1EE!important}.ink2{color:#B7C2C8!important}.ink3{color:#93A1A9!important}.clay{color:#F0A27C!important}" +
  ".lnk{color:#6CC4CC!important}.btn{background-color:#6CC4CC!important}.btna{color:#0E171D!important}" +
  ".line{border-color:#2A3944!important}.q{border-color:#F0A27C!important}.sp{background-color:#F0A27C!important}}" +
  "@media (max-width:480px){.pad{padding:0!important}}";

const table = { role: "presentation", width: "100%", cellPadding: 0, cellSpacing: 0, border: 0 } as const;

interface FrameProps {
  language: Language;
  title: string;
  preheader: string;
  /** The newsroom's name in each of its languages, the mail's first one at its own side of the spine. */
  names: { language: Language; name: string }[];
  footer: ReactNode;
  children: ReactNode;
}

/** The sheet of 600 px that every mail is set on, with the newsroom's two names meeting at the spine. */
export function Frame({ language, title, preheader, names, footer, children }: FrameProps) {
  const direction = directionOf(language);
  return (
    <html lang={language} dir={direction}>
      {/* biome-ignore lint/style/noHeadElement: a mail is no page of Next. */}
      <head>
        <meta httpEquiv="Content-Type" content="text/html; charset=utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <title>{title}</title>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of this file. */}
        <style dangerouslySetInnerHTML={{ __html: dark }} />
      </head>
      <body style={{ margin: 0, padding: 0 }}>
        <div dir={direction} lang={language} style={{ display: "none", maxHeight: 0, overflow: "hidden" }}>
          {preheader}
        </div>
        <table
          {...table}
          className="bg"
          dir={direction}
          lang={language}
          bgcolor={colour.ground}
          style={{ backgroundColor: colour.ground }}
        >
          <tbody>
            <tr>
              <td className="pad" align="center" style={{ padding: "28px 12px" }}>
                <table
                  {...table}
                  className="card"
                  dir={direction}
                  bgcolor={colour.card}
                  style={{ maxWidth: 600, backgroundColor: colour.card }}
                >
                  <tbody>
                    <tr>
                      <td
                        dir="ltr"
                        align="center"
                        className="line"
                        style={{
                          direction: "ltr",
                          textAlign: "center",
                          padding: "20px 16px",
                          borderBottom: `1px solid ${colour.line}`,
                        }}
                      >
                        <Masthead names={names} />
                      </td>
                    </tr>
                    {children}
                  </tbody>
                </table>
                <table {...table} dir={direction} style={{ maxWidth: 600 }}>
                  <tbody>{footer}</tbody>
                </table>
              </td>
            </tr>
          </tbody>
        </table>
      </body>
    </html>
  );
}

/** English stands left and Arabic right of the spine, whatever the language of the mail. */
function Masthead({ names }: Pick<FrameProps, "names">) {
  const left = names.filter(({ language }) => directionOf(language) === "ltr").slice(0, 1);
  const right = names.filter(({ language }) => directionOf(language) === "rtl").slice(0, 1);
  const name = ({ language, name }: FrameProps["names"][number], isLeft: boolean) => (
    <td
      key={language}
      className="ink"
      dir={directionOf(language)}
      lang={language}
      style={{
        direction: directionOf(language),
        ...fonts.text(language),
        fontSize: isLeft ? 19 : 18,
        lineHeight: "28px",
        fontWeight: "bold",
        color: colour.ink,
        ...(isLeft ? { paddingRight: right.length ? 14 : 0 } : { paddingLeft: left.length ? 14 : 0 }),
      }}
    >
      {name}
    </td>
  );
  return (
    <table role="presentation" dir="ltr" cellPadding={0} cellSpacing={0} border={0} align="center">
      <tbody>
        <tr>
          {left.map((one) => name(one, true))}
          {left.length > 0 && right.length > 0 ? (
            <td
              className="sp"
              width={3}
              {...ground(colour.clay)}
              style={{ backgroundColor: colour.clay, fontSize: 0, lineHeight: 0 }}
            >
              {"\u00a0"}
            </td>
          ) : null}
          {right.map((one) => name(one, false))}
        </tr>
      </tbody>
    </table>
  );
}

/** The clay rule between the languages of a mail in two. */
export function Spine() {
  return (
    <tr>
      <td dir="ltr" style={{ padding: "0 32px" }}>
        <table {...table}>
          <tbody>
            <tr>
              <td
                className="sp"
                height={3}
                {...ground(colour.clay)}
                style={{ backgroundColor: colour.clay, height: 3, fontSize: 0, lineHeight: 0 }}
              >
                {"\u00a0"}
              </td>
            </tr>
          </tbody>
        </table>
      </td>
    </tr>
  );
}
