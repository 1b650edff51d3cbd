import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const sizes = { phone: { width: 390, height: 844 }, desk: { width: 1440, height: 900 } };

/**
 * A screen as it meets people: by day and night without a fault that axe finds, and no wider than a phone.
 * With BAYAN_PICTURES its pictures are kept in that folder.
 */
export async function look(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  const before = page.viewportSize();
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const { violations } = await new AxeBuilder({ page }).withTags(rules).analyze();
    expect(
      violations.map(({ id, nodes }) => ({ id, at: nodes.map(({ html }) => html) })),
      `${name}, ${colorScheme}`,
    ).toEqual([]);
    for (const [size, viewport] of Object.entries(sizes)) {
      await page.setViewportSize(viewport);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(width, `${name} on a ${size}`).toBeLessThanOrEqual(viewport.width);
      const folder = process.env.BAYAN_PICTURES;
      if (folder) await page.screenshot({ path: `${folder}/${name}-${colorScheme}-${size}.png`, fullPage: true });
    }
  }
  await page.emulateMedia({ colorScheme: "light" });
  if (before) await page.setViewportSize(before);
}

/** Everything the console and the page complain about, as it comes. */
export function complaints(page: Page): string[] {
  const heard: string[] = [];
  page.on("console", (message) => message.type() === "error" && heard.push(message.text()));
  page.on("pageerror", (error) => heard.push(error.message));
  return heard;
}
