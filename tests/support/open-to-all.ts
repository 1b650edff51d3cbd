import { expect, type Page } from "@playwright/test";
import axe, { type RunOptions } from "axe-core";

const wcag = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** No violation of WCAG 2.2 AA, and of `more`, as far as a machine can see. */
export async function expectOpenToAll(page: Page, name = page.url(), more: string[] = []): Promise<void> {
  // Waited for, where axe would only look: a page that came by a click or a refusal has its name a moment later.
  await expect(page, name).toHaveTitle(/\S/);
  // Once in a document: to read half a megabyte again costs as much as to check.
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe.source);
  const violations = await page.evaluate(
    async (options) => {
      const { violations } = await (window as typeof window & { axe: typeof axe }).axe.run(options);
      return violations.map(({ id, nodes }) => ({ id, at: nodes.map(({ html }) => html) }));
    },
    {
      // A sandboxed frame runs no script, not even one that looks at it; what it shows has its own tests.
      iframes: false,
      runOnly: [...wcag, ...more],
      rules: { "document-title": { enabled: false } },
      // No rule of these reads style sheets, and what passed need not be told.
      preload: { assets: ["media"] },
      resultTypes: ["violations"],
    } satisfies RunOptions,
  );
  expect(violations, name).toEqual([]);
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
