/** Words by which a release names its own parts, in the languages of our newsrooms (bilingual.md D5). */
const kicker =
  /^(?:press (?:release|statement|note)|media (?:release|advisory|statement)|news release|statement|for immediate release|بيان (?:صحفي|صحافي|إعلامي|مشترك)|خبر (?:صحفي|صحافي)|تصريح صحفي|دعوة صحفية|للنشر الفوري|communiqué de presse|pour diffusion immédiate|nota de prensa|comunicado de prensa|para difusión inmediata|بەیاننامەی ڕۆژنامەوانی|ڕاگەیەندراوی ڕۆژنامەوانی)/iu;
const embargo =
  /^(?:embargo|embargoed|under embargo|strictly embargoed|not for (?:release|publication) before|sous embargo|embargado|محظور النشر|محظور نشره|حظر النشر|يحظر النشر|يُحظر النشر|ممنوع النشر|لا ينشر قبل|لا يُنشر قبل|للنشر بعد)/iu;
const availability =
  /\bavailable (?:for|to|upon)\b.{0,30}\b(?:interview|comment)|\bavailable to (?:speak|talk)|(?:مستعد|متاح|جاهز|متوفر|متواجد)\p{L}{0,4}(?:\s+\S+){0,6}?\s*(?:ال|لل|ل)?(?:مقابل|لقاء|حوار|حديث)|disponibles? pour .{0,30}(?:interview|entretien)|disponibles? para .{0,30}entrevista|ئامادە\p{L}*.{0,40}چاوپێکەوتن/iu;
const contact =
  /^(?:for (?:more|further|additional) (?:information|details)|for (?:media|press|interview) (?:enquiries|inquiries|requests|queries)|(?:media|press) (?:contacts?|enquiries|inquiries|office)|contacts?\b|enquiries|inquiries|(?:ل|لل)مزيد من|للمزيد|للاتصال|للإتصال|للتواصل|للاستفسار|للإستفسار|جهات? الاتصال|contacts? presse|pour plus d['’]informations?|pour toute information|contactos? de prensa|prensa\b|para más información|پەیوەندی|بۆ زانیاری زیاتر|بۆ پەیوەندی)/iu;
const boilerplate =
  /^(?:about (?!\d)|notes? (?:to|for) editors|background(?: note)?s?\b|حول |نبذة (?:عن|مختصرة)|عن (?=[\p{L} ]{2,40}:?$)|ملاحظ(?:ات|ة) (?:للمحررين|إلى المحررين|للسادة المحررين)|معلومات (?:أساسية|للمحررين)|à propos d|note aux (?:éditeurs|rédactions)|acerca de|sobre (?=\p{Lu})|notas? (?:para|a) (?:los )?editores|دەربارەی|تێبینی بۆ)/iu;

export function isKicker(text: string): boolean {
  const match = kicker.exec(text);
  // What may follow is a number, a date or another such word, never a headline.
  return (
    match !== null && text.length <= 90 && !/[.؟?!]$/.test(text) && !/[:]\s*\p{L}/u.test(text.slice(match[0].length))
  );
}

export const isEmbargo = (text: string): boolean =>
  embargo.test(text.replace(/^[\s*[(–—-]+/, "")) && text.length <= 160;

export const isAvailability = (text: string): boolean => text.length <= 400 && availability.test(text);

export const isContactCue = (text: string): boolean => contact.test(text.replace(/^[\s*–—-]+/, ""));

/** A heading of boilerplate, or a paragraph that begins with one and a colon or line break. */
export function isBoilerplate(text: string): boolean {
  if (!boilerplate.test(text)) return false;
  const isHeading = text.length <= 80 && !/[.؟?!,،]$/.test(text);
  return isHeading || /^[^.:\n]{2,70}[:\n]/.test(text);
}

/** `For more information, please contact:` and what follows the colon, if anything does. */
export function cutCue(text: string): { cue: string; rest: string } {
  const colon = /^[^\n:]{3,140}:(?!\/\/)\s*/.exec(text);
  if (colon) return { cue: colon[0].trim(), rest: text.slice(colon[0].length).trim() };
  const [first = "", ...others] = text.split("\n");
  return others.length > 0 ? { cue: first.trim(), rest: others.join("\n").trim() } : { cue: text.trim(), rest: "" };
}
