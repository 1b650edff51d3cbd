import { createHmac } from "node:crypto";
import type { BrowserContext } from "@playwright/test";
import type { InterfaceLanguage, Role } from "@/base/vocabulary";
import type { Ctx } from "@/domain/context";
import { auth, hashPassword, type Visitor } from "@/domain/staff/auth";
import { createPerson } from "@/domain/staff/create-person";
import { findPersonBySession, type Person } from "@/domain/staff/queries";

export const goodPassword = "seven ferries cross at dawn";

let count = 0;
let hashed: Promise<string> | undefined;

/** Made once in a process: a hash is slow on purpose. */
function hashOfGood(): Promise<string> {
  hashed ??= hashPassword(goodPassword);
  return hashed;
}

interface Wanted {
  name?: string;
  email?: string;
  language?: InterfaceLanguage;
}

/** A member of staff with a password and a session of their own; `cookie` shows it. */
export async function staff(ctx: Ctx, roles: Role[], { name, email, language = "en" }: Wanted = {}) {
  const address = email ?? `${roles.join("-")}-${process.pid}-${count++}@newsroom.example`;
  const passwordHash = await hashOfGood();
  const id = await createPerson(ctx, { name: name ?? "Sara Mansour", email: address, roles, language, passwordHash });
  const cookie = await openSession(id);
  return { id, email: address, cookie, person: await personOf(ctx, cookie) };
}

/** A session as a sign-in makes it, without the sign-in and its limits. The value of its cookie. */
export async function openSession(id: string): Promise<string> {
  const { internalAdapter, secret } = await auth().$context;
  const { token } = await internalAdapter.createSession(id);
  const mark = createHmac("sha256", secret).update(token).digest("base64");
  return `bayan.session_token=${encodeURIComponent(`${token}.${mark}`)}`;
}

/** Who shows this cookie now; refuses to be nobody. */
export async function personOf(ctx: Ctx, cookie: string): Promise<Person> {
  const person = await findPersonBySession(ctx, { cookie });
  if (!person) throw new Error("the cookie opens nothing");
  return person;
}

/** Signs a browser in on a site, as a member of staff with these roles. */
export async function signInAs(context: BrowserContext, url: string, ctx: Ctx, roles: Role[], wanted: Wanted = {}) {
  const made = await staff(ctx, roles, wanted);
  const [name = "", value = ""] = made.cookie.split("=");
  await context.addCookies([{ name, value, url, httpOnly: true, sameSite: "Lax" }]);
  return made;
}

export const visitor = (cookie?: string, address = "203.0.113.7"): Visitor => ({ cookie, address, agent: "tests" });
