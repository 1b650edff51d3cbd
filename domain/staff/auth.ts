import { betterAuth } from "better-auth";
import { drizzleAdapter } from "better-auth/adapters/drizzle";
import { createAuthMiddleware } from "better-auth/api";
import { twoFactor } from "better-auth/plugins/two-factor";
import { eq } from "drizzle-orm";
import { webEnv } from "@/base/env";
import { hashToken, newestKeyId } from "@/base/token";
import { type Db, database } from "@/db/client";
import * as tables from "@/db/schema/staff";
import { openKeyRing } from "@/db/secrets";
import { record } from "../audit";
import { mailReset } from "./mail-reset";
import { longestPassword, shortestPassword } from "./password";

const hour = 3600;
/** A session ends after this many seconds, whatever happens in it. */
export const sessionSeconds = 12 * hour;

type Auth = ReturnType<typeof makeAuth>;

// One for all copies of this module in a process; made again when the process turns to another database (tests).
const shared = globalThis as typeof globalThis & { bayanAuth?: { db: Db; url: string; auth: Auth } };

/** Sessions, passwords and second factors, by better-auth on our own tables. Read the environment when called. */
export function auth(): Auth {
  const db = database();
  const { url } = webEnv();
  if (shared.bayanAuth?.db !== db || shared.bayanAuth.url !== url) {
    shared.bayanAuth = { db, url, auth: makeAuth(db, url) };
  }
  return shared.bayanAuth.auth;
}

function makeAuth(db: Db, url: string) {
  const isSecure = url.startsWith("https:");
  return betterAuth({
    appName: "Bayan",
    baseURL: url,
    basePath: "/api/auth",
    trustedOrigins: [url],
    secrets: openKeyRing().map((key) => ({ version: versionOf(key), value: hashToken(`auth\0${key}`) })),
    telemetry: { enabled: false },
    logger: { level: "error" },
    database: drizzleAdapter(db, {
      provider: "pg",
      schema: {
        user: tables.people,
        session: tables.sessions,
        account: tables.accounts,
        verification: tables.verifications,
        twoFactor: tables.twoFactors,
        rateLimit: tables.rateLimits,
      },
    }),
    session: {
      expiresIn: sessionSeconds,
      disableSessionRefresh: true,
      additionalFields: { steppedUpAt: { type: "date", required: false, input: false } },
    },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: shortestPassword,
      maxPasswordLength: longestPassword,
      resetPasswordTokenExpiresIn: hour,
      revokeSessionsOnPasswordReset: true,
      sendResetPassword: async ({ user, token }) => mailReset(db, user.id, token),
    },
    account: { accountLinking: { enabled: false } },
    // The token of a reset link is a password until it is used: only its hash is kept.
    verification: { storeIdentifier: "hashed" },
    rateLimit: {
      enabled: true,
      storage: "database",
      window: 60,
      max: 100,
      customRules: {
        "/sign-in/email": { window: 60, max: 10 },
        "/request-password-reset": { window: 60, max: 5 },
        "/two-factor/*": { window: 60, max: 10 },
      },
    },
    plugins: [twoFactor({ issuer: "Bayan" })],
    databaseHooks: {
      session: {
        create: {
          before: async (session) => {
            if (await isDisabled(db, session.userId)) return false;
            // Whoever opens a session has just proved who they are.
            return { data: { ...session, steppedUpAt: session.createdAt } };
          },
        },
      },
    },
    hooks: { after: createAuthMiddleware(async ({ path, context }) => recordSignIn(db, path, context.newSession)) },
    advanced: {
      // `__Host-` binds the cookie to this host alone; better-auth itself would say `__Secure-`.
      cookiePrefix: isSecure ? "__Host-bayan" : "bayan",
      useSecureCookies: false,
      defaultCookieAttributes: { secure: isSecure, httpOnly: true, sameSite: "lax", path: "/" },
      ipAddress: { ipAddressHeaders: ["x-forwarded-for"] },
      // A reset for an unknown address must not answer sooner than one for a known address.
      backgroundTasks: { handler: (task) => void Promise.resolve(task).catch(reportTask) },
    },
  });
}

/** A number that stays with a key when the ring grows or shrinks. */
const versionOf = (key: string) => Buffer.from(newestKeyId([key]), "base64url").readUInt32BE();

async function isDisabled(db: Db, id: string): Promise<boolean> {
  const [person] = await db
    .select({ at: tables.people.disabledAt })
    .from(tables.people)
    .where(eq(tables.people.id, id));
  return !person || person.at !== null;
}

type NewSession = { session: { createdAt: Date }; user: { id: string; name: string } } | null;

/** A sign-in with a second factor counts when the code was right, not when the password was. */
async function recordSignIn(db: Db, path: string, opened: NewSession): Promise<void> {
  if (!opened || !/^\/(sign-in\/email|two-factor\/verify-(totp|backup-code))$/.test(path)) return;
  const isHalfway = path === "/sign-in/email" && "twoFactorEnabled" in opened.user && opened.user.twoFactorEnabled;
  if (isHalfway) return;
  const { id, name } = opened.user;
  const actor = { kind: "person", id, name, roles: [], languages: [] } as const;
  await record({ db, actor, now: opened.session.createdAt }, "person.signed-in", { kind: "person", id }, null, {
    secondFactor: path !== "/sign-in/email",
  });
}

const reportTask = (error: unknown) => console.error(`sign-in: ${error instanceof Error ? error.message : error}`);

/** What is kept of a password (scrypt). */
export async function hashPassword(password: string): Promise<string> {
  return (await auth().$context).password.hash(password);
}

/** Is this the password whose hash was kept? */
export async function isPassword(hash: string, password: string): Promise<boolean> {
  return (await auth().$context).password.verify({ hash, password });
}

const resetName = (token: string) => `reset-password:${token}`;

/** Whose reset link this token opens, while it is good. */
export async function findResetPerson(token: string, now: Date): Promise<string | null> {
  const kept = await (await auth().$context).internalAdapter.findVerificationValue(resetName(token));
  return kept && kept.expiresAt > now ? kept.value : null;
}

/** Uses the token up. False when somebody was faster. */
export async function consumeResetToken(token: string): Promise<boolean> {
  return (await (await auth().$context).internalAdapter.consumeVerificationValue(resetName(token))) !== null;
}

/** What the request that came to a door says of its visitor. */
export interface Visitor {
  cookie?: string | null;
  /** Address of the visitor, as our own server saw it: the key of the rate limit. */
  address?: string | null;
  agent?: string | null;
}

/**
 * Asks better-auth as a browser would, so that its rate limit and its cookies hold. The door has
 * checked the origin of the form already.
 */
export async function askAuth(path: string, body: Record<string, unknown>, visitor: Visitor): Promise<Response> {
  const { url } = webEnv();
  const headers = new Headers({ "content-type": "application/json", origin: url });
  if (visitor.cookie) headers.set("cookie", visitor.cookie);
  if (visitor.address) headers.set("x-forwarded-for", visitor.address);
  if (visitor.agent) headers.set("user-agent", visitor.agent);
  return auth().handler(new Request(`${url}/api/auth${path}`, { method: "POST", headers, body: JSON.stringify(body) }));
}
