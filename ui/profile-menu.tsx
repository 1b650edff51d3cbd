"use client";
import { CircleUserRound, LogOut, Moon, Newspaper, Sun, SunMoon } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button, Header, MenuSection } from "react-aria-components";
import { initialsOf } from "./initials";
import { Menu, MenuItem, MenuRule, MenuTrigger } from "./menu";

export type Theme = "light" | "dark" | "system";
const themes = [
  ["light", "themeLight", Sun],
  ["dark", "themeDark", Moon],
  ["system", "themeSystem", SunMoon],
] as const;

export interface ProfileMenuProps {
  name: string;
  theme: Theme;
  /** Keeps the theme for this person or browser. The page changes at once, without waiting for it. */
  setTheme: (theme: Theme) => void | Promise<void>;
  signOut: () => void | Promise<void>;
}

export function ProfileMenu({ name, theme, setTheme, signOut }: ProfileMenuProps) {
  const t = useTranslations("nav");
  return (
    <MenuTrigger>
      {/* What is seen begins the name, so that "click S M" finds it (WCAG 2.5.3). */}
      <Button className="me" aria-label={t("accountOf", { initials: initialsOf(name), name })}>
        {initialsOf(name)}
      </Button>
      <Menu aria-label={t("account", { name })}>
        <MenuSection>
          <Header className="head">
            <bdi>{name}</bdi>
          </Header>
          <MenuItem href="/desk/profile" icon={<CircleUserRound className="i" />}>
            {t("profile")}
          </MenuItem>
          <MenuItem href="/" icon={<Newspaper className="i" />}>
            {t("newsroom")}
          </MenuItem>
        </MenuSection>
        <MenuRule />
        <MenuSection
          aria-label={t("theme")}
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[theme]}
          onSelectionChange={(keys) => {
            const chosen = themes.find(([key]) => keys !== "all" && keys.has(key))?.[0];
            if (!chosen) return;
            showTheme(chosen);
            setTheme(chosen);
          }}
        >
          {themes.map(([key, word, Icon]) => (
            <MenuItem key={key} id={key} icon={<Icon className="i" />}>
              {t(word)}
            </MenuItem>
          ))}
        </MenuSection>
        <MenuRule />
        <MenuItem onAction={() => signOut()} icon={<LogOut className="i flip" />}>
          {t("signOut")}
        </MenuItem>
      </Menu>
    </MenuTrigger>
  );
}

/** Without transitions: half-tinted buttons would flash. */
function showTheme(theme: Theme) {
  const page = document.documentElement;
  page.classList.add("still");
  if (theme === "system") delete page.dataset.theme;
  else page.dataset.theme = theme;
  requestAnimationFrame(() => requestAnimationFrame(() => page.classList.remove("still")));
}
