import { expect, test } from "@playwright/test";
import { requireGoodPassword } from "@/domain/staff/password";

const email = "sara@newsroom.example";
function verdict(password: string): string {
  try {
    requireGoodPassword(password, email);
    return "good";
  } catch (error) {
    if (error instanceof Error && "reason" in error) return String(error.reason);
    throw error;
  }
}

const bad: [string, string][] = [
  ["", "password-short"],
  ["elevenchars", "password-short"],
  ["x".repeat(257), "password-long"],
  ["password1234", "password-common"],
  ["Password2026!", "password-common"],
  ["P@ssw0rd2026!", "password-common"],
  ["newsroom2026!!", "password-common"],
  ["qwertyuiopas", "password-common"],
  ["qwertyuiop[]", "password-common"],
  ["123456789012", "password-common"],
  ["aaaaaaaaaaaa", "password-common"],
  ["abcabcabcabc", "password-common"],
  ["iloveyouforever", "password-common"],
  ["CorrectHorseBatteryStaple", "password-common"],
  ["sara@newsroom.example", "password-common"],
  ["newsroom-2026", "password-common"],
  ["بسم الله الرحمن الرحيم", "password-common"],
];
for (const [password, reason] of bad) {
  test(`“${password.slice(0, 30)}” is refused: ${reason}`, () => expect(verdict(password)).toBe(reason));
}

const good = [
  "three quiet river boats",
  "ثلاثة قوارب في نهر هادئ",
  "k7#mQ9!vL2@x",
  "onions-ladder-mirror",
  `${"long ".repeat(20)}enough words`,
];
for (const password of good) {
  test(`“${password.slice(0, 30)}” is taken, whatever kinds of characters it has`, () => {
    expect(verdict(password)).toBe("good");
  });
}
