import { headerRules } from "./header-rules";
import { htmlRules } from "./html-rules";
import { headerOf, readMessage } from "./message";
import { mimeRules } from "./mime-rules";
import { type Facts, noting, type Verdict } from "./rules";

/** A mail to one of the staff: all that holds for any message, and T1 to T3 instead of the rules about lists. */
export function judgeStaffMail(bytes: Buffer, facts: Facts): Verdict {
  const { verdict, ...asking } = noting();
  const message = readMessage(bytes);
  const of = (name: string) => headerOf(message.headers, name);
  headerRules(message, facts, asking);
  mimeRules(message, facts, asking);
  htmlRules(message, facts, asking);
  asking.must("T1", of("auto-submitted") === "auto-generated", of("auto-submitted"));
  asking.should("T2", of("x-auto-response-suppress") === "All");
  asking.must(
    "T3",
    of("list-unsubscribe") === undefined || of("list-unsubscribe-post") === "List-Unsubscribe=One-Click",
  );
  return verdict;
}
