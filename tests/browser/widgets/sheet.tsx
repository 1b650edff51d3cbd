import { NextIntlClientProvider } from "next-intl";
import { createRoot } from "react-dom/client";
import { formattingLocale } from "@/base/locale";
import ar from "@/ui/messages/ar.json";
import en from "@/ui/messages/en.json";
import { Providers } from "@/ui/providers";
import { Components } from "./components";
import { Empty, ErrorPage, Setup, SignIn } from "./pages";
import { say } from "./say";

const asked = new URLSearchParams(location.search);
const language = asked.get("language") === "ar" ? "ar" : "en";
const pages = { components: Components, empty: Empty, error: ErrorPage, "sign-in": SignIn, setup: Setup };
const name = asked.get("page") ?? "components";
const Page = name in pages ? pages[name as keyof typeof pages] : Components;

const root = document.getElementById("root");
if (root) {
  createRoot(root).render(
    <NextIntlClientProvider locale={formattingLocale(language)} messages={language === "ar" ? ar : en} timeZone="UTC">
      <Providers language={language}>
        <Page t={say(language)} language={language} />
      </Providers>
    </NextIntlClientProvider>,
  );
}
