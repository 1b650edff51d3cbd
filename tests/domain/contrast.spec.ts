import { readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";

const sheet = readFileSync("ui/tokens.css", "utf8");

/** The custom colours of one rule, by the text its selector begins with. */
function colours(selector: string, after = 0): Record<string, string> {
  const from = sheet.indexOf(selector, after);
  expect(from, `${selector} is in tokens.css`).toBeGreaterThanOrEqual(0);
  const body = sheet.slice(from, sheet.indexOf("}", from));
  return Object.fromEntries(
    [...body.matchAll(/--([\w-]+): (#[0-9a-f]{6});/gi)].map(([, name = "", hex = ""]) => [name, hex]),
  );
}

const light = colours(":root {");
const dark = colours('[data-theme="dark"]');

/** WCAG 2.2, relative luminance and contrast ratio. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
function ratio(a: string, b: string): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

const text = ["ink", "ink-2", "ink-3", "accent", "accent-hover", "clay", "ok", "warn", "bad", "info"];
const grounds = ["paper", "surface", "sunken"];
const pairs: [front: string, ground: string, least: number][] = [
  ...text.flatMap((front) => grounds.map((ground): [string, string, number] => [front, ground, 4.5])),
  ...["ok", "warn", "bad", "info", "accent", "clay"].flatMap((name): [string, string, number][] => [
    [name, `${name}-soft`, 4.5],
    ["ink", `${name}-soft`, 4.5],
    ["ink-2", `${name}-soft`, 4.5],
  ]),
  ["on-accent", "accent", 4.5],
  ["on-accent", "accent-hover", 4.5],
  ["on-bad", "bad", 4.5],
  ["on-clay", "clay", 4.5],
  ...["line-strong", "focus"].flatMap((front) => grounds.map((ground): [string, string, number] => [front, ground, 3])),
];

for (const [theme, table] of Object.entries({ light, dark })) {
  test(`in the ${theme} theme every text and every control stands out from its ground`, () => {
    const weak = pairs
      .map(([front, ground, least]) => {
        const [a, b] = [table[front], table[ground]];
        expect(a, `${front} has a value`).toBeDefined();
        expect(b, `${ground} has a value`).toBeDefined();
        return { front, ground, least, is: ratio(a ?? "", b ?? "") };
      })
      .filter(({ is, least }) => is < least);
    expect(weak).toEqual([]);
  });
}

test("the ratios are those that the palette promises", () => {
  const promised: [keyof typeof light, string, number, number][] = [
    ["ink", "paper", 15.7, 15.9],
    ["ink-2", "paper", 7.5, 10.0],
    ["ink-3", "paper", 5.2, 6.8],
    ["accent", "paper", 8.1, 9.0],
    ["clay", "paper", 6.5, 8.8],
    ["ok", "paper", 6.3, 9.3],
    ["warn", "paper", 6.6, 10.1],
    ["bad", "paper", 7.2, 8.5],
    ["info", "paper", 8.0, 9.3],
    ["focus", "paper", 5.3, 10.3],
    ["on-accent", "accent", 8.4, 9.0],
  ];
  for (const [front, ground, day, night] of promised) {
    expect(ratio(light[front] ?? "", light[ground] ?? ""), `${front} by day`).toBeCloseTo(day, 0);
    expect(ratio(dark[front] ?? "", dark[ground] ?? ""), `${front} by night`).toBeCloseTo(night, 0);
  }
});

test("a system set to dark shows the same colours as a person who chose dark", () => {
  const system = colours(":root:not([data-theme])", sheet.indexOf("prefers-color-scheme"));
  expect(system).toEqual(dark);
  expect(Object.keys(dark).sort()).toEqual(Object.keys(light).sort());
});
