import { z } from "zod";
import { CreateSend, OneSend, SendTest } from "./input";

/** An audience as the desk's form says it. */
export const PrepareSend = CreateSend.extend({
  listIds: z.array(z.uuid()).max(200).default([]),
  skipsOtherLanguages: z.coerce.boolean().default(false),
});

/** Addresses as people write several of them: by commas, semicolons, spaces or lines. */
export const TestForm = z.preprocess(
  (given) =>
    typeof given === "object" && given !== null && "addresses" in given && typeof given.addresses === "string"
      ? { ...given, addresses: given.addresses.split(/[\s,;،؛]+/).filter(Boolean) }
      : given,
  SendTest,
);

/** What becomes of the mails that are held because nobody knows whether they arrived. */
export const DecideHeld = OneSend.extend({ decision: z.enum(["resend", "give-up"]) });
