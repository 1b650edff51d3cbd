import type { BrowserContext } from "@playwright/test";
import { eq } from "drizzle-orm";
import type { Role } from "@/base/vocabulary";
import { people } from "@/db/schema/staff";
import type { Ctx } from "@/domain/context";
import { addPerson } from "@/domain/staff/add-person";
import { signIn } from "@/domain/staff/sign-in";
import type { Site } from "./site";

const password = "seven ferries cross at dawn";

/** A member of staff with a session of their own in this browser, in the interface language that is asked for. */
export async function enter(
  context: BrowserContext,
  ctx: Ctx,
  site: Site,
  { name = "Sara Mahmoud", roles = ["admin"] as Role[], language = "en" as "en" | "ar" } = {},
): Promise<void> {
  process.env.BAYAN_URL = site.url;
  const email = `${crypto.randomUUID()}@newsroom.example`;
  const { id } = await addPerson(ctx, { name, email, roles, password });
  await ctx.db.update(people).set({ interfaceLanguage: language }).where(eq(people.id, id));
  // Each from an address of their own: sign-in counts tries by address.
  const address = `10.${[0, 0, 0].map(() => Math.floor(Math.random() * 256)).join(".")}`;
  const visitor = { cookie: null, address, agent: "test" };
  const { cookies } = await signIn({ ...ctx, actor: { kind: "public" } }, { email, password }, visitor);
  const url = site.url;
  await context.addCookies([
    ...cookies.map((line) => {
      const [pair = ""] = line.split(";");
      const at = pair.indexOf("=");
      return { name: pair.slice(0, at), value: pair.slice(at + 1), url };
    }),
  ]);
}
