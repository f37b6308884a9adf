import clsx from "clsx";

export type ButtonVariant = "primary" | "secondary" | "quiet" | "danger" | "inverse" | "inversePrimary";
export type ButtonSize = "md" | "sm";

const VARIANTS: Readonly<Record<ButtonVariant, string>> = {
  primary: "bg-brand text-on-brand hover:bg-brand-strong",
  secondary: "border border-edge bg-panel text-ink hover:bg-sunk",
  quiet: "text-second hover:bg-sunk hover:text-ink",
  danger: "border border-edge bg-panel text-red hover:border-red hover:bg-red-tint",
  inverse: "border border-inverse-line text-on-inverse hover:border-on-inverse-second",
  inversePrimary: "bg-inverse-brand text-on-inverse-brand hover:opacity-90",
};

const SIZES: Readonly<Record<ButtonSize, string>> = {
  md: "h-control px-3 text-sm",
  sm: "h-7 px-2.5 text-xs max-md:h-control max-md:px-3 max-md:text-sm",
};

export function buttonStyle(look: { variant?: ButtonVariant; size?: ButtonSize; className?: string }): string {
  return clsx(
    "inline-flex shrink-0 items-center justify-center gap-1.5 rounded-control font-medium whitespace-nowrap select-none",
    "transition-colors duration-100 disabled:opacity-50 aria-disabled:opacity-50 [&_svg]:size-4 [&_svg]:shrink-0",
    VARIANTS[look.variant ?? "secondary"],
    SIZES[look.size ?? "md"],
    look.className,
  );
}
