import { foldWord, type Span } from "./fold";
import { matchesOf } from "./matches";

export interface CountryMention extends Span {
  /** Comparison key: the English name. */
  country: string;
}

/** Countries that releases of the region name as donors and places: English, then Arabic, French and Spanish. */
const names: readonly string[] = [
  "Iraq|العراق|Irak",
  "Syria|سوريا|سورية|Syrie|Siria",
  "Lebanon|لبنان|Liban|Líbano",
  "Jordan|الأردن|Jordanie|Jordania",
  "Palestine|فلسطين|Palestina",
  "Egypt|مصر|Égypte|Egipto",
  "Saudi Arabia|السعودية|المملكة العربية السعودية|Arabie saoudite|Arabia Saudí|Arabia Saudita",
  "United Arab Emirates|UAE|الإمارات|الإمارات العربية المتحدة|Émirats arabes unis|Emiratos Árabes Unidos",
  "Qatar|قطر|Catar",
  "Kuwait|الكويت|Koweït",
  "Bahrain|البحرين|Bahreïn|Baréin",
  "Oman|عمان|سلطنة عمان|Omán",
  "Yemen|اليمن|Yémen",
  "Sudan|السودان|Soudan|Sudán",
  "South Sudan|جنوب السودان|Soudan du Sud|Sudán del Sur",
  "Libya|ليبيا|Libye|Libia",
  "Tunisia|تونس|Tunisie|Túnez",
  "Algeria|الجزائر|Algérie|Argelia",
  "Morocco|المغرب|Maroc|Marruecos",
  "Mauritania|موريتانيا|Mauritanie",
  "Somalia|الصومال|Somalie",
  "Djibouti|جيبوتي|Yibuti",
  "Chad|تشاد|Tchad",
  "Niger|النيجر|Níger",
  "Mali|مالي|Malí",
  "Senegal|السنغال|Sénégal",
  "Nigeria|نيجيريا|Nigéria",
  "Ethiopia|إثيوبيا|أثيوبيا|Éthiopie|Etiopía",
  "Eritrea|إريتريا|Érythrée",
  "Kenya|كينيا|Kenia",
  "Uganda|أوغندا|Ouganda",
  "South Africa|جنوب أفريقيا|جنوب إفريقيا|Afrique du Sud|Sudáfrica",
  "Turkey|Türkiye|تركيا|Turquie|Turquía",
  "Iran|إيران|Irán",
  "Afghanistan|أفغانستان|Afganistán",
  "Pakistan|باكستان|Pakistán",
  "India|الهند|Inde",
  "Bangladesh|بنغلاديش|بنجلاديش",
  "Indonesia|إندونيسيا|Indonésie",
  "Malaysia|ماليزيا|Malaisie|Malasia",
  "China|الصين|Chine",
  "Japan|اليابان|Japon|Japón",
  "South Korea|Republic of Korea|كوريا الجنوبية|جمهورية كوريا|Corée du Sud|Corea del Sur",
  "Australia|أستراليا|Australie",
  "New Zealand|نيوزيلندا|نيوزيلندة|Nouvelle-Zélande|Nueva Zelanda",
  "United States|United States of America|USA|US|U.S.|الولايات المتحدة|الولايات المتحدة الأمريكية|الولايات المتحدة الأميركية|أمريكا|أميركا|États-Unis|Estados Unidos",
  "Canada|كندا|Canadá",
  "Mexico|المكسيك|Mexique|México",
  "Brazil|البرازيل|Brésil|Brasil",
  "Argentina|الأرجنتين|Argentine",
  "United Kingdom|UK|Britain|Great Britain|المملكة المتحدة|بريطانيا|Royaume-Uni|Reino Unido",
  "Ireland|أيرلندا|إيرلندا|Irlande|Irlanda",
  "France|فرنسا|Francia",
  "Germany|ألمانيا|Allemagne|Alemania",
  "Italy|إيطاليا|Italie|Italia",
  "Spain|إسبانيا|أسبانيا|Espagne|España",
  "Portugal|البرتغال",
  "Netherlands|هولندا|Pays-Bas|Países Bajos",
  "Belgium|بلجيكا|Belgique|Bélgica",
  "Luxembourg|لوكسمبورغ|لوكسمبورج|Luxemburgo",
  "Switzerland|سويسرا|Suisse|Suiza",
  "Austria|النمسا|Autriche",
  "Sweden|السويد|Suède|Suecia",
  "Norway|النرويج|Norvège|Noruega",
  "Denmark|الدنمارك|الدانمارك|Danemark|Dinamarca",
  "Finland|فنلندا|Finlande|Finlandia",
  "Poland|بولندا|بولونيا|Pologne|Polonia",
  "Greece|اليونان|Grèce|Grecia",
  "Cyprus|قبرص|Chypre|Chipre",
  "Romania|رومانيا|Roumanie|Rumanía",
  "Hungary|المجر|هنغاريا|Hongrie|Hungría",
  "Czech Republic|Czechia|التشيك|Tchéquie|Chequia",
  "Ukraine|أوكرانيا|Ucrania",
  "Russia|روسيا|Russie|Rusia",
];

// The case of a letter tells US from us.
const fold = (name: string) => (/^\p{Script=Arabic}/u.test(name) ? foldWord(name) : name);
const byName = new Map<string, string>();
for (const line of names) {
  const [country = "", ...others] = line.split("|");
  for (const form of [country, ...others]) byName.set(fold(form), country);
}

/** لل has swallowed the article of the name behind it: للولايات. */
const form = (name: string) => (name.startsWith("ال") ? `(?:ال|(?<=ل)ل)${name.slice(2)}` : name).replaceAll(".", "\\.");
const country = new RegExp(
  `(?<![\\p{L}\\p{M}])(?:[وف]?[بلك]?)(${[...byName.keys()]
    .sort((a, b) => b.length - a.length)
    .map(form)
    .join("|")})(?![\\p{L}\\p{M}-])`,
  "gu",
);

/** Countries that a folded text names, in order; one that is named with its conjunction begins there. */
export const findCountries = (text: string): CountryMention[] =>
  matchesOf(text, country).flatMap((match) => {
    const name = match[1] ?? "";
    const known = byName.get(name) ?? byName.get(`ا${name}`);
    return known ? [{ country: known, start: match.index, end: match.index + match[0].length }] : [];
  });

const joint = /^[ ,،;؛]{1,2}(?:(?:and|et|y|e|و|as well as|along with)(?: |$))?(?:the |l'|la |le |les |el |los )?$/;

/** Those of them that stand in lists, joined by commas and "and". */
export function listedCountries(text: string, all: readonly CountryMention[]): CountryMention[] {
  const joined = all.map((mention, index) => {
    const next = all[index + 1];
    return next !== undefined && joint.test(text.slice(mention.end, next.start));
  });
  return all.filter((_, index) => joined[index] || joined[index - 1]);
}
