import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Language } from "../base/vocabulary";
import { type Font, type FontName, fallbackFaces, fonts } from "./fonts";

/** Where the fonts are served, each file under the name it has in `ui/fonts`: its hash, then its name. */
export const fontPath = "/assets/fonts/";

const folder = () => join(process.cwd(), "ui", "fonts");

let made: Record<FontName, string> | undefined;

/** The names of the made files. Written by `scripts/fonts.mjs`, which every build runs first. */
function madeFiles(): Record<FontName, string> {
  if (made) return made;
  const files: Record<FontName, string> = JSON.parse(readFileSync(join(folder(), "list.json"), "utf8")).files;
  if (process.env.NODE_ENV === "production") made = files;
  return files;
}

/** Address of a font file. Its content never changes under it: it may be kept for ever. */
export function fontUrl(name: FontName): string {
  return fontPath + madeFiles()[name];
}

/** The bytes of a font file by its last path segment, or undefined when no such file was made. */
export function readFont(file: string): Buffer<ArrayBuffer> | undefined {
  return Object.values(madeFiles()).includes(file) ? readFileSync(join(folder(), file)) : undefined;
}

/**
 * The one file worth fetching ahead: the face that most of the page's text stands in.
 * The newsroom is set in serif, the desk in sans.
 */
export function preloadedFont(language: Language, surface: "newsroom" | "desk"): string {
  const arabic = language === "ar" || language === "ckb" || language === "fa";
  if (surface === "desk") return fontUrl(arabic ? "plex-arabic-400" : "plex-sans");
  return fontUrl(arabic ? "noto-naskh" : "source-serif");
}

/** All `@font-face` rules, for the head of a page; a browser fetches a file only when it meets a letter of it. */
export function fontFaces(): string {
  const files = madeFiles();
  const faces = fonts.map((font: Font & { name: FontName }) => {
    const range = font.points ? `unicode-range:${font.points.replace(/^|,/g, "$&U+")}` : "";
    return `@font-face{font-family:"${font.family}";font-weight:${font.weight};font-display:swap;src:url(${fontPath}${files[font.name]}) format("woff2");${range}}`;
  });
  return [...faces, fallbackFaces].join("\n");
}

const newsroomSheets = [
  "tokens",
  "base",
  "public/frame",
  "public/index",
  "public/release",
  "public/both",
  "public/print",
];

/** The newsroom's styles as one text for the head of a page, without comments and needless space. */
export function newsroomStyles(): string {
  const sheets = newsroomSheets.map((sheet) => readFileSync(join(process.cwd(), "ui", `${sheet}.css`), "utf8"));
  return sheets
    .join("")
    .replace(/\/\*.*?\*\//gs, "")
    .replace(/\s+/g, " ")
    .replace(/ ?([{};,]) ?/g, "$1")
    .replace(/;}/g, "}");
}
