import { expect, test } from "@playwright/test";
import { findQuotes, findSpeaker, isQuotation } from "@/text/quotes";

const spans = (text: string) => findQuotes(text).spans.map(({ start, end }) => text.slice(start, end));

test("a quotation broken by its attribution is two spans", () => {
  expect(spans("“We are glad,” said Rana, “and we will stay.”")).toEqual(["“We are glad,”", "“and we will stay.”"]);
});

test("straight marks pair by parity, wherever the spaces are", () => {
  expect(spans('توماس فايس" إن البرنامج بسيط"')).toEqual(['" إن البرنامج بسيط"']);
  expect(findQuotes('a "b" c "d').unbalanced).toBe(true);
});

test("marks of every language are read, the inner ones being part of the outer", () => {
  expect(spans("قالت: «سمعتُ “نعم” منهم»")).toEqual(["«سمعتُ “نعم” منهم»"]);
  expect(spans("« Nous revenons », dit-elle")).toEqual(["« Nous revenons »"]);
  expect(spans("„Wir bleiben“, sagt er")).toEqual(["„Wir bleiben“"]);
});

test("apostrophes and inches are no quotations", () => {
  expect(findQuotes("It’s the people’s '90s and a 5\" pipe")).toEqual({ spans: [], unbalanced: false });
});

test("a paragraph that someone says is a quotation, one that names something in marks is not", () => {
  expect(isQuotation("“Our children walked seven kilometres,” said Umm Karrar.")).toBe(true);
  expect(isQuotation("وقالت رنا صالح: «سنبقى هنا مع الناس ما دام فيهم من يحتاجنا».")).toBe(true);
  expect(isQuotation("“Salam” programme trains 40 officers in the north of the country.")).toBe(false);
  expect(isQuotation("The office said it was glad.")).toBe(false);
});

test("the speaker is proposed from the words beside the marks", () => {
  expect(findSpeaker("“We stay,” said Rana Saleh, head of the clinic.")).toBe("Rana Saleh, head of the clinic");
  expect(findSpeaker("وقالت مديرة العيادة سلمى هادي: «سنبقى».")).toBe("مديرة العيادة سلمى هادي");
  expect(findSpeaker("No one speaks here.")).toBeUndefined();
});
