import type { Language } from "@/base/vocabulary";
import { Row } from "./body";
import { colour, fonts, ground, side } from "./style";
import { mailWords } from "./words";

/** The way to the public page, as a button that every mail program draws. */
export function ReadOnWeb({ language, url }: { language: Language; url: string }) {
  const { attributes } = side(language);
  return (
    <Row language={language} padding="6px 32px 24px 32px">
      <table
        role="presentation"
        cellPadding={0}
        cellSpacing={0}
        border={0}
        dir={attributes.dir}
        align={attributes.align}
      >
        <tbody>
          <tr>
            <td
              className="btn"
              align="center"
              {...ground(colour.accent)}
              style={{ backgroundColor: colour.accent, borderRadius: 4 }}
            >
              <a
                className="btna"
                href={url}
                style={{
                  display: "inline-block",
                  padding: "12px 22px",
                  ...fonts.label(language),
                  fontSize: 15,
                  lineHeight: "1.5",
                  fontWeight: "bold",
                  color: colour.onAccent,
                  textDecoration: "none",
                }}
              >
                {mailWords(language).readOnWeb}
              </a>
            </td>
          </tr>
        </tbody>
      </table>
    </Row>
  );
}
