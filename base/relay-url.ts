import { z } from "zod";

/** Where mails are handed over, and how many at a time. */
export interface RelayAddress {
  host: string;
  port: number;
  secure: boolean;
  user?: string;
  password?: string;
  /** Connections per worker. */
  pool: number;
  /** Share of the work beside other relays; undefined: 1. */
  weight?: number;
  /** Messages a second over all workers; undefined: unlimited. */
  rate?: number;
  /** Messages a day (UTC) over all workers, for each sender domain. */
  daily?: number;
  /** First day of a new sender domain, `2026-11-23`: it begins with few messages a day and grows for six weeks. */
  warmup?: string;
  ehlo?: string;
  /** Seconds that an answer may take; undefined: the ten minutes of RFC 5321. */
  timeout?: number;
}

const numbers = ["pool", "weight", "rate", "daily", "timeout"] as const;
const positive = /^[1-9]\d{0,5}$/;

const urlOf = (text: string) => (URL.canParse(text) ? new URL(text) : null);

/** `smtp[s]://user:password@host:port?pool=10&weight=2&rate=50&daily=5000&warmup=2026-11-23&ehlo=name&timeout=600` */
export const RelayUrl = z
  .string()
  .refine((text) => {
    const url = urlOf(text);
    return url !== null && /^smtps?:$/.test(url.protocol) && url.hostname !== "";
  }, "is not an smtp:// or smtps:// address")
  .refine(
    (text) => {
      const query = urlOf(text)?.searchParams;
      return numbers.every((name) => !query?.has(name) || positive.test(query.get(name) ?? ""));
    },
    `has a ${numbers.slice(0, -1).join(", ")} or ${numbers.at(-1)} that is not a whole number above 0`,
  )
  .refine((text) => {
    const query = urlOf(text)?.searchParams;
    return !query?.has("warmup") || z.iso.date().safeParse(query.get("warmup")).success;
  }, "has a warmup that is not a day like 2026-11-23")
  .refine((text) => {
    const url = urlOf(text);
    return [url?.username, url?.password].every((part) => isEncoded(part ?? ""));
  }, "has a user or password with a % that is not written %25");

/** The parts of a relay address that has been checked. */
export function readRelayUrl(text: string): RelayAddress {
  const url = new URL(text);
  const secure = url.protocol === "smtps:";
  const query = Object.fromEntries([...url.searchParams].filter(([, value]) => value !== ""));
  const given = numbers.filter((name) => query[name]).map((name) => [name, Number(query[name])]);
  return {
    host: url.hostname.replace(/^\[|\]$/g, ""),
    port: url.port ? Number(url.port) : secure ? 465 : 587,
    secure,
    ...(url.username ? { user: decodeURIComponent(url.username), password: decodeURIComponent(url.password) } : {}),
    pool: 10,
    ...Object.fromEntries(given),
    ...(query.warmup ? { warmup: query.warmup } : {}),
    ...(query.ehlo ? { ehlo: query.ehlo } : {}),
  };
}

function isEncoded(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}
