import { contact, cue, lead, p, quote, type SampleRelease } from "./release";

export const laboratory: SampleRelease = {
  daysAgo: 20,
  fate: "published",
  texts: {
    en: {
      kicker: "Announcement",
      headline: "Basra opens a public laboratory for drinking water",
      subhead: "",
      place: "Basra",
      blocks: [
        lead(
          "Anyone in Basra can now have their drinking water tested free of charge: the laboratory that Rafidain Relief and the Shatt al-Arab College of Science opened today examines 200 samples a day.",
        ),
        p(
          "Results come by text message within 48 hours, in Arabic or English. Bottles are handed out at 15 pharmacies.",
        ),
        quote(
          "People know how their water tastes. From today they also know what is in it.",
          "Prof. Widad Al-Rikabi, head of the laboratory",
        ),
        p("A map of all results, without names or addresses, is published on the first day of each month."),
        cue("For more information, please contact:"),
        contact("Mustafa Al-Tamimi, press@rafidain-relief.example, Tel. +964 770 331 2864"),
      ],
    },
    ar: {
      kicker: "إعلان",
      headline: "البصرة تفتتح مختبراً عاماً لفحص مياه الشرب",
      subhead: "",
      place: "البصرة",
      blocks: [
        lead(
          "صار بإمكان أي شخص في البصرة فحص مياه الشرب مجاناً، إذ يفحص المختبر الذي افتتحته اليوم منظمة الرافدين للإغاثة وكلية شط العرب للعلوم 200 عينة يومياً.",
        ),
        p("وتصل النتائج برسالة نصية خلال 48 ساعة، بالعربية أو الإنكليزية. وتُوزَّع القناني في 15 صيدلية."),
        quote("يعرف الناس طعم مائهم. ومن اليوم صاروا يعرفون ما فيه أيضاً.", "أ. د. وداد الركابي، مديرة المختبر"),
        p("وتُنشر في اليوم الأول من كل شهر خريطة بجميع النتائج، من دون أسماء أو عناوين."),
        cue("لمزيد من المعلومات يرجى الاتصال:"),
        contact("مصطفى التميمي، press@rafidain-relief.example، هاتف +964 770 331 2864"),
      ],
    },
  },
};
