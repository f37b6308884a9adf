"use client";

import { Dialog as BaseDialog } from "@base-ui/react/dialog";
import clsx from "clsx";
import { X } from "lucide-react";
import type { ReactNode } from "react";

type DialogProps = {
  isOpen: boolean;
  onClose: () => void;
  title: string;
  description?: ReactNode;
  closeLabel: string;
  children?: ReactNode;
  /** Its buttons, at the right; the one that does it last. */
  footer?: ReactNode;
  size?: "md" | "lg";
};

export function Dialog({ isOpen, onClose, title, description, closeLabel, children, footer, size = "md" }: DialogProps) {
  return (
    <BaseDialog.Root open={isOpen} onOpenChange={(open) => !open && onClose()}>
      <BaseDialog.Portal>
        <BaseDialog.Backdrop className="fixed inset-0 z-40 bg-veil transition-opacity duration-100 data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <BaseDialog.Viewport className="fixed inset-0 z-40 flex items-center justify-center p-4 max-md:items-end max-md:p-0">
          <BaseDialog.Popup
            className={clsx(
              "flex max-h-full w-full flex-col rounded-card border border-line bg-panel wrap-anywhere shadow-float outline-none max-md:rounded-b-none",
              "transition duration-100 data-ending-style:opacity-0 data-starting-style:translate-y-1 data-starting-style:opacity-0",
              size === "lg" ? "md:max-w-2xl" : "md:max-w-md",
            )}
          >
            <div className="flex items-start gap-3 px-5 pt-4">
              <div className="min-w-0 flex-1">
                <BaseDialog.Title className="text-lg font-semibold tracking-tight">{title}</BaseDialog.Title>
                {description && <BaseDialog.Description className="mt-1 text-sm text-second">{description}</BaseDialog.Description>}
              </div>
              <BaseDialog.Close
                aria-label={closeLabel}
                className="-mt-1 -mr-2 flex size-control items-center justify-center rounded-control text-second hover:bg-sunk hover:text-ink"
              >
                <X aria-hidden className="size-4" />
              </BaseDialog.Close>
            </div>
            <div className="min-h-0 flex-1 overflow-y-auto px-5 py-4">{children}</div>
            {footer && <div className="flex flex-wrap justify-end gap-2 border-t border-line px-5 py-3 max-md:[&>*]:flex-1">{footer}</div>}
          </BaseDialog.Popup>
        </BaseDialog.Viewport>
      </BaseDialog.Portal>
    </BaseDialog.Root>
  );
}
