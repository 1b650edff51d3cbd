import { directionOf } from "@/base/locale";
import type { PublicRelease, PublicVersion } from "@/domain/newsroom/queries";
import { blocksByNode } from "./body";
import { Frame } from "./frame";
import { addressesOf } from "./release-page";
import { type Row, rowsOf } from "./rows";
import { facing, momentOf, type View } from "./view";

interface Props {
  view: View;
  release: PublicRelease & { kind: "out" };
  /** The page's own language first. */
  pair: [PublicVersion, PublicVersion];
}

/**
 * Two languages facing one spine, paragraph by paragraph. In the document each language stands
 * whole, the page's own first, so that it is heard and, on a phone, read so; the grid brings them
 * together. English stands left and Arabic right in every language (design, rule 1).
 */
export function BothPage({ view, release, pair: [own, other] }: Props) {
  const rows = facingRows(view, own, other);
  const differ = directionOf(own.lang) !== directionOf(other.lang);
  const page = ({ lang }: PublicVersion, otherwise: "one" | "two") =>
    differ ? (directionOf(lang) === "rtl" ? "two" : "one") : otherwise;
  return (
    <Frame view={view} className="art" current="true" elsewhere={addressesOf(release)}>
      <div className="both">
        <Side view={view} release={release} version={own} rows={rows} side="left" page={page(own, "one")} isFirst />
        <Side
          view={facing(view, other.lang)}
          release={release}
          version={other}
          rows={rows}
          side="right"
          page={page(other, "two")}
        />
      </div>
    </Frame>
  );
}

export function facingRows(view: View, own: PublicVersion, other: PublicVersion): Row[] {
  const side = (version: PublicVersion) => ({ version, blocks: blocksByNode(view, version) });
  return rowsOf(side(own), side(other), view.front.region);
}

/** Rows of the grid: 1 the headline, 2 the time, from 3 the text. */
export const rowRules = (rows: number): string => {
  const each = Array.from({ length: rows + 2 }, (_, index) => `.both>[data-r="${index + 1}"]{grid-row:${index + 1}}`);
  return `@media (min-width:821px){${each.join("")}}`;
};

interface SideProps extends Pick<Props, "view" | "release"> {
  version: PublicVersion;
  rows: Row[];
  side: "left" | "right";
  /** Which page of the open book. */
  page: "one" | "two";
  isFirst?: boolean;
}

function Side({ view, release, version, rows, side, page, isFirst }: SideProps) {
  const dir = directionOf(version.lang);
  const cell = (row: number, more = "") => ({
    className: `pg ${page}${more}`,
    lang: version.lang,
    dir,
    "data-r": row,
  });
  const Headline = isFirst ? "h1" : "h2";
  return (
    <>
      <div {...cell(1, isFirst ? "" : " second")}>
        {version.kicker && <p className="kick">{version.kicker}</p>}
        <Headline className="hl">{version.headline}</Headline>
        {version.subhead && <p className="sub">{version.subhead}</p>}
      </div>
      <div {...cell(2)}>
        <p className="meta">
          <time dateTime={release.at.toISOString()}>{momentOf(view, release.at)}</time>
        </p>
      </div>
      {rows.map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rendered once, never reordered
        // biome-ignore lint/security/noDangerouslySetInnerHtml: escaped by construction in document/to-html
        <div key={index} {...cell(index + 3)} dangerouslySetInnerHTML={{ __html: row[side] }} />
      ))}
    </>
  );
}
