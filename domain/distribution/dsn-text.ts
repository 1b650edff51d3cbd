/** What the words of a mail without a machine's report make likely. Never more than a soft bounce. */
export type TextKind = "soft" | "underway" | "auto-reply" | null;

/** Arabic vowel marks and the kashida are written or not as it pleases the system. */
const plain = (text: string) => text.replace(/[\u064b-\u0652\u0670\u0640]/g, "").replace(/\s+/g, " ");

const failed =
  /undeliver|non.?delivery|returned (mail|to sender)|failure notice|delivery (status notification|(has )?fail|(has been |was )?(delayed|unsuccessful|report))|(could|can|was|has) ?(not|n.t) (be |been )?(yet )?(deliver|sent)|unable to deliver|mail delivery (system|subsystem)|تعذر (ال)?(تسليم|توصيل|إرسال|ارسال)|لم (يتم )?(تسليم|تسلم|توصيل|تصل)|فشل (في )?(ال)?(تسليم|توصيل|إرسال)|غير قابلة للتسليم|إشعار (حالة|عدم) (ال)?(تسليم|التوصيل)|unzustellbar|non (remis|distribu)|no se (pudo|ha podido) entregar/i;

const late =
  /\bdelayed\b|not yet been delivered|still being (re)?tried|will (continue|keep) (trying|to try)|will be retried|does not need to be resent|do not need to resend|تأخر|تأخير|سنواصل المحاولة|سيواصل|ستستمر المحاول|لا حاجة إلى إعادة (ال)?إرسال/i;

const final = /giving up|gave up|permanent|(i.ve|has been) given up|لن نحاول|لن تعاد المحاولة/i;

/** A daemon's text about a mail that it could not bring (qmail's, Exim's, Lotus', the older Exchange's). */
export function kindOfBounceText(subject: string, body: string): TextKind {
  const text = plain(`${subject}\n${body}`).slice(0, 20_000);
  if (!failed.test(text) && !late.test(text)) return null;
  return late.test(text) && !final.test(text) ? "underway" : "soft";
}

const away =
  /^(\W*)(re: ?)?(auto(mat(ic|ed))?[- ]?(repl(y|ies)|response|answer)|out of (the )?office|away from|on (annual |parental |sick )?leave|vacation|ooo\b|i am (currently )?(away|out)|رد (تلقائي|آلي|الي)|(أنا )?(خارج|خارج أوقات) (المكتب|الدوام|العمل)|في إجازة|اجازة|إجازة|غائب|abwesenheit|réponse automatique|respuesta automática)/i;

const challenge =
  /(confirm|verify|prove) (that )?(you|your (email|address|message|identity))|not on my (approved|allowed|guest) list|challenge|awaiting (your )?(confirmation|approval)|spamarrest|boxbe|sender verification|يرجى تأكيد (رسالتك|هويتك|بريدك|أنك)/i;

/** Subjects of people who are away, and of systems that ask whether the sender is a person. */
export function isAutomaticSubject(subject: string): boolean {
  const text = plain(subject).trim();
  return away.test(text) || challenge.test(text);
}
