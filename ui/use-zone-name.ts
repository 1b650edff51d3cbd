import { useTranslations } from "next-intl";

/** The city that names a time zone: in words where we have them, else as in its IANA name. */
export function useZoneName(): (zone: string) => string {
  const t = useTranslations("zones");
  const known = (zone: string): zone is Parameters<typeof t>[0] => t.has(zone as Parameters<typeof t>[0]);
  return (zone) => (known(zone) ? t(zone) : (zone.split("/").at(-1)?.replaceAll("_", " ") ?? zone));
}
