import { deleteList } from "@/domain/contacts/delete-list";
import { createList } from "@/domain/contacts/lists";
import { expect, test } from "../fixtures";
import { deskRoutes, filled, unknownId } from "../support/desk-routes";
import { look } from "../support/look";
import { signInAs } from "../support/people";
import { say } from "../support/words";

/** Addresses of the desk that lead to nothing, or to what is there no more. */

const ofOne = deskRoutes.filter(({ path }) => path.includes("["));

test("an address of the desk with an id of nothing answers 404, and none is a fault of the server", async ({
  context,
  site,
  ctx,
}) => {
  await signInAs(context, site.url, ctx(), ["admin"]);
  expect(ofOne.filter(({ methods }) => methods.length === 0).length).toBeGreaterThan(10);
  const wrong: string[] = [];
  for (const route of ofOne) {
    for (const id of ["nonsense", unknownId, "%00", `${unknownId}'`, "x".repeat(3000)]) {
      const address = filled(route, id);
      const ask = async (method: string, right: (status: number) => boolean, more = {}) => {
        const reply = await context.request.fetch(site.url + address, { method, maxRedirects: 0, ...more });
        if (!right(reply.status())) wrong.push(`${method} ${reply.status()} ${address.slice(0, 100)}`);
      };
      if (route.methods.length === 0) await ask("GET", (status) => status === 404);
      // What a handler is not given it may call wrong before it looks for the id.
      for (const method of route.methods) {
        const sent = method === "GET" ? {} : { headers: { origin: site.url }, form: { id, send: id } };
        await ask(method, (status) => status >= 400 && status < 500, sent);
      }
    }
  }
  expect(wrong).toEqual([]);
});

test("what is closed to somebody is said to be closed, and is no fault of the server", async ({
  context,
  site,
  ctx,
}) => {
  await signInAs(context, site.url, ctx(), ["viewer"]);
  const statusOf = async (path: string) => (await context.request.get(site.url + path, { maxRedirects: 0 })).status();
  const { id } = await createList(ctx(), { name: "Closed" });
  for (const path of [
    "/desk/contacts",
    "/desk/contacts/new",
    "/desk/contacts/import",
    "/desk/lists",
    `/desk/lists/${id}`,
  ])
    expect(await statusOf(path), path).toBe(403);
  const faults: string[] = [];
  for (const route of deskRoutes) {
    const status = await statusOf(filled(route, unknownId));
    if (status >= 500) faults.push(`${status} ${route.path}`);
  }
  expect(faults).toEqual([]);
});

for (const language of ["en", "ar"] as const) {
  test(`the old link to a deleted list says so and leads back (${language})`, async ({ page, site, ctx, desk }) => {
    const { heard } = await desk(language);
    const words = say(language);
    const { id } = await createList(ctx(), { name: `Gone ${language}` });
    await page.goto(`${site.url}/desk/lists/${id}`);
    await expect(page.getByRole("heading", { name: `Gone ${language}` })).toBeVisible();
    await deleteList(ctx(), { id });
    const reply = await page.reload();
    expect(reply?.status()).toBe(404);
    await expect(page.locator("html")).toHaveAttribute("lang", language);
    await expect(page.getByRole("heading", { name: words("common.notFound") })).toBeVisible();
    await expect(page.getByText(words("common.notFoundHint"))).toBeVisible();
    await look(page, `${language}-nowhere`);
    await page.getByRole("link", { name: words("common.toDesk") }).click();
    await expect(page).toHaveURL(`${site.url}/desk`);
    expect(heard.filter((line) => !line.includes("404"))).toEqual([]);
  });
}
