import clsx from "clsx";
import type { ComponentProps } from "react";

type IconButtonProps = Omit<ComponentProps<"button">, "aria-label"> & { label: string; size?: "md" | "sm" };

export function IconButton({ label, size = "md", className, type = "button", ...rest }: IconButtonProps) {
  return (
    <button
      type={type}
      aria-label={label}
      title={label}
      className={clsx(
        "inline-flex shrink-0 items-center justify-center rounded-control text-second transition-colors hover:bg-sunk hover:text-ink",
        "disabled:opacity-40 [&_svg]:size-4",
        size === "md" ? "size-control" : "size-7 max-md:size-control",
        className,
      )}
      {...rest}
    />
  );
}
