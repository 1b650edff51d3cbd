import type { BrowserContext } from "@playwright/test";
import type { InterfaceLanguage, Role } from "@/base/vocabulary";
import type { Ctx } from "@/domain/context";
import { signInAs } from "./people";
import type { Site } from "./site";

/** A member of staff with a session of their own in this browser, in the interface language that is asked for. */
export async function enter(
  context: BrowserContext,
  ctx: Ctx,
  site: Site,
  { name = "Sara Mahmoud", roles = ["admin"] as Role[], language = "en" as InterfaceLanguage } = {},
): Promise<void> {
  // What this process itself writes into mails leads to the site.
  process.env.BAYAN_URL = site.url;
  await signInAs(context, site.url, ctx, roles, { name, language });
}
