import { getTranslations } from "next-intl/server";
import { nameOf } from "@/base/locale";
import { type Language, type Role, roles } from "@/base/vocabulary";
import { FormChoices } from "@/ui/form-fields";

/** The roles of a person, each with what it may do. */
export async function RoleFields({ chosen }: { chosen: readonly Role[] }) {
  const [t, role] = await Promise.all([getTranslations("users"), getTranslations("roles")]);
  return (
    <FormChoices
      name="roles"
      many
      label={t("roles")}
      hint={t("rolesHint")}
      chosen={chosen}
      choices={roles.map((value) => ({ value, label: role(value), hint: role(`${value}Does`) }))}
    />
  );
}

/** The languages that a translator may write, in every release. */
export async function TranslatorFields({ all, chosen }: { all: readonly Language[]; chosen: readonly Language[] }) {
  const t = await getTranslations("users");
  return (
    <FormChoices
      name="languages"
      many
      label={t("translates")}
      chosen={chosen}
      choices={all.map((value) => ({ value, label: nameOf(value), lang: value }))}
    />
  );
}
