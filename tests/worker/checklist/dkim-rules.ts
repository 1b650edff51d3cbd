import { dkimVerify } from "mailauth/lib/dkim/verify.js";
import { dmarc } from "mailauth/lib/dmarc/index.js";
import { addressOf, domainOf, headerOf, headersOf, readMessage } from "./message";
import { type Facts, noting, type Verdict } from "./rules";

/** What stands in DNS for the sender's domain. */
export interface Zone {
  /** Where the public key is: `selector._domainkey.domain`. */
  name: string;
  /** `v=DKIM1; k=rsa; p=…` */
  record: string;
}

const hard = [
  "from",
  "reply-to",
  "subject",
  "date",
  "message-id",
  "to",
  "mime-version",
  "content-type",
  "list-id",
  "list-unsubscribe",
  "list-unsubscribe-post",
  "feedback-id",
];
const soft = ["content-language", "list-help", "auto-submitted"];

/** D1 to D9: the signature as mailauth, which knows nothing of us, finds it. */
export async function judgeSignature(bytes: Buffer, { now }: Pick<Facts, "now">, zone: Zone): Promise<Verdict> {
  const { verdict, must, should } = noting();
  const { headers } = readMessage(bytes);
  const own = domainOf(addressOf(headerOf(headers, "from") ?? "")?.address ?? "");
  const resolver = async (name: string) => {
    if (name === zone.name) return [[zone.record]];
    if (name === `_dmarc.${own}`) return [["v=DMARC1; p=reject"]];
    throw Object.assign(new Error(`no record at ${name}`), { code: "ENOTFOUND" });
  };
  const signatures = headersOf(headers, "dkim-signature");
  must("D1", signatures.length === 1, `${signatures.length} signatures`);
  const { headerFrom, results } = await dkimVerify(bytes, { curTime: now, resolver });
  const [result] = results;
  if (!result) return verdict;
  const tags = new Map(
    (signatures[0] ?? "").split(";").map((tag) => {
      const [name = "", ...value] = tag.split("=");
      return [name.trim(), value.join("=").replace(/\s+/g, "")] as const;
    }),
  );
  must("D1", own === result.signingDomain || own.endsWith(`.${result.signingDomain}`), result.signingDomain);
  must("D2", result.status.result === "pass", JSON.stringify(result.status));
  must("D2a", result.algo === "rsa-sha256", result.algo);
  must("D3", result.format === "relaxed/relaxed", result.format);
  must("D4", tags.get("bh") && tags.get("t") && !tags.has("x"));
  must("D4l", !tags.has("l"), "a length lets anybody add to the body");
  const signed = (tags.get("h") ?? "").toLowerCase().split(":");
  const present = (name: string) => headerOf(headers, name) !== undefined;
  for (const name of hard) must("D5", signed.includes(name) || !present(name), name);
  for (const name of soft) should("D5s", signed.includes(name) || !present(name), name);
  should("D6", signed.filter((name) => name === "from").length > 1, "a second From could be added");
  must("D8", (result.modulusLength ?? 0) >= 2048, String(result.modulusLength));
  // Only what verified speaks for its domain; SPF is left out, so that the signature alone has to carry it.
  const dkimDomains = results
    .filter(({ status }) => status.result === "pass")
    .map((one) => ({ domain: one.signingDomain }));
  const policy = await dmarc({ headerFrom, spfDomains: [], dkimDomains, resolver });
  must("D9", policy && policy.status.result === "pass", JSON.stringify(policy));
  return verdict;
}
