import { getTranslations } from "next-intl/server";
import { Logo } from "@/components/ui/logo";
import type { Locale } from "@/lib/i18n/locale";
import type { Frame } from "@/lib/server/frame";
import type { MemberSession } from "@/lib/server/member-session";
import { BusinessCard } from "./_components/business-card";
import { CallsToday } from "./_components/calls-today";
import { MainNav } from "./_components/main-nav";
import { MemberMenu } from "./_components/member-menu";

type SideBarProps = { member: MemberSession; frame: Frame; locale: Locale };

/** The whole left bar; a phone shows the same in its drawer. */
export async function SideBar({ member, frame, locale }: SideBarProps) {
  const t = await getTranslations("nav");
  return (
    <div className="flex min-h-full flex-col px-2.5 pb-3">
      <div className="flex h-14 items-center px-2">
        <Logo />
      </div>
      <BusinessCard current={member.business} memberships={frame.memberships} />
      <MainNav role={member.role} figures={frame.figures} />
      <div className="mt-auto space-y-1 pt-4">
        <CallsToday figures={frame.figures} />
        <MemberMenu name={member.user.name} role={t(`roles.${member.role}`)} locale={locale} preferences={member.preferences} />
      </div>
    </div>
  );
}
