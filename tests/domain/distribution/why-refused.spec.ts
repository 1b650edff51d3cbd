import { expect, test } from "@playwright/test";
import { type RefusalCause, refusalCauses, whyRefused } from "@/domain/distribution/why-refused";
import ar from "@/ui/messages/ar.json" with { type: "json" };
import en from "@/ui/messages/en.json" with { type: "json" };

const replies: readonly [said: string, cause: RefusalCause][] = [
  ["550 5.1.1 <a@b.example>: Recipient address rejected: User unknown", "address"],
  ["550 5.1.10 RESOLVER.ADR.RecipientNotFound", "address"],
  ["550 5.2.1 The email account that you tried to reach is disabled", "address"],
  ["550 5.1.6 Mailbox has moved", "moved"],
  ["550 5.4.1 Recipient address rejected: Access denied", "moved"],
  ["553 no such domain here", "moved"],
  ["552 5.2.2 The email account is over quota", "full"],
  ["552 Requested mail action aborted: exceeded storage allocation", "full"],
  ["552 5.3.4 Message size exceeds fixed limit", "large"],
  ["550 5.2.3 Message too long", "large"],
  ["550 5.7.23 SPF validation failed", "ours"],
  ["550 5.7.26 Unauthenticated email is not accepted due to the domain's DMARC policy", "ours"],
  ["550 5.7.515 Access denied, sending domain does not meet the required authentication level", "ours"],
  ["550 5.1.8 Sender address rejected: Domain not found", "ours"],
  ["550 5.7.1 Message rejected as spam by content filtering", "rules"],
  ["550 5.7.606 Access denied, banned sending IP", "rules"],
  ["554 Transaction failed: policy", "rules"],
  ["550 5.4.6 Routing loop detected", "route"],
  ["550 5.3.2 System not accepting network messages", "route"],
  ["550 5.6.0 Message content is not acceptable", "content"],
  ["550 5.6.7 non-ASCII addresses not permitted", "letters"],
  ["550 go away", "other"],
];

for (const [said, cause] of replies) {
  test(`“${said}” is told as ${cause}`, () => {
    const smtpCode = Number(said.slice(0, 3));
    const enhancedCode = /5\.\d+\.\d+/.exec(said)?.[0] ?? null;
    expect(whyRefused({ smtpCode, enhancedCode, smtpText: said })).toBe(cause);
  });
}

test("a dead address whose words name another reason is not called dead", () => {
  const said = "550 5.1.1 mailbox full";
  expect(whyRefused({ smtpCode: 550, enhancedCode: "5.1.1", smtpText: said })).not.toBe("address");
});

test("every cause has words in both languages, and a row without any reply has some too", () => {
  for (const words of [en.refusedMail, ar.refusedMail]) {
    expect(Object.keys(words).sort()).toEqual([...refusalCauses].sort());
    expect(new Set(Object.values(words)).size).toBe(refusalCauses.length);
  }
  expect(whyRefused({ smtpCode: null, enhancedCode: null, smtpText: null })).toBe("other");
});
