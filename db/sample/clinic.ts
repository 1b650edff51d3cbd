import { availability, contact, cue, h, lead, list, p, quote, type SampleRelease } from "./release";

/** Planted for the check: two digits of the phone number are exchanged in the Arabic. */
export const clinic: SampleRelease = {
  daysAgo: 0,
  fate: "draft",
  texts: {
    en: {
      kicker: "Press release",
      headline: "Mobile clinic reaches 12 marsh communities in Thi-Qar",
      subhead: "",
      place: "Nasiriyah",
      blocks: [
        lead(
          "A mobile clinic of Rafidain Relief has begun weekly visits to 12 communities in the marshes of Thi-Qar, where the nearest health centre is up to 45 kilometres away.",
        ),
        p(
          "In its first month the team of two doctors and four nurses treated 1,860 patients, 740 of them children under five.",
        ),
        quote(
          "Families no longer choose between a day’s fishing and a doctor. We come to the landing stage and stay until the last patient has been seen.",
          "Dr. Ihab Al-Ghazi, head of the clinic",
        ),
        h("What the clinic offers"),
        list(
          "Vaccination and check-ups for children",
          "Care before and after birth",
          "Tests of drinking water on the spot",
        ),
        p("The clinic is funded until the end of 2027 and works under the Thi-Qar Health Directorate."),
        availability("Dr. Al-Ghazi is available for interview in Arabic and French."),
        cue("For more information, please contact:"),
        contact("Mustafa Al-Tamimi, press@rafidain-relief.example, Tel. +964 770 331 2864"),
      ],
    },
    ar: {
      kicker: "بيان صحفي",
      headline: "عيادة متنقلة تصل إلى 12 تجمعاً سكنياً في أهوار ذي قار",
      subhead: "",
      place: "الناصرية",
      blocks: [
        lead(
          "بدأت عيادة متنقلة تابعة لمنظمة الرافدين للإغاثة زيارات أسبوعية إلى 12 تجمعاً سكنياً في أهوار ذي قار، حيث يبعد أقرب مركز صحي مسافة تصل إلى 45 كيلومتراً.",
        ),
        p(
          "وفي شهرها الأول عالج فريق العيادة، المؤلف من طبيبين وأربعة ممرضين، 1,860 مريضاً، بينهم 740 طفلاً دون الخامسة.",
        ),
        quote(
          "لم تعد العائلة مضطرة إلى الاختيار بين يوم صيد وزيارة الطبيب. نصل إلى المرسى ونبقى حتى يُعاين آخر مريض.",
          "د. إيهاب الغزي، رئيس العيادة",
        ),
        h("ما تقدمه العيادة"),
        list("تلقيح الأطفال وفحصهم الدوري", "رعاية الحوامل قبل الولادة وبعدها", "فحص مياه الشرب في الموقع"),
        p("والعيادة ممولة حتى نهاية عام 2027 وتعمل بإشراف دائرة صحة ذي قار."),
        availability("د. الغزي متاح لإجراء مقابلات باللغتين العربية والفرنسية."),
        cue("لمزيد من المعلومات يرجى الاتصال:"),
        contact("مصطفى التميمي، press@rafidain-relief.example، هاتف +964 770 331 2684"),
      ],
    },
  },
};
