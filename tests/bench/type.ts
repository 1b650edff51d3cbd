import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type Page } from "@playwright/test";
import { closeDatabase } from "@/db/client";
import { closeQueue } from "@/db/queue";
import { lead, p, type SampleBlock } from "@/db/sample/release";
import { openCtx } from "@/domain/open";
import { findBrowser } from "@/worker/browser";
import { desk, page1, saved } from "../support/book";
import { cloneDatabase, dropDatabase } from "../support/cluster";
import { enter } from "../support/desk";
import { draftOf } from "../support/newsroom";
import { readCases } from "../support/score";
import { startSite } from "../support/site";
import teardown from "../support/teardown";

/**
 * From the keystroke to the painted letter, in Chromium, in the editor with the pre-flight open beside it:
 * the time that a writer waits while the check reads along. The pages are as long as told, and twice more.
 */
const keystrokes = Number(process.argv[2] ?? 150);
const sizes = [1000, 3000];
const bar = 32;
/** Milliseconds between two keys: a quick typist. */
const pace = 60;

const folder = mkdtempSync(join(tmpdir(), "bayan-bench-"));
const cloned = await cloneDatabase();
try {
  process.env.DATABASE_URL = cloned.url;
  process.env.BAYAN_DATA = folder;
  const site = await startSite(cloned.url, folder);
  const browser = await chromium.launch({ executablePath: await findBrowser() });
  try {
    console.log(`keystroke to paint, ${keystrokes} keys, the pre-flight open; target ${bar} ms`);
    console.log(
      `${"words a page".padEnd(14)}${"p50".padStart(9)}${"p95".padStart(9)}${"most".padStart(9)}${"over".padStart(7)}`,
    );
    for (const size of sizes) {
      const ctx = openCtx({ kind: "operator", name: "bench" }, new Date());
      const { id } = await draftOf(ctx, { en: textOf("en", size), ar: textOf("ar", size) });
      const context = await browser.newContext({ viewport: desk });
      await enter(context, ctx, site);
      const page = await context.newPage();
      await page.goto(`${site.url}/desk/releases/${id}/edit`);
      row(size, await typedIn(page));
      await context.close();
    }
  } finally {
    await browser.close();
    await site.stop();
  }
} finally {
  await closeQueue();
  await closeDatabase();
  await dropDatabase(cloned.name);
  rmSync(folder, { recursive: true, force: true });
  await teardown();
}

/** So many words of the labelled releases, the same paragraphs in both languages. */
function textOf(lang: "en" | "ar", size: number) {
  const blocks: SampleBlock[] = [];
  let words = 0;
  for (let from = 0; words < size; from++) {
    const cases = readCases("clean").map(({ line }) => JSON.parse(line).texts as Record<string, string[]>);
    const { en, ar } = cases[from % cases.length] ?? {};
    if (!en || !ar || en.length !== ar.length) continue;
    for (const [index, text] of en.entries()) {
      if (words >= size) break;
      words += text.split(/\s+/).length;
      const own = (lang === "en" ? text : ar[index]) ?? "";
      blocks.push(blocks.length === 0 ? lead(own) : p(own));
    }
  }
  const headline = lang === "en" ? `A release of ${size} words` : `بيان من ${size} كلمة`;
  return { kicker: "", headline, subhead: "", place: "", blocks };
}

/** Milliseconds from each key to the frame that shows it. */
async function typedIn(page: Page): Promise<number[]> {
  await page1(page).locator(".writing").waitFor();
  await page.getByRole("button", { name: "Pre-flight" }).click();
  await page.getByRole("complementary", { name: "Pre-flight" }).waitFor();
  const paragraphs = page1(page).locator(".writing p");
  await paragraphs.nth(Math.floor((await paragraphs.count()) / 2)).click();
  await page.keyboard.press("End");
  await page.evaluate(() => {
    const times: number[] = [];
    Object.assign(window, { times });
    const after = new MessageChannel();
    const waiting: number[] = [];
    // What a frame's callback posts is answered when the frame has been painted.
    after.port1.onmessage = () => {
      const painted = performance.now();
      for (const pressed of waiting.splice(0)) times.push(painted - pressed);
    };
    addEventListener(
      "keydown",
      ({ timeStamp }) => {
        requestAnimationFrame(() => {
          waiting.push(timeStamp);
          after.port2.postMessage(null);
        });
      },
      true,
    );
  });
  const text = "42 more families were reached by 30 November. ";
  for (let at = 0; at < keystrokes; at++) {
    await page.keyboard.press(text[at % text.length] === " " ? "Space" : (text[at % text.length] ?? "a"));
    await page.waitForTimeout(pace);
  }
  await saved(page).waitFor();
  return page.evaluate(() => Reflect.get(window, "times"));
}

function row(size: number, times: number[]) {
  const sorted = times.sort((a, b) => a - b);
  const at = (share: number) => `${(sorted[Math.floor((sorted.length - 1) * share)] ?? 0).toFixed(1)} ms`.padStart(9);
  const over = `${sorted.filter((ms) => ms > bar).length}`.padStart(7);
  console.log(`${String(size).padEnd(14)}${at(0.5)}${at(0.95)}${at(1)}${over}`);
}
