import { contact, cue, lead, p, quote, type SampleRelease } from "./release";

export const school: SampleRelease = {
  daysAgo: 6,
  fate: "published",
  texts: {
    en: {
      kicker: "Press release",
      headline: "Rebuilt school in Sinjar welcomes 640 pupils",
      subhead: "Eighteen classrooms, a library and a sports ground, built by 90 local craftsmen",
      place: "Sinjar",
      blocks: [
        lead(
          "The Al-Shamal primary school in Sinjar opened its doors on Sunday to 640 pupils, nine years after the old building was destroyed.",
        ),
        p(
          "The new school has 18 classrooms, a library and a sports ground. About 90 local craftsmen worked on it for 14 months, and the stone comes from quarries in the district.",
        ),
        quote(
          "The children painted the front door themselves. They asked for blue, so that one sees it from the mountain.",
          "Khalida Murad, headmistress",
        ),
        p("Three more schools in the district, with places for 1,150 pupils, are to follow by September 2027."),
        cue("For more information, please contact:"),
        contact("Noor Al-Azzawi, Media Officer, press@rafidain-relief.example, Tel. +964 750 445 1042"),
      ],
    },
    ar: {
      kicker: "بيان صحفي",
      headline: "مدرسة أُعيد بناؤها في سنجار تستقبل 640 تلميذاً",
      subhead: "ثمانية عشر صفاً ومكتبة وساحة رياضية شيّدها 90 حرفياً من أبناء المنطقة",
      place: "سنجار",
      blocks: [
        lead(
          "فتحت مدرسة الشمال الابتدائية في سنجار أبوابها يوم الأحد أمام 640 تلميذاً، بعد تسع سنوات على تدمير مبناها القديم.",
        ),
        p(
          "وتضم المدرسة الجديدة 18 صفاً ومكتبة وساحة رياضية. وقد عمل على بنائها نحو 90 حرفياً من أبناء المنطقة مدة 14 شهراً، واستُخرج حجرها من مقالع القضاء.",
        ),
        quote("لوّن الأطفال الباب الأمامي بأنفسهم، واختاروا الأزرق كي يُرى من الجبل.", "خالدة مراد، مديرة المدرسة"),
        p("ومن المقرر أن تتبعها ثلاث مدارس أخرى في القضاء، تتسع لـ1,150 تلميذاً، بحلول أيلول 2027."),
        cue("لمزيد من المعلومات يرجى الاتصال:"),
        contact("نور العزاوي، مسؤولة الإعلام، press@rafidain-relief.example، هاتف +964 750 445 1042"),
      ],
    },
  },
};
