import type { Language } from "@/base/vocabulary";
import { Row, Text } from "./body";
import { Line } from "./inline";
import { colour, fonts, sizes } from "./style";
import { mailWords } from "./words";

export type NoticeKind = "correction" | "withdrawal";

interface Told {
  words: string;
  time: string;
}

/** What became of the text that the reader has, above all else. */
export function Notice({ kind, language, told }: { kind: NoticeKind; language: Language; told: readonly Told[] }) {
  const { mark, says } = mailWords(language)[kind];
  const style = { ...fonts.label(language), ...sizes.small(language), fontSize: 15 };
  return (
    <Row language={language} padding="20px 32px 0 32px">
      <Text language={language} className="clay" style={{ ...style, color: colour.clay, fontWeight: "bold" }}>
        {mark}
      </Text>
      <Text language={language} style={style}>
        {says}
      </Text>
      {told.map(({ words, time }) => (
        <Text key={time} language={language} style={{ ...style, fontWeight: "bold" }}>
          <Line text={words} language={language} />
          <span className="ink3" style={{ color: colour.ink3, fontWeight: "normal" }}>{` (${time})`}</span>
        </Text>
      ))}
    </Row>
  );
}

/** The same as lines of plain text. */
export function noticeText(kind: NoticeKind, language: Language, told: readonly Told[]): string {
  const { mark, says } = mailWords(language)[kind];
  return [mark.toUpperCase(), says, ...told.map(({ words, time }) => `${words} (${time})`)].join("\n");
}
