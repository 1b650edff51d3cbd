import type { Page } from "@playwright/test";
import type { Site } from "./site";

/** The editor's two pages, as tests meet them: the one at the left, the one at the right. */
export const page1 = (page: Page) => page.locator('[data-page="start"]');
export const page2 = (page: Page) => page.locator('[data-page="end"]');
export const saved = (page: Page) => page.locator('.saved[data-status="saved"]');

export const desk = { width: 1440, height: 900 };
export const phone = { width: 360, height: 740 };

/** Opens a release in the editor, at a desk, without motion; resolves when it can be written in. */
export async function openBook(page: Page, { url }: Pick<Site, "url">, releaseId: string): Promise<void> {
  await page.setViewportSize(desk);
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.goto(`${url}/desk/releases/${releaseId}/edit`);
  await page1(page).locator(".writing").waitFor();
}
