import { invalid } from "@/base/refusal";
import type { Language } from "@/base/vocabulary";
import { mailLimits } from "@/document/preflight/mail";
import type { RenderedMail } from "@/emails/release";
import { type Drawing, drawMail } from "../releases/draw-mail";
import { languagesOf } from "./combination";

/** One mail of a send, to be made into MIME. */
export interface SendMail extends Omit<RenderedMail, "preheader"> {
  combination: string;
  languages: Language[];
}

type Rendering = Omit<Drawing, "languages"> & { combination: string };

/** The mail of one combination of languages as it leaves. Refuses `mail-too-large`, `placeholder-left`, `language-missing`. */
export async function renderMail({ combination, ...rest }: Rendering): Promise<SendMail & RenderedMail> {
  const languages = languagesOf(combination);
  const mail = await drawMail({ ...rest, languages });
  requireSendable(mail);
  return { ...mail, combination, languages };
}

function requireSendable({ html, text, subject }: RenderedMail): void {
  const bytes = Buffer.byteLength(html);
  if (bytes > mailLimits.sent) throw invalid("mail-too-large", { bytes, most: mailLimits.sent });
  const left = /\{\{.*?\}\}/.exec(`${subject}\n${html}\n${text}`);
  if (left) throw invalid("placeholder-left", { placeholder: left[0].slice(0, 60) });
}
