import { expect, test } from "@playwright/test";
import {
  bounceDomain,
  databaseUrl,
  dkimEnv,
  isEnvironmentFault,
  keyRing,
  processEnv,
  proxyEnv,
  relayEnv,
  webEnv,
} from "@/base/env";

type Reader = (source: Record<string, string>) => unknown;

const wrong: [Record<string, string>, Reader][] = [
  [{ PORT: "eighty" }, webEnv],
  [{ PORT: "0" }, webEnv],
  [{ PORT: "70000" }, webEnv],
  [{ HOST: "not a host" }, webEnv],
  [{ BAYAN_URL: "news.example.org" }, webEnv],
  [{ BAYAN_URL: "ftp://news.example.org" }, webEnv],
  [{ BAYAN_URL: "https://news.example.org/press" }, webEnv],
  [{ BAYAN_PROXY: "nginx" }, proxyEnv],
  [{ BAYAN_PROXY: "10.0.0.0/40" }, proxyEnv],
  [{ BAYAN_PARTS: "web,printer" }, processEnv],
  [{ BAYAN_MAILBOX_PORT: "-1" }, processEnv],
  [{ TZ_NEWSROOM: "Asia/Atlantis" }, processEnv],
  [{ DATABASE_URL: "mysql://db.example.org/bayan" }, databaseUrl],
  [{ DATABASE_URL: "bayan" }, databaseUrl],
  [{ SMTP_URL: "mail.example.org" }, relayEnv],
  [{ SMTP_URL: "https://mail.example.org" }, relayEnv],
  [{ SMTP_URL: "smtp://mail.example.org?pool=none" }, relayEnv],
  [{ SMTP_URL: "smtp://mail.example.org?rate=0" }, relayEnv],
  [{ SMTP_URL: "smtp://mail.example.org?weight=half" }, relayEnv],
  [{ SMTP_URL: "smtp://press:100%@mail.example.org" }, relayEnv],
  [{ SMTP_URL: "smtp://mail.example.org?daily=many" }, relayEnv],
  [{ SMTP_URL: "smtp://mail.example.org?warmup=tomorrow" }, relayEnv],
  [{ DKIM_DOMAIN: "press.example.org" }, dkimEnv],
  [{ BAYAN_BOUNCE_DOMAIN: "bounces" }, bounceDomain],
  [{ BAYAN_SECRET: "short" }, keyRing],
];

for (const [source, read] of wrong) {
  const [[name = "", value] = []] = Object.entries(source);
  test(`${name}=${value} is refused in one line that names it and gives an example`, () => {
    let fault: unknown;
    try {
      read(source);
    } catch (error) {
      fault = error;
    }
    expect(isEnvironmentFault(fault)).toBe(true);
    const line = fault instanceof Error ? fault.message : "";
    // Of the DKIM variables, the missing one is named.
    expect(line).toContain(name.slice(0, 5));
    expect(line).toMatch(/Example: [A-Z_]+=\S+$/);
    expect(line).not.toContain("\n");
  });
}

test("a fault of a secret does not show it", () => {
  const secret = "hunter2hunter2";
  const readers: [Record<string, string>, Reader][] = [
    [{ BAYAN_SECRET: secret }, keyRing],
    [{ SMTP_URL: `ftp://user:${secret}@mail.example.org` }, relayEnv],
    [{ DATABASE_URL: `mysql://user:${secret}@db.example.org` }, databaseUrl],
  ];
  for (const [source, read] of readers) {
    expect(() => read(source)).toThrow(/Example/);
    expect(() => read(source)).not.toThrow(new RegExp(secret));
  }
});

test("without any variable the standard values hold", () => {
  expect(webEnv({})).toEqual({ port: 3000, host: "127.0.0.1", url: "http://localhost:3000" });
  expect(processEnv({})).toEqual({
    data: ".data",
    parts: ["web", "worker"],
    mailboxPort: 1080,
    zone: "Asia/Baghdad",
    chromium: undefined,
  });
  expect([databaseUrl({}), relayEnv({}), dkimEnv({}), bounceDomain({}), keyRing({})]).toEqual(Array(5).fill(undefined));
});

test("an empty variable counts as absent", () => {
  expect(webEnv({ PORT: "", BAYAN_URL: " " }).url).toBe("http://localhost:3000");
  expect(databaseUrl({ DATABASE_URL: "" })).toBeUndefined();
});
