import type { Language } from "@/base/vocabulary";

/** What a release mail says by itself. English stands in where a language has no words of its own yet. */
export interface MailWords {
  readOnWeb: string;
  notes: string;
  contact: string;
  /** Why this person gets it; `{name}` is the newsroom. */
  because: string;
  unsubscribe: string;
  preferences: string;
  embargo: string;
  published: string;
  /** To those who have an earlier text: before the subject, above the mail, and what follows is what changed. */
  correction: NoticeWords;
  withdrawal: NoticeWords;
}

interface NoticeWords {
  subject: string;
  mark: string;
  says: string;
}

const words: Partial<Record<Language, MailWords>> & { en: MailWords } = {
  en: {
    readOnWeb: "Read on the web",
    notes: "Notes to editors",
    contact: "Media contact",
    because: "You receive this because you asked for press releases of {name}.",
    unsubscribe: "Unsubscribe",
    preferences: "Preferences",
    embargo: "Embargoed until {time}",
    published: "{time} {zone} time",
    correction: {
      subject: "Correction: {subject}",
      mark: "Correction",
      says: "You have an earlier version of this release. This is the corrected text. What changed:",
    },
    withdrawal: {
      subject: "Withdrawn: {subject}",
      mark: "Withdrawn",
      says: "You have this release. It has been withdrawn; please do not use it. The reason:",
    },
  },
  ar: {
    readOnWeb: "قراءة البيان على الموقع",
    notes: "ملاحظات للمحررين",
    contact: "للتواصل الإعلامي",
    because: "تصلك هذه الرسالة لأنك طلبت تلقي البيانات الصحفية من {name}.",
    unsubscribe: "إلغاء الاشتراك",
    preferences: "تغيير التفضيلات",
    embargo: "محظور النشر حتى {time}",
    published: "{time} بتوقيت {zone}",
    correction: {
      subject: "تصحيح: {subject}",
      mark: "تصحيح",
      says: "وصلتك نسخة سابقة من هذا البيان، وفيما يلي النص المصحّح. ما الذي تغيّر:",
    },
    withdrawal: {
      subject: "سحب بيان: {subject}",
      mark: "سُحب البيان",
      says: "وصلك هذا البيان وقد سُحب، ويُرجى عدم استخدامه. السبب:",
    },
  },
  fr: {
    readOnWeb: "Lire sur le site",
    notes: "Notes aux rédactions",
    contact: "Contact presse",
    because: "Vous recevez ce message parce que vous avez demandé les communiqués de {name}.",
    unsubscribe: "Se désabonner",
    preferences: "Préférences",
    embargo: "Sous embargo jusqu’au {time}",
    published: "{time}, heure de {zone}",
    correction: {
      subject: "Rectificatif : {subject}",
      mark: "Rectificatif",
      says: "Vous avez une version antérieure de ce communiqué. Voici le texte corrigé. Ce qui a changé :",
    },
    withdrawal: {
      subject: "Retiré : {subject}",
      mark: "Retiré",
      says: "Vous avez reçu ce communiqué. Il a été retiré ; merci de ne pas l’utiliser. La raison :",
    },
  },
  es: {
    readOnWeb: "Leer en la web",
    notes: "Notas para la redacción",
    contact: "Contacto de prensa",
    because: "Recibe este mensaje porque solicitó los comunicados de {name}.",
    unsubscribe: "Darse de baja",
    preferences: "Preferencias",
    embargo: "Embargado hasta el {time}",
    published: "{time}, hora de {zone}",
    correction: {
      subject: "Corrección: {subject}",
      mark: "Corrección",
      says: "Usted tiene una versión anterior de este comunicado. Este es el texto corregido. Qué ha cambiado:",
    },
    withdrawal: {
      subject: "Retirado: {subject}",
      mark: "Retirado",
      says: "Usted recibió este comunicado. Ha sido retirado; por favor, no lo utilice. El motivo:",
    },
  },
  ckb: {
    readOnWeb: "خوێندنەوە لە ماڵپەڕ",
    notes: "تێبینی بۆ سەرنووسەران",
    contact: "پەیوەندیی ڕاگەیاندن",
    because: "ئەم نامەیەت پێدەگات چونکە داوای بەیاننامەکانی {name}ت کردووە.",
    unsubscribe: "هەڵوەشاندنەوەی بەشداری",
    preferences: "هەڵبژاردنەکان",
    embargo: "بڵاوکردنەوەی قەدەغەیە تا {time}",
    published: "{time} بە کاتی {zone}",
    correction: {
      subject: "ڕاستکردنەوە: {subject}",
      mark: "ڕاستکردنەوە",
      says: "وەشانێکی پێشووتری ئەم بەیاننامەیەت پێگەیشتووە. ئەمە دەقە ڕاستکراوەکەیە. چی گۆڕاوە:",
    },
    withdrawal: {
      subject: "کشاندنەوە: {subject}",
      mark: "کشێنرایەوە",
      says: "ئەم بەیاننامەیەت پێگەیشتووە و کشێنراوەتەوە، تکایە بەکاری مەهێنە. هۆکار:",
    },
  },
};

export const mailWords = (language: Language): MailWords => words[language] ?? words.en;

/** Sets the named parts of a sentence. */
export function fill(sentence: string, parts: Record<string, string>): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => parts[name] ?? "");
}
