/** The typefaces: which file of which package, cut to which letters, stands for which family and weight. */

export interface Font {
  /** Name of the made file, after its hash: `3aa0a2b09daa-source-serif.woff2`. */
  name: string;
  family: string;
  /** CSS weight, or the range of a variable font. */
  weight: string;
  /** Below `node_modules`. */
  source: string;
  /** The code points that are kept, as `unicode-range` writes them without `U+`. Absent: the file as it comes. */
  points?: string;
  /** Limits of the weight axis; one number pins it, and the font is static. */
  axis?: number | { min: number; max: number };
  /** Letters and figures alone: kerning and alternates are half of a Latin font. */
  plain?: true;
}

// Latin in three files, since most pages need the first alone: English and its punctuation; the rest of
// Western Europe; the alphabets of Kurmanji, Turkish and scholars' transliteration.
const latin = "20-7E,A0,A9,AB,B0,B7,BB,D7,2010-2014,2018-201A,201C-201E,2022,2026,2032-2033,2191,2193,2212";
const western = "A1-A8,AA,AC-AF,B1-B6,B8-BA,BC-D6,D8-FF,131,152-153,2BC,2C6,2DA,2DC,2030,2039-203A,2044,20AC,2116,2122";
const extended = "100-130,132-151,154-17F,218-21B,2BE-2BF,1E00-1E9F";
// What stands between Arabic words: figures, names, an address. A text in Latin script has the whole face.
const beside = "20-21,23,25-29,2B-3B,3D,3F-5B,5D,5F,61-7A,A0,A9,AB,BB,2013-2014,2018-2019,201C-201D,2026";
const figures = "20,25,28-29,2B-2F,30-3A,A0,2013";
// The letters of Arabic, Sorani (ڕ ڵ ۆ ە ێ) and Persian with their vowel signs, joiners and direction marks in one
// file, since no word may be cut in two; and what stands alone: Eastern digits, ornaments, rare letters.
const arabic = "60C,61B,61F,621-63A,640-652,66A,670,67E,686,695,698,6A4,6A9,6AF,6B5,6BE,6C6,6CC,6CE,6D5,200C-200F";
const rare = "653-655,660-669,66B-66D,671,6C0-6C1,6C7,6CA,6D4,6F0-6F9,FD3E-FD3F,FDF2,FDFA,FDFC";

const variable = (package_: string, part: string) =>
  `@fontsource-variable/${package_}/files/${package_}-${part}-wght-normal.woff2`;
const fixed = (package_: string, part: string, weight: number) =>
  `@fontsource/${package_}/files/${package_}-${part}-${weight}-normal.woff2`;

const serif = { family: "Source Serif 4 Variable", weight: "400 700", axis: { min: 400, max: 700 } };
const sans = { family: "IBM Plex Sans Variable", weight: "400 600", axis: { min: 400, max: 600 } };
const naskh = {
  family: "Noto Naskh Arabic Variable",
  weight: "400 700",
  source: variable("noto-naskh-arabic", "arabic"),
};
const plexArabic = (weight: 400 | 600) => ({
  family: "IBM Plex Sans Arabic",
  weight: `${weight}`,
  source: fixed("ibm-plex-sans-arabic", "arabic", weight),
});
const serifLatin = variable("source-serif-4", "latin");
const sansLatin = variable("ibm-plex-sans", "latin");
const plain = true as const;
const plexBeside = { family: "IBM Plex Sans Beside", source: sansLatin, plain };

export const fonts = [
  { name: "source-serif", ...serif, source: serifLatin, points: latin },
  { name: "source-serif-western", ...serif, source: serifLatin, points: western },
  { name: "source-serif-extended", ...serif, source: variable("source-serif-4", "latin-ext"), points: extended },
  { name: "source-serif-beside", ...serif, family: "Source Serif Beside", source: serifLatin, points: beside, plain },
  { name: "noto-naskh", ...naskh, points: arabic },
  { name: "noto-naskh-rare", ...naskh, points: rare },
  { name: "plex-sans", ...sans, source: sansLatin, points: latin },
  { name: "plex-sans-western", ...sans, source: sansLatin, points: western },
  { name: "plex-sans-extended", ...sans, source: variable("ibm-plex-sans", "latin-ext"), points: extended },
  { name: "plex-sans-beside-400", ...plexBeside, weight: "400", points: beside, axis: 400 },
  // Of bold labels only the figures: a bold Latin name brings the whole face.
  { name: "plex-sans-beside-600", ...plexBeside, weight: "600", points: figures, axis: 600 },
  { name: "plex-arabic-400", ...plexArabic(400), points: arabic },
  { name: "plex-arabic-400-rare", ...plexArabic(400), points: rare },
  { name: "plex-arabic-600", ...plexArabic(600), points: arabic },
  { name: "plex-arabic-600-rare", ...plexArabic(600), points: rare },
  {
    name: "plex-mono",
    family: "IBM Plex Mono",
    weight: "400",
    source: fixed("ibm-plex-mono", "latin", 400),
    points: latin,
  },
  // For print: a variable font becomes Type 3 in a PDF, and text extracts best from Amiri.
  {
    name: "print-serif-400",
    family: "Source Serif 4",
    weight: "400",
    source: serifLatin,
    points: `${latin},${western}`,
    axis: 400,
  },
  {
    name: "print-serif-600",
    family: "Source Serif 4",
    weight: "600",
    source: serifLatin,
    points: `${latin},${western}`,
    axis: 600,
  },
  { name: "print-amiri-400", family: "Amiri", weight: "400", source: fixed("amiri", "arabic", 400) },
  { name: "print-amiri-700", family: "Amiri", weight: "700", source: fixed("amiri", "arabic", 700) },
] as const satisfies Font[];
export type FontName = (typeof fonts)[number]["name"];

/**
 * Faces for the moment before the Latin fonts have come: a system font at the width (mean advance of English
 * text) and with the ascent and descent of ours, so that nothing moves when ours arrives. Latin only: the same
 * system font stretched to a Latin width would spoil Arabic.
 */
export const fallbackFaces = [
  face("Source Serif Fallback", ["Georgia"], 108.31, 95.65, 30.93),
  face("Source Serif Fallback 2", ["Times New Roman", "Liberation Serif", "Tinos"], 118.98, 87.07, 28.16),
  face("IBM Plex Sans Fallback", ["Arial", "Liberation Sans", "Arimo"], 101.23, 101.26, 27.17),
].join("\n");

function face(family: string, local: string[], size: number, ascent: number, descent: number): string {
  const src = local.map((name) => `local("${name}")`).join(",");
  return `@font-face{font-family:"${family}";src:${src};size-adjust:${size}%;ascent-override:${ascent}%;descent-override:${descent}%;line-gap-override:0%;unicode-range:U+0-24F,U+2000-206F}`;
}
