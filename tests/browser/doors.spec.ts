import { readFileSync } from "node:fs";
import { rateLimits } from "@/db/schema/staff";
import { expect, test } from "../fixtures";
import { deskRoutes, filled, unknownId } from "../support/desk-routes";
import { goodPassword, signInAs } from "../support/people";
import { say } from "../support/words";

/** Who comes to the desk without a key, and what the doors say. */

test.describe("without a session", () => {
  const routes = deskRoutes.map((route) => filled(route, unknownId));

  test("nobody sees any page of the desk: each guards itself, the proxy only adds headers", async ({
    request,
    site,
  }) => {
    expect(routes.length).toBeGreaterThan(8);
    expect(readFileSync("proxy.ts", "utf8")).not.toMatch(/redirect|rewrite|cookies|status/);
    for (const route of routes) {
      for (const cookie of ["", "bayan.session_token=made.up"]) {
        const reply = await request.get(site.url + route, { maxRedirects: 0, headers: { cookie } });
        expect([303, 307, 401, 404, 405], `${route} ${reply.status()}`).toContain(reply.status());
        if (reply.status() < 400) expect(reply.headers().location, route).toContain("/sign-in");
        expect(await reply.text()).not.toContain("Rafidain");
      }
    }
  });

  test("the desk's headers are strict, and no page is kept by anyone", async ({ request, site }) => {
    const policies = new Set<string>();
    for (const path of ["/sign-in", "/sign-in", "/setup"]) {
      const headers = (await request.get(site.url + path)).headers();
      const policy = headers["content-security-policy"] ?? "";
      policies.add(policy);
      for (const rule of ["'strict-dynamic'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"]) {
        expect(policy).toContain(rule);
      }
      expect(policy).not.toMatch(/script-src[^;]*unsafe/);
      expect(headers["cache-control"]).toContain("no-store");
      expect(headers["x-content-type-options"]).toBe("nosniff");
      expect(headers["referrer-policy"]).toBe("same-origin");
      expect(headers["cross-origin-opener-policy"]).toBe("same-origin");
    }
    expect(policies.size, "each reply has a nonce of its own").toBe(3);
  });

  test("of better-auth only the harmless part is open, and only to our own pages", async ({ request, site, ctx }) => {
    await ctx().db.delete(rateLimits);
    const post = (path: string, origin?: string) =>
      request.post(`${site.url}/api/auth/${path}`, {
        data: { email: "nobody@newsroom.example", password: goodPassword },
        headers: { cookie: "a=b", ...(origin ? { origin } : {}) },
      });
    for (const path of ["sign-up/email", "update-user", "change-password", "two-factor/disable", "revoke-sessions"]) {
      expect((await post(path, site.url)).status(), path).toBe(404);
    }
    expect((await post("sign-in/email", site.url)).status()).toBe(401);
    expect((await post("sign-in/email", "https://news.example")).status()).toBe(403);
    expect((await post("sign-in/email")).status()).toBe(403);
  });
});

test("a form works before any script has come", async ({ browser, site, ctx }) => {
  const { email } = await signInAs(await browser.newContext(), site.url, ctx(), ["viewer"]);
  const page = await (await browser.newContext({ javaScriptEnabled: false, locale: "en-GB" })).newPage();
  const words = say("en");
  await page.goto(`${site.url}/sign-in?to=//evil.example`);
  await page.getByLabel(words("signIn.email")).fill(email);
  await page.getByLabel(words("signIn.password"), { exact: true }).fill("not the right one");
  await page.getByRole("button", { name: words("signIn.enter") }).click();
  await expect(page.getByText(words("refusal.sign-in-wrong"))).toBeVisible();
  await expect(page.getByLabel(words("signIn.email"))).toHaveValue(email);
  await page.getByLabel(words("signIn.password"), { exact: true }).fill(goodPassword);
  await page.getByRole("button", { name: words("signIn.enter") }).click();
  await expect(page).toHaveURL(`${site.url}/desk`);
  await page.getByRole("button", { name: "ع، العربية" }).click();
  await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
});
