const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** At most the first `longest` UTF-16 units of a text, cut between two characters as a reader sees them (UAX #29). */
export function cut(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const end = graphemes.segment(text).containing(longest)?.index;
  // One that fills it all alone is cut, though not within a pair, which no database would take.
  return text.slice(0, end || longest).replace(/[\ud800-\udbff]$/, "");
}
