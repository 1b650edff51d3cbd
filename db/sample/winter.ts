import { contact, cue, h, lead, list, notes, p, quote, type SampleRelease } from "./release";

export const winter: SampleRelease = {
  daysAgo: 2,
  fate: "published",
  texts: {
    en: {
      kicker: "Press release",
      headline: "Winter supplies for 3,500 families in Duhok leave the warehouse",
      subhead: "Each family receives blankets, a heater and fuel for eight weeks",
      place: "Duhok",
      blocks: [
        lead(
          "The first of 64 lorries with winter supplies left the Rafidain Relief warehouse in Duhok this morning. By 10 December 2026 they will have reached 3,500 families in four camps.",
        ),
        h("In each parcel"),
        list("Six wool blankets", "One paraffin heater with a guard", "Fuel for eight weeks"),
        quote(
          "Last year the snow came before the heaters did. This year we began to pack in August.",
          "Rebin Sabir, head of supplies",
        ),
        p("The supplies cost US$ 1.4 million and were paid for by 2,300 private donors and the Zagros Foundation."),
        notes("Journalists may travel with the lorries. Places are given by telephone."),
        cue("For more information, please contact:"),
        contact("Rebin Sabir, press@rafidain-relief.example, Tel. +964 750 668 9315"),
      ],
    },
    ar: {
      kicker: "بيان صحفي",
      headline: "انطلاق المساعدات الشتوية إلى 3,500 عائلة في دهوك",
      subhead: "تتسلم كل عائلة بطانيات ومدفأة ووقوداً يكفي ثمانية أسابيع",
      place: "دهوك",
      blocks: [
        lead(
          "غادرت صباح اليوم أولى الشاحنات الـ64 المحمّلة بالمساعدات الشتوية مستودع منظمة الرافدين للإغاثة في دهوك. وستصل المساعدات إلى 3,500 عائلة في أربعة مخيمات بحلول 10 كانون الأول 2026.",
        ),
        h("محتويات الحصة الواحدة"),
        list("ست بطانيات صوفية", "مدفأة نفطية واحدة مع حاجز واقٍ", "وقود يكفي ثمانية أسابيع"),
        quote("في العام الماضي سبق الثلج المدافئ. أما هذا العام فبدأنا التعبئة في آب.", "ريبين صابر، مسؤول الإمدادات"),
        p("وبلغت كلفة المساعدات 1.4 مليون دولار، وتكفّل بها 2,300 متبرع ومؤسسة زاغروس."),
        notes("يمكن للصحفيين مرافقة الشاحنات، ويجري الحجز هاتفياً."),
        cue("لمزيد من المعلومات يرجى الاتصال:"),
        contact("ريبين صابر، press@rafidain-relief.example، هاتف +964 750 668 9315"),
      ],
    },
  },
};
