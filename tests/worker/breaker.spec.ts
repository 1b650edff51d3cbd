import { expect, test } from "@playwright/test";
import type { SmtpAttempt } from "@/domain/distribution/reply";
import { Breaker } from "@/worker/smtp/breaker";

const lost: SmtpAttempt = { phase: "rcpt", code: 421, text: "421 4.7.0 try elsewhere" };

test("over one recipient whose line is lost each time the way stays open to all others", () => {
  const breaker = new Breaker();
  for (let times = 0; times < 20; times++) expect(breaker.failed(lost, 1)).toBe(false);
  expect(breaker.ask()).toBe("open");
});

test("the way is closed when the line is lost over three recipients in a row, and an answer between opens it", () => {
  const breaker = new Breaker();
  expect([breaker.failed(lost, 1), breaker.failed(lost, 2)]).toEqual([false, false]);
  breaker.succeeded();
  expect([1, 2, 3].map((mail) => breaker.failed(lost, mail))).toEqual([false, false, true]);
  expect(breaker.says).toBe(lost.text);
  expect(breaker.ask()).toBeGreaterThan(4000);
  breaker.succeeded();
  expect(breaker.ask()).toBe("open");
});

for (const [what, attempt] of Object.entries<SmtpAttempt>({
  "is not there": { phase: "connect", text: "ECONNREFUSED" },
  "cannot sign us in for now": { phase: "auth", code: 454, text: "454 4.7.0 later" },
  "takes nothing of our sender for now": { phase: "mail", code: 451, text: "451 4.3.0 later" },
})) {
  test(`a relay that ${what} is left alone at once`, () => {
    const breaker = new Breaker();
    expect(breaker.failed(attempt, 1)).toBe(true);
    expect(breaker.ask()).toBeGreaterThan(4000);
  });
}

test("after a refusal that a person decides about one mail tries the way at once, and no other beside it", () => {
  const breaker = new Breaker();
  breaker.tryFirst("535 5.7.8 credentials invalid");
  expect(breaker.times).toBeNull();
  expect([breaker.ask(), breaker.ask()]).toEqual(["probe", 50]);
  expect(breaker.times).not.toBeNull();
  breaker.tryFirst("535 5.7.8 credentials invalid");
  expect(breaker.ask()).toBe(50);
  breaker.lapse();
  expect(breaker.ask()).toBe("probe");
  breaker.succeeded();
  expect([breaker.ask(), breaker.says]).toEqual(["open", null]);
});
