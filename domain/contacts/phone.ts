import { fold } from "@/text/fold";
import { findPhones } from "@/text/phones";

/** E.164 where the text is one readable number, else the text as it was written. */
export function readPhone(text: string, region: string): string {
  const folded = fold(text).text.trim();
  // A label tells the reader that a bare national number is one.
  const [found, ...more] = findPhones(/^[+(\d]/.test(folded) ? `tel ${folded}` : folded, region);
  return found?.e164 && more.length === 0 ? found.e164 : text.trim();
}
