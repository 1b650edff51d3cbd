import type { InterfaceLanguage } from "@/base/vocabulary";

export const staffMailKinds = ["invitation", "reset", "password-changed", "test"] as const;
export type StaffMailKind = (typeof staffMailKinds)[number];

export interface LetterWords {
  subject: string;
  greeting: string;
  lines: string[];
  /** What the button says, where there is somewhere to go. */
  act?: string;
  foot: string;
}

interface Facts {
  /** Of the reader. Empty: nobody told us. */
  name: string;
  newsroom: string;
  /** Who invited. */
  by?: string;
}

type Write = (facts: Facts) => LetterWords;

const en: Record<StaffMailKind, Write> = {
  invitation: ({ name, newsroom, by }) => ({
    subject: `An invitation to the ${newsroom} press desk`,
    greeting: name ? `Hello ${name},` : "Hello,",
    lines: [
      by
        ? `${by} invites you to work on the press desk of ${newsroom}.`
        : `You are invited to work on the press desk of ${newsroom}.`,
      "Choose your name and a password to begin. The link works once, for seven days.",
    ],
    act: "Accept the invitation",
    foot: "If you did not expect this, leave it: nothing happens without you.",
  }),
  reset: ({ name, newsroom }) => ({
    subject: "Choose a new password",
    greeting: name ? `Hello ${name},` : "Hello,",
    lines: [
      `Someone asked for a new password for your account on the press desk of ${newsroom}.`,
      "The link works once, for one hour. Choosing a new password signs you out everywhere.",
    ],
    act: "Choose a new password",
    foot: "If it was not you, leave this mail: your password stays as it is.",
  }),
  "password-changed": ({ name, newsroom }) => ({
    subject: "Your password was changed",
    greeting: name ? `Hello ${name},` : "Hello,",
    lines: [`The password of your account on the press desk of ${newsroom} has just been changed.`],
    foot: "If it was not you, tell an administrator at once.",
  }),
  test: ({ name, newsroom }) => ({
    subject: `Test mail from ${newsroom}`,
    greeting: name ? `Hello ${name},` : "Hello,",
    lines: [`This mail shows that the press desk of ${newsroom} can send. Nobody else received it.`],
    foot: "There is nothing to do.",
  }),
};

const ar: Record<StaffMailKind, Write> = {
  invitation: ({ name, newsroom, by }) => ({
    subject: `دعوة إلى مكتب ${newsroom} الصحفي`,
    greeting: name ? `تحية طيبة، ${name}` : "تحية طيبة",
    lines: [
      by
        ? `وصلت إليكم دعوة من ${by} للعمل في المكتب الصحفي لدى ${newsroom}.`
        : `هذه دعوة للعمل في المكتب الصحفي لدى ${newsroom}.`,
      "للبدء يكفي اختيار اسم وكلمة مرور. يعمل الرابط مرة واحدة خلال سبعة أيام.",
    ],
    act: "قبول الدعوة",
    foot: "إن لم تكن هذه الدعوة متوقعة فيمكن تجاهلها، ولن يحدث شيء.",
  }),
  reset: ({ name, newsroom }) => ({
    subject: "اختيار كلمة مرور جديدة",
    greeting: name ? `تحية طيبة، ${name}` : "تحية طيبة",
    lines: [
      `وصل طلب كلمة مرور جديدة للحساب المسجل بهذا العنوان في المكتب الصحفي لدى ${newsroom}.`,
      "يعمل الرابط مرة واحدة خلال ساعة. واختيار كلمة مرور جديدة يُنهي كل الجلسات المفتوحة.",
    ],
    act: "اختيار كلمة مرور جديدة",
    foot: "إن لم يصدر الطلب منكم فيمكن تجاهل هذه الرسالة، وتبقى كلمة المرور كما هي.",
  }),
  "password-changed": ({ name, newsroom }) => ({
    subject: "تغيّرت كلمة المرور",
    greeting: name ? `تحية طيبة، ${name}` : "تحية طيبة",
    lines: [`تغيّرت قبل قليل كلمة مرور الحساب المسجل بهذا العنوان في المكتب الصحفي لدى ${newsroom}.`],
    foot: "إن لم يصدر التغيير منكم فالرجاء إبلاغ مدير النظام فوراً.",
  }),
  test: ({ name, newsroom }) => ({
    subject: `رسالة تجريبية من ${newsroom}`,
    greeting: name ? `تحية طيبة، ${name}` : "تحية طيبة",
    lines: [`تُظهر هذه الرسالة أن المكتب الصحفي لدى ${newsroom} قادر على الإرسال. لم تصل إلى أحد سواكم.`],
    foot: "لا حاجة إلى أي إجراء.",
  }),
};

export const staffWords: Record<InterfaceLanguage, Record<StaffMailKind, Write>> = { en, ar };
