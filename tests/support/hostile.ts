import fc from "fast-check";

/** Pieces of which texts that mean trouble are made: numbers, names of months, marks, controls, halves of characters. */
export const pieces = [
  ..."aب1٣۴+-.,،:;/@ \n\t\"“”«»„'’[](){}%٪$€و30²½ﻻﷲـ",
  ..."\u00a0\u200b\u200e\u200f\u061c\u2066\u2067\u2069\u202a\u202c\u202e\ufeff\ud800\udc00\0\u00ad",
  "30 November 2016 ",
  "28 تموز/ يوليو ",
  "الثاني من آذار ",
  "مليونا ",
  "ثلاثة وعشرون ",
  "twenty-three ",
  "half a million ",
  "quatre-vingts ",
  "سی و پێنج ",
  "+964 770 123 4567 ",
  "٧٥١٢٣٤٢٥٥٠ ٤٦٩+",
  "a@b.example ",
  "www.a.example/ar ",
  "[email\u00a0protected] ",
  "الساعة الثامنة والنصف مساءً ",
  "8:30 a.m. ",
  "يوم الخميس ",
  "in English, French and Arabic ",
  "متاح للمقابلات باللغتين ",
  "more than ",
  "per cent ",
  "1,250.5 ",
];

export const hostileText = (maxLength: number) =>
  fc.oneof(fc.string({ unit: fc.constantFrom(...pieces), maxLength }), fc.string({ unit: "binary", maxLength }));
