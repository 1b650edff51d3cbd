import { z } from "zod";
import { instantOf } from "@/base/local-time";
import { CreateSend, OneSend, type RescheduleSend, SendTest, type StartSend, sendNotices } from "./input";

/** Addresses as people write several of them: by commas, semicolons, spaces or lines. */
export const addressesIn = (text: string): string[] => text.split(/[\s,;،؛]+/).filter(Boolean);
const Addresses = <T extends z.ZodType>(list: T) =>
  z.preprocess((given) => (typeof given === "string" ? addressesIn(given) : given), list);

/** An audience as the desk's form says it. */
export const PrepareSend = CreateSend.extend({
  listIds: z.array(z.uuid()).max(200).default([]),
  skipsOtherLanguages: z.coerce.boolean().default(false),
  tracksClicks: z.coerce.boolean().default(false),
  leftOut: Addresses(CreateSend.shape.leftOut),
  // Empty: the choice was changed and sent off before it was counted.
  expectedCount: z.preprocess((given) => (given ? Number(given) : undefined), CreateSend.shape.expectedCount),
});

export const TestForm = SendTest.extend({ addresses: Addresses(SendTest.shape.addresses) });

/** One button: the mails of a send that failed, to the same people again. */
export const SendAgain = z
  .object({
    releaseId: z.uuid(),
    repeats: z.uuid(),
    languageRule: CreateSend.shape.languageRule,
    key: z.string().min(8).max(100),
  })
  .transform(
    ({ key, ...again }): CreateSend => ({
      ...again,
      listIds: [],
      skipsOtherLanguages: false,
      idempotencyKey: key,
    }),
  );

/** One button: to those who have the earlier text, that it was corrected or withdrawn. */
export const SendNotice = z
  .object({
    releaseId: z.uuid(),
    notice: z.enum(sendNotices),
    languageRule: CreateSend.shape.languageRule,
    key: z.string().min(8).max(100),
  })
  .transform(
    ({ key, ...notice }): CreateSend => ({ ...notice, listIds: [], skipsOtherLanguages: false, idempotencyKey: key }),
  );

/** What becomes of the mails that are held because nobody knows whether they arrived. */
export const DecideHeld = OneSend.extend({ decision: z.enum(["resend", "give-up"]) });

const LocalTime = OneSend.extend({ date: z.string().optional(), time: z.string().optional(), zone: z.string() });

/** The instant that is meant; a time that does not exist is the date's fault. */
function instantIn({ date, time, zone }: z.infer<typeof LocalTime>, check: z.core.$RefinementCtx): Date {
  const at = instantOf(`${date}T${time}`, zone);
  if (!at) check.addIssue({ code: "custom", path: ["date"], message: "invalid" });
  return at ?? new Date(0);
}

/** The desk's button that sends: now, which is after the hold, or at a local time in a zone. */
export const StartForm = LocalTime.extend({
  when: z.enum(["now", "at"]).default("now"),
  zone: z.string().default(""),
}).transform(
  (form, check): StartSend => ({
    id: form.id,
    ...(form.when === "at" ? { at: instantIn(form, check) } : {}),
  }),
);

export const RescheduleForm = LocalTime.transform(
  (form, check): RescheduleSend => ({ id: form.id, at: instantIn(form, check) }),
);
