import { z } from "zod";
import { EnvironmentFault, parseUrl, read, type Source } from "./env";

export interface ImapEnv {
  host: string;
  port: number;
  secure: boolean;
  user: string;
  password: string;
  mailbox: string;
}

/** `BAYAN_BOUNCE_IMAP`: `imap[s]://user:password@host:port/Mailbox`, the inbox unless named; undefined: no mailbox is read. */
export function bounceImap(source: Source = process.env): ImapEnv | undefined {
  const url = read(
    source,
    "BAYAN_BOUNCE_IMAP",
    z
      .string()
      .transform(parseUrl)
      .refine(
        (url) => /^imaps?:$/.test(url?.protocol ?? "") && url?.hostname !== "",
        "is not an imap:// or imaps:// address",
      )
      .refine((url) => url === null || (url.username !== "" && url.password !== ""), "has no user and password")
      .optional(),
    "imaps://bounces:password@mail.example.org:993",
  );
  if (!url) return undefined;
  const secure = url.protocol === "imaps:";
  return {
    host: url.hostname.replace(/^\[|\]$/g, ""),
    port: url.port ? Number(url.port) : secure ? 993 : 143,
    secure,
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    mailbox: decodeURIComponent(url.pathname.slice(1)) || "Inbox",
  };
}

/** `BAYAN_BOUNCE_LISTEN`: `host:port` where the worker takes bounces by SMTP; undefined: nowhere. */
export function bounceListen(source: Source = process.env): { host: string; port: number } | undefined {
  const text = read(
    source,
    "BAYAN_BOUNCE_LISTEN",
    z
      .string()
      .regex(/^(\[[0-9a-f:]+\]|[\w.-]+):\d{1,5}$/i, "is not host:port")
      .refine((text) => Number(text.slice(text.lastIndexOf(":") + 1)) <= 65_535, "has a port above 65535")
      .optional(),
    "0.0.0.0:2525",
  );
  if (text === undefined) return undefined;
  const colon = text.lastIndexOf(":");
  return { host: text.slice(0, colon).replace(/^\[|\]$/g, ""), port: Number(text.slice(colon + 1)) };
}

/** With what the listener offers STARTTLS: both files, or neither. */
export function bounceCertificate(source: Source = process.env): { certFile: string; keyFile: string } | undefined {
  const file = z.string().optional();
  const certFile = read(source, "BAYAN_BOUNCE_CERT_FILE", file, "/etc/bayan/bounces.crt");
  const keyFile = read(source, "BAYAN_BOUNCE_KEY_FILE", file, "/etc/bayan/bounces.key");
  if (certFile && keyFile) return { certFile, keyFile };
  if (!certFile && !keyFile) return undefined;
  const missing = certFile ? "BAYAN_BOUNCE_KEY_FILE" : "BAYAN_BOUNCE_CERT_FILE";
  throw new EnvironmentFault(`${missing} is missing beside the other file. Example: ${missing}=/etc/bayan/bounces.pem`);
}
