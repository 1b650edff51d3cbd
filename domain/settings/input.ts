import { z } from "zod";
import { nameInDns } from "@/base/env";
import { RelayUrl } from "@/base/relay-url";
import { digitSystems, type Language, languages, receivers, severities, uncertainPolicies } from "@/base/vocabulary";
import { toWesternDigits } from "@/text/digits";
import { isAdjustable } from "@/text/finding";

const Text = z.string().trim().max(200);
/** A text per language, those that were left empty taken out. */
const WordsOf = (text: z.ZodType<string>) =>
  z
    .partialRecord(z.enum(languages), text)
    .transform(
      (words) =>
        Object.fromEntries(Object.entries(words).filter(([, one]) => one !== "")) as Partial<Record<Language, string>>,
    );
const Email = z.string().trim().toLowerCase().max(254, "email-invalid").pipe(z.email("email-invalid"));
const OptionalEmail = z
  .union([z.literal("").transform(() => null), Email])
  .optional()
  .transform((email) => email ?? null);

/** A sender: an address, or one at localhost, which a newsroom tried out on its own machine begins with. */
const SenderEmail = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, "email-invalid")
  .refine((email) => z.email().safeParse(email.replace(/@localhost$/, "@localhost.example")).success, "email-invalid");

export const SaveNames = z.object({
  names: z.partialRecord(z.enum(languages), Text.min(1)).refine((names) => Object.keys(names).length > 0),
});
export type SaveNames = z.infer<typeof SaveNames>;

/** Languages in the newsroom's order; the source is one of them, and so is every public one. */
export const SaveLanguages = z
  .object({
    order: z.array(z.enum(languages)).min(1),
    source: z.enum(languages),
    public: z.array(z.enum(languages)).min(1),
  })
  .refine(({ order, source }) => order.includes(source), { path: ["source"], message: "settings-invalid" })
  .refine(({ order, ...chosen }) => chosen.public.every((one) => order.includes(one)), {
    path: ["public"],
    message: "settings-invalid",
  });
export type SaveLanguages = z.infer<typeof SaveLanguages>;

export const SaveTime = z.object({
  zone: z
    .string()
    .refine((zone) => Intl.supportedValuesOf("timeZone").includes(zone) || zone === "UTC", "settings-invalid"),
  digits: z.enum(digitSystems),
  region: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z]{2}$/, "settings-invalid"),
});
export type SaveTime = z.infer<typeof SaveTime>;

export const SaveSender = z.object({
  senderEmail: SenderEmail,
  replyTo: OptionalEmail,
  senderNames: WordsOf(Text),
  postalAddresses: WordsOf(z.string().trim().max(500)).optional(),
});
export type SaveSender = z.infer<typeof SaveSender>;

const tick = z
  .literal("on")
  .optional()
  .transform((on) => on === "on");
export const SaveRules = z.object({
  twoPairsOfEyes: tick,
  senderIsNotApprover: tick,
  demandsSecondFactor: tick,
});
export type SaveRules = z.infer<typeof SaveRules>;

/** By code of a finding; what stands by the rule is left out. Must-fix rules that protect readers cannot be made lighter. */
export const SaveSeverities = z.object({
  severities: z.partialRecord(z.string().max(40).refine(isAdjustable, "settings-invalid"), z.enum(severities)),
});
export type SaveSeverities = z.infer<typeof SaveSeverities>;

export const SaveUncertain = z.object({ uncertainPolicy: z.enum(uncertainPolicies) });
export type SaveUncertain = z.infer<typeof SaveUncertain>;

/** Providers whose bounce notices are proven by a key or an address of theirs; Postmark and our own form need none. */
export const noticeProviders = ["ses", "mailgun", "sendgrid"] as const;

/** The topic of SNS, the signing key of Mailgun, the public key of SendGrid. What is left out stays as it is. */
export const NoticeKeys = z.object({
  ses: z
    .union([
      z.literal(""),
      z
        .string()
        .trim()
        .regex(/^arn:aws(-cn)?:sns:[a-z0-9-]+:\d{12}:[\w.-]{1,256}$/, "settings-invalid"),
    ])
    .optional(),
  mailgun: z.string().trim().max(200).optional(),
  sendgrid: z
    .union([
      z.literal(""),
      z
        .string()
        .trim()
        .regex(/^[A-Za-z0-9+/]{60,400}={0,2}$/, "settings-invalid"),
    ])
    .optional(),
});
export type NoticeKeys = z.infer<typeof NoticeKeys>;

/** A further relay: its address as in `SMTP_URL`, the sign-in apart. A day's limit is the sender's, not a relay's. */
export const NewRelay = z.object({
  address: z
    .string()
    .trim()
    .max(500)
    .refine((text) => RelayUrl.safeParse(text).success && !/[?&](daily|warmup)=/.test(text), "settings-invalid"),
  user: z.string().trim().max(200).optional(),
  password: z.string().max(500).optional(),
  weight: z.coerce.number().int().min(1).max(100).default(1),
});
export type NewRelay = z.infer<typeof NewRelay>;

/** A key for a sender's domain: pasted in PEM form, or with an empty `pem` to be made. */
export const NewDkimKey = z.object({
  domain: z.string().trim().toLowerCase().max(253).regex(nameInDns, "settings-invalid"),
  selector: z.string().trim().toLowerCase().max(63).regex(nameInDns, "settings-invalid"),
  pem: z.string().trim().max(20_000).optional(),
});
export type NewDkimKey = z.infer<typeof NewDkimKey>;

/** Mails a minute for one who takes the mail of many domains, or for one domain. */
export const LaneLimit = z
  .object({
    receiver: z.union([z.literal(""), z.enum(receivers)]).default(""),
    domain: z.string().trim().max(253).default(""),
    perMinute: z
      .string()
      .transform((typed) => Number(toWesternDigits(typed)))
      .refine((n) => Number.isInteger(n) && n >= 1 && n <= 60_000, "rate-invalid"),
  })
  .refine(({ receiver, domain }) => (receiver === "") !== (domain === ""), {
    path: ["receiver"],
    message: "receiver-or-domain",
  });
export type LaneLimit = z.infer<typeof LaneLimit>;

export const ByLane = z.object({ lane: z.string().max(253) });

export const ById = z.object({ id: z.uuid() });

/** The last step of the set-up: the sender, and whether the sample newsroom is wanted. */
export const FinishSetUp = SaveSender.extend({ sample: tick });
export type FinishSetUp = z.infer<typeof FinishSetUp>;
