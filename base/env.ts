import { BlockList, isIP } from "node:net";
import { z } from "zod";
import { type RelayAddress, RelayUrl, readRelayUrl } from "./relay-url";

/** A wrong environment value: one line that names the variable, the fault and an example. Exit status 3. */
export class EnvironmentFault extends Error {
  readonly environmentFault = true;
}

export function isEnvironmentFault(error: unknown): error is EnvironmentFault {
  return error instanceof Error && "environmentFault" in error;
}

export type Source = Record<string, string | undefined>;

/** Reads one variable; an empty one counts as absent. */
export function read<T>(source: Source, name: string, schema: z.ZodType<T>, example: string): T {
  const raw = source[name]?.trim();
  const parsed = schema.safeParse(raw === "" ? undefined : raw);
  if (parsed.success) return parsed.data;
  const fault = parsed.error.issues[0]?.message ?? "is not valid";
  throw new EnvironmentFault(`${name} ${fault}. Example: ${name}=${example}`);
}

const port = (standard: number) =>
  z
    .string()
    .regex(/^\d{1,5}$/, "is not a port number")
    .transform(Number)
    .refine((n) => n >= 1 && n <= 65535, "is not between 1 and 65535")
    .optional()
    .transform((n) => n ?? standard);

export function parseUrl(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}

const origin = z
  .string()
  .refine((text) => {
    const url = parseUrl(text);
    return url !== null && /^https?:$/.test(url.protocol);
  }, "is not an http or https address")
  .refine((text) => {
    const url = parseUrl(text);
    return url === null || (url.pathname === "/" && url.search === "" && url.hash === "");
  }, "must be an origin, without a path")
  .transform((text) => new URL(text).origin)
  .optional();

export interface WebEnv {
  port: number;
  host: string;
  /** Public origin, without a final slash. */
  url: string;
}

export function webEnv(source: Source = process.env): WebEnv {
  const chosen = read(source, "PORT", port(3000), "3000");
  const host = read(
    source,
    "HOST",
    z
      .string()
      .regex(/^[\w.:-]+$/, "is not a host name or address")
      .default("127.0.0.1"),
    "127.0.0.1",
  );
  const url = read(source, "BAYAN_URL", origin, "https://news.example.org") ?? `http://localhost:${chosen}`;
  return { port: chosen, host, url };
}

/** Whether an address is that of the one proxy in front of us, which says who the visitor is; without one nobody's is. */
export function proxyEnv(source: Source = process.env): (address: string) => boolean {
  const list = read(
    source,
    "BAYAN_PROXY",
    z
      .string()
      .transform(networkOf)
      .refine((list) => list !== null, "is not an address or a network")
      .optional(),
    "127.0.0.1",
  );
  return (address) => isIP(address) !== 0 && (list?.check(address, isIP(address) === 6 ? "ipv6" : "ipv4") ?? false);
}

function networkOf(text: string): BlockList | null {
  const [address = "", bits, ...rest] = text.split("/");
  const kind = isIP(address);
  const most = kind === 6 ? 128 : 32;
  if (kind === 0 || rest.length > 0 || (bits !== undefined && !/^\d{1,3}$/.test(bits))) return null;
  const prefix = bits === undefined ? most : Number(bits);
  if (prefix > most) return null;
  const list = new BlockList();
  list.addSubnet(address, prefix, kind === 6 ? "ipv6" : "ipv4");
  return list;
}

export const processParts = ["web", "worker"] as const;
export type ProcessPart = (typeof processParts)[number];

export interface ProcessEnv {
  data: string;
  parts: ProcessPart[];
  mailboxPort: number;
  zone: string;
  chromium?: string;
}

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

export function processEnv(source: Source = process.env): ProcessEnv {
  return {
    data: read(source, "BAYAN_DATA", z.string().default(".data"), ".data"),
    parts: read(
      source,
      "BAYAN_PARTS",
      z
        .string()
        .default("web,worker")
        .transform((text) => text.split(",").map((part) => part.trim()))
        .pipe(z.array(z.enum(processParts, "holds something other than web and worker")).min(1)),
      "web,worker",
    ),
    mailboxPort: read(source, "BAYAN_MAILBOX_PORT", port(1080), "1080"),
    zone: read(
      source,
      "TZ_NEWSROOM",
      z.string().refine(isZone, "is not a time zone").default("Asia/Baghdad"),
      "Asia/Baghdad",
    ),
    chromium: read(source, "CHROMIUM_PATH", z.string().optional(), "/usr/bin/chromium"),
  };
}

/** `DATABASE_URL`, or undefined when the embedded database serves. */
export function databaseUrl(source: Source = process.env): string | undefined {
  return read(
    source,
    "DATABASE_URL",
    z
      .string()
      .refine((text) => /^postgres(ql)?:$/.test(parseUrl(text)?.protocol ?? ""), "is not a postgres:// address")
      .optional(),
    "postgres://bayan:secret@db.example.org:5432/bayan",
  );
}

/** `SMTP_URL`, an address as in `base/relay-url.ts`. Undefined: no relay is named here. */
export function relayEnv(source: Source = process.env): RelayAddress | undefined {
  const text = read(source, "SMTP_URL", RelayUrl.optional(), "smtps://user:password@mail.example.org:465");
  return text === undefined ? undefined : readRelayUrl(text);
}

export interface DkimEnv {
  domain: string;
  selector: string;
  keyFile: string;
}

export const nameInDns = /^[a-z0-9_]([a-z0-9_-]*[a-z0-9])?(\.[a-z0-9_]([a-z0-9_-]*[a-z0-9])?)*$/i;

/** All three of `DKIM_*`, or none. */
export function dkimEnv(source: Source = process.env): DkimEnv | undefined {
  const name = z.string().regex(nameInDns, "is not a name in DNS");
  const domain = read(source, "DKIM_DOMAIN", name.optional(), "press.example.org");
  const selector = read(source, "DKIM_SELECTOR", name.optional(), "bayan");
  const keyFile = read(source, "DKIM_KEY_FILE", z.string().optional(), "/etc/bayan/dkim.pem");
  if (!domain && !selector && !keyFile) return undefined;
  if (domain && selector && keyFile) return { domain, selector, keyFile };
  const missing = !domain ? "DKIM_DOMAIN" : !selector ? "DKIM_SELECTOR" : "DKIM_KEY_FILE";
  throw new EnvironmentFault(`${missing} is missing beside the other DKIM variables. Example: ${missing}=…`);
}

/** `BAYAN_BOUNCE_DOMAIN`: domain of the per-recipient envelope senders; undefined: the sender's own. */
export function bounceDomain(source: Source = process.env): string | undefined {
  return read(
    source,
    "BAYAN_BOUNCE_DOMAIN",
    z
      .string()
      .regex(/^[a-z0-9.-]+\.[a-z0-9-]+$/i, "is not a domain")
      .optional(),
    "bounces.example.org",
  );
}

/** `BAYAN_SECRET`: the key ring, newest first; undefined: the ring kept in the data folder. */
export function keyRing(source: Source = process.env): string[] | undefined {
  return read(
    source,
    "BAYAN_SECRET",
    z
      .string()
      .transform((text) => text.split(",").map((key) => key.trim()))
      .refine((keys) => keys.every((key) => key.length >= 32), "holds a key shorter than 32 characters")
      .optional(),
    "a-random-text-of-at-least-32-characters",
  );
}
