import { existsSync, globSync, readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";

/** Words of CSS that name a side of the screen instead of a side of the text. */
const physicalCss =
  /(?<![\w-])(?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right)(?![\w])|(?<![\w-])border-(?:top|bottom)-(?:left|right)-radius|(?<![\w-])(?:left|right)\s*:|(?:text-align|float|clear|justify-(?:content|items|self))\s*:\s*(?:left|right)|transform-origin\s*:[^;]*\b(?:left|right)/;
/** The same in Tailwind's utilities and in style objects. */
const physicalUtility =
  /(?<![\w-])-?(?:(?:ml|mr|pl|pr|left|right|border-l|border-r|rounded-l|rounded-r|rounded-tl|rounded-tr|rounded-bl|rounded-br|scroll-ml|scroll-mr|scroll-pl|scroll-pr)-[\w[(.]|(?:text|float|clear)-(?:left|right)(?![\w-])|border-[lr](?![\w-])|(?:margin|padding|border)(?:Left|Right)\b|textAlign:\s*"(?:left|right)")/;

const trespasses = (text: string, law: RegExp) =>
  text
    .split("\n")
    .map((line, index) => ({ line: index + 1, text: line.trim() }))
    .filter(({ text: line }) => law.test(line));

test("no style names left or right, so that Arabic mirrors by itself", () => {
  const sheets = globSync("{ui,app}/**/*.css");
  expect(sheets.length).toBeGreaterThan(10);
  const found = sheets.flatMap((file) =>
    trespasses(
      readFileSync(file, "utf8").replace(/\/\*.*?\*\//gs, (note) => note.replace(/[^\n]/g, "")),
      physicalCss,
    ).map(({ line, text }) => `${file}:${line} ${text}`),
  );
  expect(found).toEqual([]);
});

test("no component names left or right", () => {
  const files = globSync("{ui,app}/**/*.{ts,tsx}").filter((file) => existsSync(file));
  const found = files.flatMap((file) =>
    trespasses(readFileSync(file, "utf8"), physicalUtility).map(({ line, text }) => `${file}:${line} ${text}`),
  );
  expect(files.length).toBeGreaterThan(1);
  expect(found).toEqual([]);
});

test("the law sees a trespass when there is one, and lets logical words pass", () => {
  const wrong = ["margin-left: 4px;", "text-align: right;", "  left: 0;", "border-top-left-radius: 2px"];
  for (const line of wrong) expect(trespasses(line, physicalCss), line).toHaveLength(1);
  const right = [
    "margin-inline-start: 4px;",
    "text-align: start;",
    "inset-inline-start: 0;",
    "border-end-end-radius: 0",
  ];
  for (const line of right) expect(trespasses(line, physicalCss), line).toEqual([]);
  const utilities = [
    'className="pl-4"',
    '"flex -ml-2"',
    '"text-left"',
    '"rounded-tl-2"',
    "{ marginLeft: 4 }",
    '"left-0"',
  ];
  for (const line of utilities) expect(trespasses(line, physicalUtility), line).toHaveLength(1);
  const logical = [
    '"ps-4 -ms-2 text-start rounded-ss-2 start-0"',
    '"ArrowLeft"',
    "from the right side",
    '"html-parser"',
  ];
  for (const line of logical) expect(trespasses(line, physicalUtility), line).toEqual([]);
});
