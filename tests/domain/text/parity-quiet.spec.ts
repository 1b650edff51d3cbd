import { expect, test } from "@playwright/test";
import type { Language } from "@/base/vocabulary";
import { check } from "@/text/parity";
import { alarms, checkPair, version } from "../../support/versions";

/** The same facts as two newsrooms would put them: neither may be held against the other. */
const same: [english: string, arabic: string][] = [
  ["It runs from 15 to 20 December 2024.", "يستمر من 15 حتى 20 كانون الأول 2024."],
  ["It runs Dec 15-20, 2024.", "يستمر من ١٥ إلى ٢٠ ديسمبر ٢٠٢٤."],
  ["The 1st and 2nd of May are holidays.", "الأول والثاني من أيار عطلة."],
  ["It was signed on 5/12/2024.", "جرى التوقيع في ٥ / ١٢ / ٢٠٢٤."],
  ["It was signed on 5 December 2024.", "جرى التوقيع بتاريخ 5-12-2024."],
  ["It was signed on 5 December 2024.", "جرى التوقيع في 2024/12/5."],
  ["It was signed on 05.12.2024.", "جرى التوقيع في الخامس من كانون الأول عام 2024."],
  ["From June to August 2024 it was dry.", "كان الجفاف سائداً من حزيران إلى آب 2024."],
  ["By mid-June 2024, 300 had come.", "بحلول منتصف حزيران 2024 كان قد وصل 300."],
  ["At the end of 2023 and in early 2024.", "في نهاية عام 2023 ومطلع عام 2024."],
  ["On 1 May, Labour Day, offices are closed.", "في الأول من أيار، عيد العمال، تُغلق الدوائر."],
  ["In the last quarter of 2024, sales rose 12%.", "في الربع الأخير من عام 2024 ارتفعت المبيعات 12%."],
  ["The fiscal year 2023/2024 ended on 30 June.", "انتهت السنة المالية 2023/2024 في 30 حزيران."],
  [
    "Doors open at 18:30; the concert begins at 7 pm.",
    "تفتح الأبواب الساعة 6:30 مساءً وتبدأ الحفلة الساعة السابعة مساءً.",
  ],
  ["From 9am to 5pm.", "من الساعة 9 صباحاً إلى 5 مساءً."],
  ["From 9 a.m. till noon.", "من التاسعة صباحاً حتى الثانية عشرة ظهراً."],
  ["At half past eight in the evening.", "في الساعة الثامنة والنصف مساءً."],
  ["At 2030 hrs local time.", "في الساعة 20:30 بالتوقيت المحلي."],
  ["The match begins at 21:00 (18:00 GMT).", "تبدأ المباراة في الساعة 21:00 (18:00 بتوقيت غرينتش)."],
  ["Some 45 per cent, or 1.8 million, are under 25.", "نحو 45 في المئة، أي 1.8 مليون، دون سن الخامسة والعشرين."],
  ["Two out of three, 66.7%, agreed.", "وافق اثنان من كل ثلاثة، أي 66.7 بالمئة."],
  ["The ratio is 1:35.", "النسبة 1:35."],
  ["It costs US$12.50 or 16,250 dinars.", "يكلف 12.50 دولاراً أو 16250 ديناراً."],
  ["It lies 35 km (22 miles) south of Kut.", "يقع على بعد 35 كم جنوب الكوت."],
  ["Resolution 1325 (2000) turns 25.", "القرار 1325 (2000) يبلغ عامه الخامس والعشرين."],
  ["Boeing 737 and Airbus A320 aircraft.", "طائرات بوينغ 737 وإيرباص A320."],
  ["Iraq ranks 140th of 180 countries.", "يحتل العراق المرتبة 140 من بين 180 دولة."],
  ["The 3rd Infantry Division and the 17th of Ramadan school.", "الفرقة الثالثة مشاة ومدرسة 17 رمضان."],
  ["A 25-year-old man and a ten-year-old girl.", "رجل في الخامسة والعشرين من عمره وفتاة عمرها عشر سنوات."],
  ["The first 100 days; 1 in 4.", "الأيام المئة الأولى؛ واحد من كل أربعة."],
  ["Thousands came; hundreds stayed; dozens were hurt.", "جاء الآلاف وبقي المئات وأصيب العشرات."],
  ["It is 3,000 years old.", "يعود إلى ثلاثة آلاف عام."],
  ["Sheikh Zayed Street, building 14, floor 3.", "شارع الشيخ زايد، مبنى 14، الطابق الثالث."],
  ["P.O. Box 2048, Baghdad.", "ص.ب. 2048، بغداد."],
  ["Temperatures between -2 and 14 degrees.", "درجات حرارة بين 2 تحت الصفر و14 درجة."],
  ["An increase of 2.5 percentage points to 12.5 percent.", "زيادة بمقدار 2,5 نقطة مئوية إلى 12,5 في المائة."],
  [
    "The G20 and the G7 met; COP28 agreed.",
    "اجتمعت مجموعة العشرين ومجموعة السبع، واتفق مؤتمر الأطراف الثامن والعشرون.",
  ],
  [
    "The Sustainable Development Goals 4 and 6 by 2030.",
    "الهدفان الرابع والسادس من أهداف التنمية المستدامة بحلول عام 2030.",
  ],
  ["Twenty-one years after 2003.", "بعد واحد وعشرين عاماً على 2003."],
  ["Over a million people; nearly two billion dinars.", "أكثر من مليون شخص؛ قرابة ملياري دينار."],
  ["A total of 1 200 000 vaccines.", "ما مجموعه 1.2 مليون لقاح."],
  ["The 2,000-seat hall; the five-kilometre road.", "القاعة التي تتسع لألفي مقعد؛ الطريق البالغ طوله خمسة كيلومترات."],
  ["Three-year programme worth $4 million.", "برنامج مدته ثلاث سنوات بقيمة أربعة ملايين دولار."],
  ["In the 2010s and the 1980s.", "في العقد الثاني من القرن الحالي وفي ثمانينيات القرن الماضي."],
  ["One million two hundred and fifty thousand trees.", "مليون و250 ألف شجرة."],
  ["Between 2 and 3 million; 10-15 per cent.", "بين مليونين وثلاثة ملايين؛ 10-15 في المئة."],
  ["Ten to fifteen thousand people.", "من عشرة آلاف إلى خمسة عشر ألف شخص."],
  ["Call 115 or 07801234567.", "اتصلوا بالرقم 115 أو ‎+964 780 123 4567‎."],
  ["Tel: +964-780-123-4567, Fax: +964-1-778-9012", "هاتف: 00964 780 123 4567، فاكس: 0096417789012"],
  ["WhatsApp 0780 123 4567", "واتساب: ٠٧٨٠١٢٣٤٥٦٧"],
  ["Phone: (+964) 0780 123 4567", "هاتف: +964 (0) 780 123 4567"],
  ["A fivefold rise to 55.", "ارتفاع بخمسة أضعاف ليبلغ 55."],
  ["He was 63.", "كان عمره ثلاثة وستين عاماً."],
  ["Room 101, 2nd floor.", "الغرفة 101 في الطابق الثاني."],
  ["USD 1.2 bn (IQD 1.57 trillion).", "1.2 مليار دولار (1.57 تريليون دينار)."],
  ["58.6 million", "58ر6 مليون"],
  ["15 Ramadan 1446 (15 March 2025)", "15 رمضان 1446هـ (15 آذار 2025م)"],
  ["Sanctions in 12 of 19 provinces (63%).", "عقوبات في 12 محافظة من أصل 19 (63%)."],
  [
    "In 2019, 2020 and 2021, respectively, 5, 7 and 9 schools opened.",
    "افتُتحت في أعوام 2019 و2020 و2021 على التوالي 5 و7 و9 مدارس.",
  ],
  ["10,000 volunteers, 1,000 of whom are women", "عشرة آلاف متطوع، ألف منهم نساء"],
  ["Ages 6-12; grades 1–3", "الأعمار 6–12 سنة؛ الصفوف من الأول إلى الثالث"],
  ["Half the 46 staff, 23 people.", "نصف الموظفين الـ46، أي 23 شخصاً."],
  ["It took 90 minutes.", "استغرق ساعة ونصف الساعة."],
  ["Within 48 hours.", "خلال يومين."],
  ["The programme lasts 18 months.", "يستمر البرنامج سنة ونصف السنة."],
  ["The COVID-19 ward; Covid-19 cases.", "جناح كوفيد-19؛ إصابات كوفيد 19."],
  ["At COP28 an F-16 flew.", "في كوب28 حلقت إف-16."],
  ["The hotline is open 24 hours a day, 7 days a week.", "الخط الساخن متاح على مدار الساعة طوال أيام الأسبوع."],
  ["Growth fell by 0.5 per cent.", "تراجع النمو نصف بالمئة."],
  ["Over the past decade three dams were built.", "بُنيت ثلاثة سدود في السنوات الـ10 الماضية."],
  [
    "Over the past decade ten dams were built; a dozen more are planned.",
    "بُنيت عشرة سدود خلال العقد الماضي، ويُخطط لاثني عشر سداً آخر.",
  ],
  ["After two decades.", "بعد 20 عاماً."],
  ["Half a century ago.", "قبل 50 عاماً."],
  [
    "See https://en.site.example/a and https://site.example/docs/report-en.pdf",
    "انظر https://ar.site.example/a و https://site.example/docs/report-ar.pdf",
  ],
  ["It rose 3.5 per cent.", "ارتفع ثلاثة ونصف بالمئة."],
  ["All 140 centres, for 300 people", "المراكز الـ140 كافة، ل300 شخص"],
  ["By 28 people with 54 others", "ب28 شخصاً مع54 آخرين"],
  ["Last updated: 14:35, 3 May 2025", "آخر تحديث: 3 أيار 2025، 14:35"],
];
for (const [english, arabic] of same) {
  test(`${english} agrees with ${arabic}`, () => {
    expect(alarms(checkPair(english, arabic))).toEqual([]);
  });
}

/** The same between English and French, Spanish and Sorani. */
const elsewhere: [lang: Language, english: string, other: string][] = [
  ["fr", "The school opened on 1 September 2023 at 8 a.m.", "L'école a ouvert le 1er septembre 2023 à 8 h."],
  [
    "fr",
    "It costs €2.5 million, 12.5% more than in 2022.",
    "Il coûte 2,5 millions d'euros, soit 12,5 % de plus qu'en 2022.",
  ],
  ["fr", "Some 1,250,000 people in 35 towns.", "Quelque 1 250 000 personnes dans 35 villes."],
  ["fr", "Two thirds of the 48 schools, i.e. 32.", "Les deux tiers des 48 écoles, soit 32."],
  ["fr", "From 3 to 5 May, 9:30 a.m. to 5 p.m.", "Du 3 au 5 mai, de 9 h 30 à 17 h."],
  [
    "fr",
    "She is available in English, French and Arabic.",
    "Elle est disponible pour des entretiens en anglais, français et arabe.",
  ],
  ["fr", "On Friday 14 March 2025, 250 people came.", "Vendredi 14 mars 2025, 250 personnes sont venues."],
  ["fr", "Call +33 1 23 45 67 89.", "Tél. : +33 (0)1 23 45 67 89."],
  ["fr", "Ninety-two villages; 1.2 billion euros.", "Quatre-vingt-douze villages ; 1,2 milliard d'euros."],
  ["fr", "The 21st edition; the 2nd prize; a fortnight.", "La 21e édition ; le 2e prix ; quinze jours."],
  ["fr", "It was the first time since 2011.", "C'était la première fois depuis 2011."],
  ["es", "It opened on 1 September 2023 at 8:30 p.m.", "Se inauguró el 1 de septiembre de 2023 a las 20:30."],
  [
    "es",
    "It costs $2.5 million, 12.5% more than in 2022.",
    "Cuesta 2,5 millones de dólares, un 12,5 % más que en 2022.",
  ],
  ["es", "Some 1,250,000 people in 35 towns.", "Unas 1.250.000 personas en 35 localidades."],
  ["es", "A third of the 48 schools; one in five children.", "Un tercio de las 48 escuelas; uno de cada cinco niños."],
  ["es", "From 3 to 5 May.", "Del 3 al 5 de mayo."],
  [
    "es",
    "Spokespeople in Spanish, English and Arabic are available.",
    "Hay portavoces disponibles en español, inglés y árabe.",
  ],
  ["es", "Twenty-one villages, 2,300 families, 45 kilometres.", "Veintiún pueblos, 2.300 familias, 45 kilómetros."],
  ["es", "4.5 billion euros", "4.500 millones de euros"],
  ["es", "On Tuesday, 12 November, 150 doctors came.", "El martes 12 de noviembre llegaron 150 médicos."],
  ["ckb", "It opened on 12 March 2024 with 240 pupils.", "لە 12ی ئازاری 2024 بە 240 قوتابی کرایەوە."],
  ["ckb", "It costs 2.5 million dollars, 12% more than in 2022.", "تێچووەکەی 2.5 ملیۆن دۆلارە، 12٪ زیاترە لە 2022."],
  ["ckb", "More than 350 members in 14 towns.", "زیاتر لە 350 ئەندام لە 14 شار."],
  ["ckb", "Twenty-five per cent of the 1,200 farmers.", "لە سەدا 25ی 1,200 جووتیارەکە."],
  ["ckb", "About 45 thousand families; 3 billion dinars.", "نزیکەی ٤٥ هەزار خێزان؛ ٣ ملیار دینار."],
  ["ckb", "On Monday 5 May 2025 at 10 a.m.", "ڕۆژی دووشەممە 5ی ئایاری 2025 کاتژمێر 10ی بەیانی."],
  ["ckb", "From 7 to 9 September 2024.", "لە ٧ بۆ ٩ی ئەیلوولی ٢٠٢٤."],
  ["ckb", "Call 0770 123 4567 or write to a@b.example", "پەیوەندی بکەن بە ٠٧٧٠ ١٢٣ ٤٥٦٧ یان بنووسن بۆ a@b.example"],
  ["ckb", "For interviews in Kurdish and English.", "بۆ چاوپێکەوتن بە زمانەکانی کوردی و ئینگلیزی."],
  ["ckb", "It took five years and cost 20 per cent less.", "پێنج ساڵی خایاند و 20% کەمتری تێچوو."],
];
for (const [lang, english, other] of elsewhere) {
  test(`${english} agrees with ${other}`, () => {
    const versions = [version("en", "A headline", english), version(lang, "Un titre ici", other)];
    expect(alarms(check(versions, { region: lang === "fr" ? "FR" : lang === "es" ? "ES" : "IQ" }))).toEqual([]);
  });
}
