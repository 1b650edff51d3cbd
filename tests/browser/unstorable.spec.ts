import { getRelease } from "@/domain/releases/queries";
import { expect, test } from "../fixtures";
import { signInAs } from "../support/people";
import { draft } from "../support/releases";
import { say } from "../support/words";

/** What Postgres cannot keep, typed or in an address, is no fault of the server. */

const addresses = [
  "/desk/find?text=ab%00",
  "/desk/releases?text=%00&state=%00&owner=%00&page=%00",
  "/desk/contacts?text=a%00b&list=%00&language=%00&health=%00",
  "/desk/settings/audit?text=a%00b",
  "/desk/settings/audit?subject=a%00b",
  "/desk/settings/glossary?text=%00&term=%00",
  "/desk/reports?page=%00",
  "/c/%00",
  "/u/%00",
  "/p/%00",
  "/preview/%00",
  "/en/news/%00",
  "/en/news?page=%00",
];

test("no address and no field with a NUL ends in a fault of the server", async ({ page, context, site, ctx }) => {
  const words = say("en");
  await signInAs(context, site.url, ctx(), ["admin"], { language: "en" });
  const faults: string[] = [];
  for (const address of addresses) {
    const status = (await page.request.get(site.url + address)).status();
    if (status >= 500) faults.push(`${status} ${address}`);
  }
  expect(faults).toEqual([]);

  await page.goto(`${site.url}/desk/settings/glossary`);
  const form = page.getByRole("form", { name: words("glossary.add") });
  await form.locator("[name='names.en']").fill("Ministry of \0Tides");
  await form.locator("[name='names.ar']").fill("وزارة المدّ\ud83d");
  await form.getByRole("button", { name: words("glossary.addAct") }).click();
  await expect(page.getByRole("row", { name: /Ministry of Tides/ })).toContainText("وزارة المدّ");
  await ctx().db.execute("delete from glossary_entries");

  const { id, versions } = await draft(ctx());
  const kept = versions.find((one) => one.language === "en");
  if (!kept) throw new Error("no English version");
  const fields = { headline: "High \0tide" };
  const data = { releaseId: id, language: "en", version: kept.version, fields, document: kept.document };
  const saved = await page.request.put(`${site.url}/desk/releases/${id}/edit/save`, {
    data,
    headers: { origin: site.url },
  });
  expect(saved.status()).toBe(200);
  expect((await getRelease(ctx(), id)).versions).toContainEqual(expect.objectContaining({ headline: "High tide" }));
});
