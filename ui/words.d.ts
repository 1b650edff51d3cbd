import type en from "./messages/en.json";

// A word that does not exist does not compile: `t("nav.desk")`.
declare module "use-intl" {
  interface AppConfig {
    Messages: typeof en;
  }
}
