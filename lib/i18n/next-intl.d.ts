import type { formats } from "./formats";
import type { LanguageTag } from "./locale";
import type { Messages } from "./messages";

declare module "next-intl" {
  interface AppConfig {
    Locale: LanguageTag;
    Messages: Messages;
    Formats: typeof formats;
  }
}
