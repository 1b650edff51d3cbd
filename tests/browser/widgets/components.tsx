import { Ellipsis, Eye } from "lucide-react";
import { useState } from "react";
import { Button } from "@/ui/button";
import { Checkbox, ChoiceGroup, Radio } from "@/ui/choice";
import { Dialog, DialogActs, DialogTrigger } from "@/ui/dialog";
import { DropFile } from "@/ui/drop-file";
import { Figures } from "@/ui/figures";
import { LinkButton } from "@/ui/link-button";
import { Wordmark } from "@/ui/mark";
import { Menu, MenuItem, MenuRule, MenuTrigger } from "@/ui/menu";
import { Note } from "@/ui/note";
import { notify } from "@/ui/notices";
import { PasswordField } from "@/ui/password-field";
import { SelectField } from "@/ui/select-field";
import { Segments, Tabs } from "@/ui/tabs";
import { Tag } from "@/ui/tag";
import { TextArea, TextField } from "@/ui/text-field";
import { Tooltip } from "@/ui/tooltip";
import { Progress } from "@/ui/waiting";
import type { PageProps } from "./say";
import { Part, States } from "./states";

export function Components({ t }: PageProps) {
  const [surface, setSurface] = useState("web");
  return (
    <main className="page">
      <h1 className="h1 mb-6">
        <Wordmark />
      </h1>
      <Part title={t("Buttons", "الأزرار")}>
        <div className="row w gap-2.5">
          <Button look="primary">{t("Publish", "نشر")}</Button>
          <LinkButton href="#preview">{t("Preview", "معاينة")}</LinkButton>
          <Button look="quiet">{t("Cancel", "إلغاء")}</Button>
          <Button look="danger">{t("Withdraw", "سحب")}</Button>
          <Button isDisabled>{t("Send", "إرسال")}</Button>
          <Tooltip says={t("Show the preview", "عرض المعاينة")}>
            <Button size="square" aria-label={t("Preview", "معاينة")}>
              <Eye className="i" />
            </Button>
          </Tooltip>
          <MenuTrigger>
            <Button size="square" aria-label={t("More", "المزيد")}>
              <Ellipsis className="i" />
            </Button>
            <Menu aria-label={t("More", "المزيد")}>
              <MenuItem onAction={() => notify(t("Copied", "نُسخ"))}>{t("Duplicate", "تكرار")}</MenuItem>
              <MenuItem isDisabled>{t("Archive", "أرشفة")}</MenuItem>
              <MenuRule />
              <MenuItem danger>{t("Withdraw", "سحب")}</MenuItem>
            </Menu>
          </MenuTrigger>
        </div>
        <p className="meta mt-2">
          {t("Send is off: Arabic is not approved yet", "الإرسال غير متاح: النص العربي لم يُعتمد بعد")}
        </p>
      </Part>
      <Part title={t("Fields", "الحقول")}>
        <div className="grid gap-5 sm:grid-cols-2">
          <TextField
            name="headline"
            label={t("Headline", "العنوان")}
            defaultValue={t("Clean water returns", "المياه تعود")}
          />
          <TextField name="phone" kind="tel" label={t("Telephone", "الهاتف")} defaultValue="+964 750 000 0142" />
          <TextField
            name="email"
            kind="email"
            label={t("E-mail", "البريد الإلكتروني")}
            defaultValue="[email protected]"
            error={t("This is a placeholder, not an address", "هذا نص بديل وليس عنواناً")}
          />
          <SelectField
            name="topic"
            label={t("Topic", "الموضوع")}
            choices={[
              { value: "water", label: t("Water", "المياه") },
              { value: "health", label: t("Health", "الصحة") },
            ]}
          />
          <PasswordField
            name="password"
            label={t("Password", "كلمة المرور")}
            defaultValue="correct horse"
            autoComplete="current-password"
          />
          <TextArea
            name="reason"
            label={t("Reason, shown to readers", "السبب الذي يراه القراء")}
            hint={t("A sentence is enough", "تكفي جملة واحدة")}
          />
          <ChoiceGroup name="when" label={t("When", "الوقت")} error={t("Choose one", "يلزم اختيار واحد")}>
            <Radio name="when-choice" value="now" defaultChecked>
              {t("Now", "الآن")}
            </Radio>
            <Radio name="when-choice" value="later">
              {t("Later", "لاحقاً")}
            </Radio>
          </ChoiceGroup>
        </div>
      </Part>
      <Part title={t("Choice and tags", "الاختيار والوسوم")}>
        <div className="row w gap-4">
          <Checkbox defaultChecked>{t("Own language", "لغة الشخص")}</Checkbox>
          <Checkbox>{t("Both", "اللغتان")}</Checkbox>
          <Checkbox disabled defaultChecked>
            {t("Fixed", "ثابت")}
          </Checkbox>
          <Tag onRemove={() => undefined}>{t("Water", "المياه")}</Tag>
          <Tag>{t("Ninewa", "نينوى")}</Tag>
        </div>
        <div className="mt-4">
          <Tabs
            label={t("Parts of the release", "أجزاء البيان")}
            tabs={[
              {
                id: "details",
                label: t("Details", "التفاصيل"),
                children: <p>{t("Details stand here.", "هنا التفاصيل.")}</p>,
              },
              {
                id: "check",
                label: t("Pre-flight", "الفحص"),
                count: 4,
                children: <p>{t("Findings stand here.", "هنا الملاحظات.")}</p>,
              },
              {
                id: "history",
                label: t("History", "السجل"),
                children: <p>{t("Versions stand here.", "هنا النسخ.")}</p>,
              },
            ]}
          />
        </div>
        <div className="mt-3.5">
          <Segments
            label={t("Surface", "السطح")}
            value={surface}
            onChange={setSurface}
            choices={[
              { value: "web", label: t("Web", "الموقع") },
              { value: "mail", label: t("E-mail", "البريد") },
              { value: "text", label: t("Plain text", "نص عادي") },
            ]}
          />
        </div>
      </Part>
      <States t={t} />
      <Part title={t("Notes, progress, figures", "الملاحظات والتقدم والأرقام")}>
        <div className="stack gap-2.5">
          <Note look="info">{t("Laila is editing Arabic.", "ليلى تحرّر النص العربي.")}</Note>
          <Note look="warn" title={t("Not saved since 08:40.", "لم يُحفظ منذ 08:40.")}>
            {t("Kept on this device.", "محفوظ على هذا الجهاز.")}
          </Note>
          <Note look="ok">{t("Both languages agree.", "اللغتان متفقتان.")}</Note>
          <Note look="bad">{t("Nothing was sent.", "لم يُرسل شيء.")}</Note>
          <Progress
            label={t("Accepted", "مقبول")}
            percent={66}
            parts={[
              { look: "ok", percent: 62 },
              { look: "warn", percent: 2 },
              { look: "bad", percent: 2 },
            ]}
          />
          <Figures
            figures={[
              { key: "a", value: "214", caption: t("Accepted", "مقبولة") },
              { key: "b", value: "3", caption: t("Refused", "مرفوضة") },
              { key: "c", value: "1,204", caption: t("People clicked", "نقروا") },
            ]}
          />
          <DropFile
            accept={[".docx", ".txt"]}
            onFile={(file) => notify(file.name)}
            hint={t("Word or text, up to 20 MB", "ملف Word أو نص، حتى 20 ميغابايت")}
          />
        </div>
      </Part>
      <Part title={t("Dialog and notice", "مربع الحوار والتنبيه")}>
        <div className="row w gap-2.5">
          <DialogTrigger>
            <Button>{t("Open the dialog", "فتح مربع الحوار")}</Button>
            <Dialog title={t("Withdraw this release?", "سحب هذا البيان؟")} alert>
              {(close) => (
                <form
                  onSubmit={(event) => {
                    event.preventDefault();
                    notify(t("Withdrawn", "سُحب البيان"));
                    close();
                  }}
                >
                  <p className="ink2 mt-1.5 mb-4">{t("The page stays and says why.", "تبقى الصفحة وتذكر السبب.")}</p>
                  <TextField name="why" label={t("Reason", "السبب")} />
                  <DialogActs>
                    <Button look="danger-filled" type="submit" data-primary>
                      {t("Withdraw", "سحب")}
                    </Button>
                    <Button look="quiet" onPress={close}>
                      {t("Keep it", "إبقاؤه")}
                    </Button>
                  </DialogActs>
                </form>
              )}
            </Dialog>
          </DialogTrigger>
          <Button
            onPress={() =>
              notify(t("Moved to the archive", "نُقل إلى الأرشيف"), {
                says: t("Undo", "تراجع"),
                act: () => notify(t("Back again", "أُعيد")),
              })
            }
          >
            {t("Archive", "أرشفة")}
          </Button>
        </div>
      </Part>
    </main>
  );
}
