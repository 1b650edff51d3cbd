// Cuts the typefaces of the @fontsource packages down to the letters that are used and puts them, named by
// their content, into ui/fonts. Nothing is done when neither the sources nor this file have changed.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { fonts } from "../ui/fonts.ts";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const target = join(root, "ui", "fonts");
const hashOf = (...parts) => {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest("hex");
};

/** "20-7E,A0" → the characters of those code points. */
const letters = (ranges) =>
  ranges
    .split(",")
    .flatMap((range) => {
      const [from, to = from] = range.split("-").map((hex) => Number.parseInt(hex, 16));
      return Array.from({ length: to - from + 1 }, (_, step) => String.fromCodePoint(from + step));
    })
    .join("");

// Without small capitals, fractions, superiors and alternates, which no page asks for.
const features = "calt ccmp clig curs fina frac init isol kern liga lnum locl mark medi mkmk pnum rclt rlig tnum".split(
  " ",
);

const source = (file) => readFileSync(join(root, "node_modules", file));
const require = createRequire(import.meta.url);
const inputs = hashOf(
  readFileSync(fileURLToPath(import.meta.url)),
  JSON.stringify(fonts),
  require("subset-font/package.json").version,
  ...fonts.map((font) => source(font.source)),
);

const list = join(target, "list.json");
const kept = existsSync(list) ? JSON.parse(readFileSync(list, "utf8")) : undefined;
if (kept?.inputs === inputs && Object.values(kept.files).every((file) => existsSync(join(target, file))))
  process.exit(0);

// Built beside and moved into place, so that a build cut short leaves no half set of fonts behind.
const fresh = `${target}.${process.pid}`;
mkdirSync(fresh, { recursive: true });
try {
  const { default: subset } = await import("subset-font");
  const files = {};
  for (const font of fonts) {
    // Hints are left out: at exact advances (text-rendering in base.css) no rasteriser uses them.
    const variationAxes = font.axis ? { wght: font.axis } : undefined;
    const keepFeatures = font.plain ? ["ccmp", "lnum", "tnum"] : features;
    const options = { targetFormat: "woff2", keepFeatures, noHinting: true, variationAxes };
    const whole = source(font.source);
    const bytes = font.points ? await subset(whole, letters(font.points), options) : whole;
    files[font.name] = `${hashOf(bytes).slice(0, 12)}-${font.name}.woff2`;
    writeFileSync(join(fresh, files[font.name]), bytes);
  }
  writeFileSync(join(fresh, "list.json"), JSON.stringify({ inputs, files }, null, 2));
  rmSync(target, { recursive: true, force: true });
  renameSync(fresh, target);
  console.log(`Fonts: ${Object.keys(files).length} files in ui/fonts`);
} finally {
  rmSync(fresh, { recursive: true, force: true });
}
