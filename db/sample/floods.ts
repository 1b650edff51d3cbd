import { contact, cue, lead, p, quote, type SampleRelease } from "./release";

export const floods: SampleRelease = {
  daysAgo: 1,
  fate: "approved",
  texts: {
    en: {
      kicker: "Statement",
      headline: "Flooding in Garmian: 820 people moved to safety",
      subhead: "Two schools in Kalar serve as shelters",
      place: "Sulaymaniyah",
      blocks: [
        lead(
          "After 36 hours of rain, volunteers and the civil defence have moved 820 people from low-lying quarters of Kalar and Kifri to safety. No one was seriously hurt.",
        ),
        p(
          "Two schools serve as shelters and offer 400 beds. Rafidain Relief has sent 1,200 blankets and two pumps from its stores in Kirkuk.",
        ),
        quote(
          "The water is falling, but the next rain is forecast for Thursday. We ask everyone to stay away from the river.",
          "Hawre Qadir, coordinator in Garmian",
        ),
        cue("For more information, please contact:"),
        contact("Hawre Qadir, press@rafidain-relief.example, Tel. +964 771 902 6647"),
      ],
    },
    ar: {
      kicker: "تصريح",
      headline: "فيضانات كرميان: نقل 820 شخصاً إلى أماكن آمنة",
      subhead: "مدرستان في كلار تتحولان إلى مأوى",
      place: "السليمانية",
      blocks: [
        lead(
          "بعد 36 ساعة من الأمطار، نقل المتطوعون والدفاع المدني 820 شخصاً من الأحياء المنخفضة في كلار وكفري إلى أماكن آمنة، ولم تُسجَّل إصابات خطيرة.",
        ),
        p(
          "وتحولت مدرستان إلى مأوى يضم 400 سرير. وأرسلت منظمة الرافدين للإغاثة 1,200 بطانية ومضختين من مخازنها في كركوك.",
        ),
        quote(
          "منسوب المياه ينخفض، لكن موجة الأمطار التالية متوقعة يوم الخميس. نرجو من الجميع الابتعاد عن النهر.",
          "هاوري قادر، منسق كرميان",
        ),
        cue("لمزيد من المعلومات يرجى الاتصال:"),
        contact("هاوري قادر، press@rafidain-relief.example، هاتف +964 771 902 6647"),
      ],
    },
  },
};
