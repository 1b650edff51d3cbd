import { invalid } from "@/base/refusal";
import { commonPasswords } from "./common-passwords";

/** ASVS 5.0, 6.2.1 asks for 8 and recommends 15; 12 keeps a phrase of three words in reach of everyone. */
export const shortestPassword = 12;
export const longestPassword = 256;

/**
 * Refuses a password that is too short or that a guesser tries first (ASVS 5.0, 6.2.4 and 6.2.11): on the
 * list of common ones, one thing over and over, a run along the keyboard or the alphabet, or the person's
 * own address. No rule about kinds of characters. `field` is the form's field.
 */
export function requireGoodPassword(password: string, email: string, field = "password"): void {
  if ([...password].length < shortestPassword) throw invalid("password-short", { field });
  if (password.length > longestPassword) throw invalid("password-long", { field });
  if (isCommon(password, email)) throw invalid("password-common", { field });
}

const runs = [
  "abcdefghijklmnopqrstuvwxyz",
  "qwertyuiopasdfghjklzxcvbnm",
  "01234567890123456789",
  "ضصثقفغعهخحجدشسيبلاتنمكطئءؤرلاىةوزظ",
];

function isCommon(password: string, email: string): boolean {
  const plain = password.normalize("NFKC").toLowerCase();
  const bare = unleet(plain).replace(/[^\p{L}\p{N}]/gu, "");
  const [local = "", domain = ""] = email.toLowerCase().split("@");
  if (plain === email.toLowerCase() || (plain.includes(local) && plain.length - local.length < 6)) return true;
  if (domain && plain.replace(/[^\p{L}]/gu, "") === domain.split(".")[0]) return true;
  if (commonPasswords.has(plain) || commonPasswords.has(bare)) return true;
  if (/^(.{1,6})\1+.?$/u.test(plain)) return true;
  if (new Set(plain).size < 5) return true;
  // A common word with a tail of digits and signs: "newsroom2026!".
  const stem = unleet(plain.replace(/[\d\p{P}\p{S}]+$/u, "")).replace(/[^\p{L}]/gu, "");
  if (commonPasswords.has(stem)) return true;
  return runs.some((run) => longestRun(plain, run) >= plain.length - 3);
}

const signs: Record<string, string> = {
  "0": "o",
  "1": "i",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "@": "a",
  $: "s",
  "!": "i",
};
const unleet = (text: string) => [...text].map((sign) => signs[sign] ?? sign).join("");

/** Length of the longest piece of the text that runs along the row, either way. */
function longestRun(text: string, row: string): number {
  const rows = [row, [...row].reverse().join("")];
  let longest = 0;
  for (const one of rows) {
    for (let from = 0; from < text.length; from++) {
      let length = 1;
      while (from + length <= text.length && one.includes(text.slice(from, from + length))) length++;
      longest = Math.max(longest, length - 1);
    }
  }
  return longest;
}
