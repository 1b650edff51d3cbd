import type { ReactNode } from "react";
import { Button } from "@/ui/button";
import { DeliveryGlyph } from "@/ui/delivery-state";
import { EmptyState } from "@/ui/empty-state";
import { ErrorSummary } from "@/ui/error-summary";
import { Frame } from "@/ui/frame";
import { Tick } from "@/ui/glyphs";
import { LanguageToggle } from "@/ui/language-toggle";
import { LinkButton } from "@/ui/link-button";
import { Wordmark } from "@/ui/mark";
import { Facing } from "@/ui/pair";
import { PasswordField } from "@/ui/password-field";
import type { Room } from "@/ui/rooms";
import { SubmitButton } from "@/ui/submit-button";
import { TextField } from "@/ui/text-field";
import type { Crumb } from "@/ui/top-bar";
import type { PageProps } from "./say";

const open: Room[] = ["desk", "releases", "calendar", "contacts", "lists", "media", "reports", "settings"];
const nothing = () => undefined;

function Desk({
  t,
  language,
  current,
  crumbs,
  slim,
  children,
}: PageProps & { current: Room; crumbs: Crumb[]; slim?: boolean; children: ReactNode }) {
  return (
    <Frame
      open={open}
      current={current}
      crumbs={crumbs}
      waiting={3}
      slim={slim}
      language={language}
      setLanguage={nothing}
      mayCreate
      profile={{ name: t("Sara Mahdi", "سارة مهدي"), theme: "light", setTheme: nothing, signOut: nothing }}
    >
      {children}
    </Frame>
  );
}

export function Empty(props: PageProps) {
  const { t } = props;
  const contacts = t("Contacts", "جهات الاتصال");
  return (
    <Desk {...props} current="contacts" crumbs={[{ says: contacts }]}>
      <div className="head">
        <h1 className="h1">{contacts}</h1>
      </div>
      <EmptyState
        title={t("No contacts yet", "لا توجد جهات اتصال بعد")}
        acts={
          <>
            <LinkButton look="primary" href="#import">
              {t("Import a file", "استيراد ملف")}
            </LinkButton>
            <LinkButton href="#new">{t("Add one by hand", "إضافة جهة يدوياً")}</LinkButton>
          </>
        }
        example={
          <table className="tb">
            <tbody>
              <tr className="second">
                <td>
                  <bdi className="b">{t("Karim Al-Rubaie", "كريم الربيعي")}</bdi>
                  <div className="meta">
                    <bdi>{t("كريم الربيعي", "Karim Al-Rubaie")}</bdi>
                  </div>
                </td>
                <td>{t("Al-Nahrain Daily", "النهرين اليومية")}</td>
                <td>
                  <span className="st">
                    <DeliveryGlyph state="accepted" />
                    <span>{t("Reachable", "البريد يصل")}</span>
                  </span>
                </td>
              </tr>
            </tbody>
          </table>
        }
      >
        {t(
          "Journalists, their outlets and the language each one reads. Everything that is sent goes to people on this page, and only to those who agreed.",
          "الصحفيون ومؤسساتهم واللغة التي يقرأ بها كل منهم. كل ما يُرسل يذهب إلى من في هذه الصفحة، ولمن وافق منهم فقط.",
        )}
      </EmptyState>
    </Desk>
  );
}

export function ErrorPage(props: PageProps) {
  const { t } = props;
  const says = t(
    "Enter a number with its country code, such as +964 750 000 0142",
    "يلزم رقم مع رمز البلد، مثل \u2066+964 750 000 0142\u2069",
  );
  const past = t(
    "The embargo must end after 29 Nov 2026, 08:40 Baghdad time",
    "يجب أن ينتهي الحظر بعد 29 تشرين الثاني 2026، الساعة 08:40 بتوقيت بغداد",
  );
  return (
    <Desk
      {...props}
      slim
      current="releases"
      crumbs={[
        { says: t("Releases", "البيانات الصحفية"), href: "/desk/releases" },
        {
          says: t(
            "Clean water returns to 43 villages in Ninewa and Anbar",
            "المياه الصالحة للشرب تعود إلى 43 قرية في نينوى والأنبار",
          ),
          href: "#release",
        },
        { says: t("Publish", "النشر") },
      ]}
    >
      <div className="max-w-[44rem]">
        <ErrorSummary
          errors={[
            { field: "ends", says: past },
            { field: "phone", says },
          ]}
        />
        <h1 className="h1 mt-7 mb-4">{t("Publish under embargo", "النشر تحت الحظر")}</h1>
        <form className="stack gap-6">
          <TextField
            name="ends"
            label={t("Embargo ends", "ينتهي الحظر")}
            defaultValue={t("28 Nov 2026", "28 تشرين الثاني 2026")}
            error={past}
          />
          <TextField
            name="phone"
            kind="tel"
            label={t("Telephone for questions", "هاتف للأسئلة")}
            defaultValue="0750 000"
            error={says}
          />
          <div className="row">
            <SubmitButton>{t("Schedule", "جدولة")}</SubmitButton>
            <Button look="quiet">{t("Cancel", "إلغاء")}</Button>
          </div>
        </form>
      </div>
    </Desk>
  );
}

export function SignIn({ t, language }: PageProps) {
  return (
    <main className="quietpage">
      <div className="col">
        <div className="row">
          <Wordmark />
          <span className="end">
            <LanguageToggle language={language} setLanguage={nothing} />
          </span>
        </div>
        <h1 className="h1 mt-5">
          {t("Sign in to the Rafidain Relief newsroom", "الدخول إلى غرفة أخبار الرافدين للإغاثة")}
        </h1>
        <form className="stack gap-4.5" action={nothing}>
          <TextField
            name="email"
            kind="email"
            label={t("E-mail", "البريد الإلكتروني")}
            defaultValue="sara@rafidain-relief.example"
            autoComplete="username"
          />
          <PasswordField
            name="password"
            label={t("Password", "كلمة المرور")}
            aside={
              <a className="lnk" href="#forgotten">
                {t("Forgotten?", "هل نُسيت؟")}
              </a>
            }
            defaultValue="correct horse"
            autoComplete="current-password"
          />
          <SubmitButton size="big">{t("Sign in", "دخول")}</SubmitButton>
        </form>
        <p className="meta">
          {t("No account? Staff are invited by an administrator.", "لا يوجد حساب؟ تصل الدعوة من مدير النظام.")}
        </p>
      </div>
    </main>
  );
}

export function Setup({ t }: PageProps) {
  const steps = [
    t("Your account", "حسابك"),
    t("The newsroom", "غرفة الأخبار"),
    t("Languages", "اللغات"),
    t("Time and digits", "الوقت والأرقام"),
    t("Mail", "البريد"),
  ];
  return (
    <div className="setup">
      <aside>
        <Wordmark />
        <ol className="steps num mt-10">
          {steps.map((step, at) => (
            <li key={step} className={at === 0 ? "done" : undefined} aria-current={at === 1 ? "step" : undefined}>
              {at === 0 ? <Tick className="c-ok" /> : <span>{at + 1}</span>}
              <span>{step}</span>
            </li>
          ))}
        </ol>
      </aside>
      <main>
        <p className="meta num">{t("Step 2 of 5", "الخطوة 2 من 5")}</p>
        <h1 className="h1 mt-1 mb-1.5">{t("What is the newsroom called?", "ما اسم غرفة الأخبار؟")}</h1>
        <p className="ink2">
          {t(
            "The two names stand side by side on the site, in mails and on the letterhead.",
            "يظهر الاسمان متقابلين على الموقع وفي الرسائل وعلى الورق الرسمي.",
          )}
        </p>
        <form className="my-7" action={nothing}>
          <Facing
            en={
              <TextField
                name="name-en"
                lang="en"
                dir="ltr"
                label="Name in English"
                defaultValue="Rafidain Relief"
                hint="As it should stand in a headline"
              />
            }
            ar={
              <TextField
                name="name-ar"
                lang="ar"
                dir="rtl"
                label="الاسم بالعربية"
                defaultValue="الرافدين للإغاثة"
                hint="كما يُكتب في عنوان خبر"
              />
            }
          />
          <div className="row mt-8 gap-3">
            <SubmitButton size="big">{t("Continue", "متابعة")}</SubmitButton>
            <Button look="quiet">{t("Back", "رجوع")}</Button>
          </div>
        </form>
      </main>
    </div>
  );
}
