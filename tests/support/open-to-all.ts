import { expect, type Page } from "@playwright/test";
import axe, { type RunOptions } from "axe-core";

const wcag = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** No violation of WCAG 2.2 AA, and of `more`, as far as a machine can see. */
export async function expectOpenToAll(page: Page, name = page.url(), more: string[] = []): Promise<void> {
  await expectNone(page, name, [...wcag, ...more]);
}

async function expectNone(page: Page, name: string, runOnly: RunOptions["runOnly"]): Promise<void> {
  // Once in a document: a second reading of half a megabyte costs more than the check itself.
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe.source);
  const violations = await page.evaluate(
    async (options) => {
      const { violations } = await (window as typeof window & { axe: typeof axe }).axe.run(options);
      return violations.map(({ id, nodes }) => ({ id, at: nodes.map(({ html }) => html) }));
    },
    // A sandboxed frame runs no script, not even one that looks at it; what it shows has its own tests.
    // No rule of these reads style sheets, and what passed need not be told.
    { iframes: false, runOnly, resultTypes: ["violations"], preload: { assets: ["media"] } } satisfies RunOptions,
  );
  expect(violations, name).toEqual([]);
}

/** What the colours of another theme can spoil; the rest of the page is the same. */
export async function expectContrast(page: Page, name: string): Promise<void> {
  await expectNone(page, name, { type: "rule", values: ["color-contrast", "link-in-text-block"] });
}

/** What the browser complains of: errors, warnings of React, refused policies. Pages that others fetch ahead are not ours. */
export function complaintsOf(page: Page): string[] {
  const said: string[] = [];
  page.on("console", (message) => {
    const text = message.text();
    if (["error", "warning"].includes(message.type()) && !/status of (?:40[149]|503)|net::ERR_/.test(text))
      said.push(text);
  });
  page.on("pageerror", (error) => said.push(error.message));
  return said;
}
