import type { Language } from "@/base/vocabulary";

/** What a release mail says by itself. English stands in where a language has no words of its own yet. */
export interface MailWords {
  readOnWeb: string;
  notes: string;
  contact: string;
  /** Why this person gets it; `{name}` is the newsroom. */
  because: string;
  unsubscribe: string;
  embargo: string;
  published: string;
}

const words: Partial<Record<Language, MailWords>> & { en: MailWords } = {
  en: {
    readOnWeb: "Read on the web",
    notes: "Notes to editors",
    contact: "Media contact",
    because: "You receive this because you asked for press releases of {name}.",
    unsubscribe: "Unsubscribe",
    embargo: "Embargoed until {time}",
    published: "{time} {zone} time",
  },
  ar: {
    readOnWeb: "قراءة البيان على الموقع",
    notes: "ملاحظات للمحررين",
    contact: "للتواصل الإعلامي",
    because: "تصلك هذه الرسالة لأنك طلبت تلقي البيانات الصحفية من {name}.",
    unsubscribe: "إلغاء الاشتراك",
    embargo: "محظور النشر حتى {time}",
    published: "{time} بتوقيت {zone}",
  },
  fr: {
    readOnWeb: "Lire sur le site",
    notes: "Notes aux rédactions",
    contact: "Contact presse",
    because: "Vous recevez ce message parce que vous avez demandé les communiqués de {name}.",
    unsubscribe: "Se désabonner",
    embargo: "Sous embargo jusqu’au {time}",
    published: "{time}, heure de {zone}",
  },
  es: {
    readOnWeb: "Leer en la web",
    notes: "Notas para la redacción",
    contact: "Contacto de prensa",
    because: "Recibe este mensaje porque solicitó los comunicados de {name}.",
    unsubscribe: "Darse de baja",
    embargo: "Embargado hasta el {time}",
    published: "{time}, hora de {zone}",
  },
  ckb: {
    readOnWeb: "خوێندنەوە لە ماڵپەڕ",
    notes: "تێبینی بۆ سەرنووسەران",
    contact: "پەیوەندیی ڕاگەیاندن",
    because: "ئەم نامەیەت پێدەگات چونکە داوای بەیاننامەکانی {name}ت کردووە.",
    unsubscribe: "هەڵوەشاندنەوەی بەشداری",
    embargo: "بڵاوکردنەوەی قەدەغەیە تا {time}",
    published: "{time} بە کاتی {zone}",
  },
};

export const mailWords = (language: Language): MailWords => words[language] ?? words.en;

/** Sets the named parts of a sentence. */
export function fill(sentence: string, parts: Record<string, string>): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => parts[name] ?? "");
}
