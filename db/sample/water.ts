import { availability, contact, cue, lead, notes, p, quote, type SampleRelease } from "./release";

/** Planted for the check: the quotation says 30 villages in English and 43 in Arabic. */
export const water: SampleRelease = {
  daysAgo: 0,
  fate: "in_review",
  texts: {
    en: {
      kicker: "Press release",
      headline: "Clean water returns to 43 villages in Ninewa and Anbar",
      subhead: "A joint programme with local water directorates rebuilds 12 pumping stations and trains 120 operators",
      place: "Mosul",
      blocks: [
        lead(
          "Rafidain Relief and the water directorates of Ninewa and Anbar have returned clean drinking water to 43 villages, serving more than 61,000 people who had relied on tanker deliveries since 2017.",
        ),
        quote(
          "When we began, a single pump was working in the whole sub-district. Today water reaches homes in 30 villages, and it is the residents themselves who run the stations.",
          "Dr. Salma Al-Jubouri, Head of Programmes, Rafidain Relief",
        ),
        p(
          "Between March and October 2026, engineering teams rebuilt 12 pumping stations, laid 86 kilometres of pipe and installed solar power at seven sites. They trained 120 operators, 34 of them women, to run and maintain the stations.",
        ),
        p("Work on the last five stations, in Al-Ba’aj and Rawa districts, will be completed by 15 December 2026."),
        quote(
          "My daughters used to wait for the tanker instead of going to school. Now they are in class at eight.",
          "Hanan Jassim, resident of Al-Ba’aj",
        ),
        p(
          "The programme is carried out with the support of the Tigris Recovery Fund and in coordination with the governorate councils.",
        ),
        availability("Dr. Al-Jubouri is available for interview in English and Arabic."),
        notes("Photographs may be used free of charge with credit.", "Figures are those of 20 November 2026."),
        cue("For more information, please contact:"),
        contact("Noor Al-Azzawi, Media Officer, press@rafidain-relief.example, Tel. +964 750 445 1042"),
      ],
    },
    ar: {
      kicker: "بيان صحفي",
      headline: "المياه الصالحة للشرب تعود إلى 43 قرية في نينوى والأنبار",
      subhead: "برنامج مشترك مع مديريات الماء المحلية يعيد تأهيل 12 محطة ضخ ويدرّب 120 مشغّلاً",
      place: "الموصل",
      blocks: [
        lead(
          "أعادت منظمة الرافدين للإغاثة، بالتعاون مع مديريتي ماء نينوى والأنبار، المياه الصالحة للشرب إلى 43 قرية يسكنها أكثر من 61,000 شخص كانوا يعتمدون على الصهاريج منذ عام 2017.",
        ),
        quote(
          "عندما بدأنا العمل لم تكن في الناحية كلها سوى مضخة واحدة عاملة. أما اليوم فالماء يصل إلى البيوت في 43 قرية، والأهالي أنفسهم هم من يديرون المحطات.",
          "د. سلمى الجبوري، مديرة البرامج في منظمة الرافدين للإغاثة",
        ),
        p(
          "وبين آذار وتشرين الأول 2026 أعادت الفرق الهندسية تأهيل 12 محطة ضخ، ومدّت 86 كيلومتراً من الأنابيب، ونصبت منظومات طاقة شمسية في سبعة مواقع، ودرّبت 120 مشغّلاً، بينهم 34 امرأة، على تشغيل المحطات وصيانتها.",
        ),
        p("ومن المقرر إنجاز العمل في المحطات الخمس الأخيرة، في قضاءي البعاج وراوة، بحلول 15 كانون الأول 2026."),
        quote(
          "كانت بناتي ينتظرن الصهريج بدلاً من الذهاب إلى المدرسة. أما الآن فهن في الصف عند الثامنة.",
          "حنان جاسم، من أهالي البعاج",
        ),
        p("ويُنفَّذ البرنامج بدعم من صندوق دجلة للتعافي وبالتنسيق مع مجالس المحافظات."),
        availability("د. الجبوري متاحة لإجراء مقابلات باللغتين الإنكليزية والعربية."),
        notes("يمكن استخدام الصور مجاناً مع ذكر المصدر.", "الأرقام محدّثة حتى 20 تشرين الثاني 2026."),
        cue("لمزيد من المعلومات يرجى الاتصال:"),
        contact("نور العزاوي، مسؤولة الإعلام، press@rafidain-relief.example، هاتف +964 750 445 1042"),
      ],
    },
  },
};
