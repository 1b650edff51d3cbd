import type { Page } from "@playwright/test";

/** The editor's two pages, as tests meet them: the one at the left, the one at the right. */
export const page1 = (page: Page) => page.locator('[data-page="start"]');
export const page2 = (page: Page) => page.locator('[data-page="end"]');
export const saved = (page: Page) => page.locator('.saved[data-status="saved"]');

export const desk = { width: 1440, height: 900 };
export const phone = { width: 360, height: 740 };
