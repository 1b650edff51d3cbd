import type { Language } from "@/base/vocabulary";

/** Paths of the public pages (contract, Addresses). */
export const newsPath = (language: Language) => `/${language}/news`;
export const releasePath = (language: Language, slug: string) => `/${language}/news/${slug}`;
export const bothPath = (language: Language, slug: string) => `${releasePath(language, slug)}/both`;
export const textPath = (language: Language, slug: string) => `${releasePath(language, slug)}.txt`;
export const yearPath = (language: Language, year: number) => `/${language}/news/${year}`;
export const feedPath = (language: Language) => `/${language}/feed.xml`;
export const pagePath = (path: string, page: number) => (page > 1 ? `${path}?page=${page}` : path);
