import { execFileSync } from "node:child_process";
import { statSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { fontFaces, fontPath, fontUrl, newsroomStyles, preloadedFont, readFont } from "../../ui/assets";
import { type FontName, fonts } from "../../ui/fonts";

test.beforeAll(() => {
  execFileSync(process.execPath, ["scripts/fonts.mjs"]);
});

const bytesOf = (name: FontName) => readFont(fontUrl(name).slice(fontPath.length));

test("every typeface is a WOFF2 file under a name that its content gives", () => {
  for (const { name } of fonts) {
    expect(fontUrl(name)).toMatch(new RegExp(`^/assets/fonts/[0-9a-f]{12}-${name}\\.woff2$`));
    expect(bytesOf(name)?.subarray(0, 4).toString("latin1"), name).toBe("wOF2");
  }
});

test("what was not made is not read, wherever the name points", () => {
  for (const file of ["nothing.woff2", "list.json", "../fonts.ts", "..%2ffonts.ts", ""])
    expect(readFont(file)).toBeUndefined();
});

test("a page in its own script fetches no more than its budget of fonts", () => {
  const weigh = (...names: FontName[]) => names.reduce((sum, name) => sum + (bytesOf(name)?.length ?? 0), 0);
  // Each with what the other script of the newsroom's name, figures and labels take.
  expect(weigh("source-serif", "plex-sans", "noto-naskh")).toBeLessThan(75_000);
  const beside = ["source-serif-beside", "plex-sans-beside-400", "plex-sans-beside-600"] as const;
  expect(weigh("noto-naskh", "plex-arabic-400", "plex-arabic-600", ...beside)).toBeLessThan(65_000);
});

test("the faces name every file, and Arabic text does not fetch the Latin ones for its letters", () => {
  const faces = fontFaces();
  for (const { name } of fonts) expect(faces).toContain(`url(${fontUrl(name)})`);
  const latin = faces.split("\n").find((face) => face.includes(fontUrl("source-serif"))) ?? "";
  expect(latin).toContain("unicode-range:U+20-7E,");
  expect(latin).not.toMatch(/U\+6[0-9A-F]{2}/);
});

test("one font is fetched ahead: the one that the page's text is set in", () => {
  expect(preloadedFont("en", "newsroom")).toBe(fontUrl("source-serif"));
  expect(preloadedFont("fr", "newsroom")).toBe(fontUrl("source-serif"));
  expect(preloadedFont("ckb", "newsroom")).toBe(fontUrl("noto-naskh"));
  expect(preloadedFont("ar", "desk")).toBe(fontUrl("plex-arabic-400"));
  expect(preloadedFont("en", "desk")).toBe(fontUrl("plex-sans"));
});

test("making the fonts again changes nothing when nothing changed", () => {
  const before = statSync("ui/fonts/list.json").mtimeMs;
  execFileSync(process.execPath, ["scripts/fonts.mjs"]);
  expect(statSync("ui/fonts/list.json").mtimeMs).toBe(before);
});

test("the newsroom's styles are one small text without comments", () => {
  const styles = newsroomStyles();
  expect(styles).not.toContain("/*");
  expect(styles).toContain(".mast");
  expect(styles.length).toBeLessThan(24_000);
  expect(styles.split("{").length).toBe(styles.split("}").length);
});
