/** The first of the visitor's languages that is among ours (RFC 9110, 12.5.4); undefined when none is. */
export function preferred<L extends string>(header: string | null, ours: readonly L[]): L | undefined {
  return (header ?? "")
    .slice(0, 1000)
    .split(",")
    .map((part) => {
      const [tag = "", ...parameters] = part.split(";").map((word) => word.trim().toLowerCase());
      const quality = parameters.find((parameter) => parameter.startsWith("q="))?.slice(2);
      return { language: ours.find((one) => one === tag.split("-")[0]), quality: Number(quality ?? 1) };
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality)
    .find(({ language }) => language)?.language;
}
