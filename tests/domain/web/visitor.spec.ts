import { expect, test } from "@playwright/test";
import { proxyEnv } from "@/base/env";
import { visitorAddress } from "@/web/visitor";

const from = (remoteAddress: string, forwarded?: string) => ({
  socket: { remoteAddress },
  headers: forwarded === undefined ? {} : { "x-forwarded-for": forwarded },
});

test("without a proxy nobody is believed about their address", () => {
  const nobody = proxyEnv({});
  expect(visitorAddress(from("203.0.113.7", "40.92.0.1"), nobody)).toBe("203.0.113.7");
  expect(visitorAddress(from("::ffff:127.0.0.1", "40.92.0.1"), nobody)).toBe("127.0.0.1");
});

test("the named proxy is believed about its own neighbour, and about nobody further away", () => {
  for (const named of ["10.1.2.3", "10.1.0.0/16"]) {
    const isProxy = proxyEnv({ BAYAN_PROXY: named });
    expect(visitorAddress(from("10.1.2.3", "198.51.100.9"), isProxy)).toBe("198.51.100.9");
    expect(visitorAddress(from("::ffff:10.1.2.3", "40.92.0.1, 198.51.100.9"), isProxy)).toBe("198.51.100.9");
    expect(visitorAddress(from("10.1.2.3"), isProxy)).toBe("10.1.2.3");
    expect(visitorAddress(from("10.9.2.3", "198.51.100.9"), isProxy)).toBe("10.9.2.3");
  }
  const six = proxyEnv({ BAYAN_PROXY: "fd00::/8" });
  expect(visitorAddress(from("fd12::1", "2001:db8::7"), six)).toBe("2001:db8::7");
});
