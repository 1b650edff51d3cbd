import { expect, type Page } from "@playwright/test";
import { expectOpenToAll } from "./open-to-all";

const sizes = { phone: { width: 360, height: 780 }, desk: { width: 1280, height: 800 } };

/**
 * A screen as it meets people: by day and night without a fault that axe finds, and no wider than a phone.
 * With BAYAN_PICTURES its pictures are kept in that folder.
 */
export async function look(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  const before = page.viewportSize();
  const folder = process.env.BAYAN_PICTURES;
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await expectOpenToAll(page, `${name}, ${colorScheme}`, ["best-practice"]);
    // The night changes colours and no measure: only its pictures ask for the sizes again.
    if (colorScheme === "dark" && !folder) continue;
    for (const [size, viewport] of Object.entries(sizes)) {
      await page.setViewportSize(viewport);
      // What the page's own script arranges anew takes a moment.
      await expect
        .poll(() => page.evaluate(() => document.documentElement.scrollWidth), `${name} on a ${size}`)
        .toBeLessThanOrEqual(viewport.width);
      if (folder) await page.screenshot({ path: `${folder}/${name}-${colorScheme}-${size}.png`, fullPage: true });
    }
  }
  await page.emulateMedia({ colorScheme: "light" });
  if (before) await page.setViewportSize(before);
}
