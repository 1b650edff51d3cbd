import { statSync } from "node:fs";
import { dirname } from "node:path";
import { expect, test } from "@playwright/test";
import { findBrowser, launchBrowser } from "@/worker/browser";

test("the browser is found, starts, and lies where nobody else may put another", async () => {
  const [path, again] = await Promise.all([findBrowser(), findBrowser()]);
  expect(again).toBe(path);
  const browser = await launchBrowser(path ?? "");
  expect(browser.version()).toMatch(/^\d+\./);
  await browser.close();
  expect(statSync(dirname(path ?? "")).mode & 0o002).toBe(0);
});

test("a CHROMIUM_PATH that is no program is one clear line", async () => {
  process.env.CHROMIUM_PATH = "/nowhere/chromium";
  await expect(findBrowser()).rejects.toThrow(
    /^CHROMIUM_PATH \/nowhere\/chromium is not a program\. Example: CHROMIUM_PATH=\S+$/,
  );
  delete process.env.CHROMIUM_PATH;
});
