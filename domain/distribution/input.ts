import { z } from "zod";
import { languageRules } from "@/base/vocabulary";

/** What tells those who have an earlier text that it was corrected or withdrawn. */
export const sendNotices = ["correction", "withdrawal"] as const;
export type SendNotice = (typeof sendNotices)[number];

export const Audience = z.object({
  releaseId: z.uuid(),
  listIds: z.array(z.uuid()).max(200),
  languageRule: z.enum(languageRules).default("own"),
  skipsOtherLanguages: z.boolean().default(false),
  /** Lists and addresses whose people get nothing, though a chosen list has them. */
  leftOutListIds: z.array(z.uuid()).max(200).optional(),
  leftOut: z.array(z.string().trim().min(1).max(320)).max(500).optional(),
  /** In place of lists: those of this earlier send whose mail was refused, expired or held. */
  repeats: z.uuid().optional(),
  /** In place of lists: those who have the text that was corrected or withdrawn. */
  notice: z.enum(sendNotices).optional(),
  /** The send whose audience is chosen anew: its own rows do not count as sent already. */
  sendId: z.uuid().optional(),
});
export type Audience = z.infer<typeof Audience>;

/** `idempotencyKey`: drawn when the form was made; a second click brings the same one and makes nothing. */
export const CreateSend = Audience.extend({
  /** Count how often the links of its mails are followed; of the whole send, never of a reader. */
  tracksClicks: z.boolean().optional(),
  /** How many people the form showed to whoever chose them. */
  expectedCount: z.number().int().min(0).max(2_000_000_000).optional(),
  idempotencyKey: z.string().min(8).max(100),
});
export type CreateSend = z.infer<typeof CreateSend>;

export const OneSend = z.object({ id: z.uuid() });
export type OneSend = z.infer<typeof OneSend>;

export const StartSend = OneSend.extend({ at: z.date().optional() });
export type StartSend = z.infer<typeof StartSend>;

export const RescheduleSend = OneSend.extend({ at: z.date() });
export type RescheduleSend = z.infer<typeof RescheduleSend>;

export const SendTest = z.object({
  releaseId: z.uuid(),
  addresses: z.array(z.string().trim().min(1).max(320)).min(1).max(10),
  languageRule: z.enum(languageRules).default("both"),
});
export type SendTest = z.infer<typeof SendTest>;
