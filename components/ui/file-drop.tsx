"use client";

import clsx from "clsx";
import { Camera, Upload } from "lucide-react";
import { useRef, useState, type ReactNode } from "react";
import { buttonStyle } from "./button-style";

type FileDropProps = {
  /** The words of the button that opens the file dialog: "Add receipt". */
  label: string;
  hint?: ReactNode;
  /** As an input's `accept`: "image/*,application/pdf". */
  accept?: string;
  /** With it a telephone gets a second button, which opens the camera: "Take a photo". */
  cameraLabel?: string;
  isMultiple?: boolean;
  isDisabled?: boolean;
  onFiles: (files: File[]) => void;
  className?: string;
};

/** Files by dropping, by the file dialog, or from a phone's camera. */
export function FileDrop({ label, hint, accept, cameraLabel, isMultiple = false, isDisabled = false, onFiles, className }: FileDropProps) {
  const input = useRef<HTMLInputElement>(null);
  const camera = useRef<HTMLInputElement>(null);
  const [isOver, setIsOver] = useState(false);
  const take = (list: FileList | null) => {
    const files = Array.from(list ?? []);
    if (files.length > 0) onFiles(isMultiple ? files : files.slice(0, 1));
  };
  return (
    <div
      className={clsx("flex flex-col", className)}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(!isDisabled);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setIsOver(false);
        if (!isDisabled) take(event.dataTransfer.files);
      }}
    >
      <button
        type="button"
        disabled={isDisabled}
        onClick={() => input.current?.click()}
        className={clsx(
          "flex min-h-24 w-full flex-1 flex-col items-center justify-center gap-1 rounded-control border border-dashed p-4 text-sm text-second transition-colors",
          isOver ? "border-brand bg-brand-tint text-brand" : "border-edge hover:border-third hover:text-ink",
          "disabled:opacity-50",
        )}
      >
        <Upload aria-hidden className="size-5" />
        {label}
        {hint && <span className="text-xs text-third">{hint}</span>}
      </button>
      <input
        ref={input}
        type="file"
        tabIndex={-1}
        aria-label={label}
        accept={accept}
        multiple={isMultiple}
        className="sr-only"
        onChange={(event) => {
          take(event.target.files);
          event.target.value = "";
        }}
      />
      {cameraLabel && (
        <>
          <button
            type="button"
            disabled={isDisabled}
            onClick={() => camera.current?.click()}
            className={buttonStyle({ className: "mt-2 w-full md:hidden" })}
          >
            <Camera aria-hidden />
            {cameraLabel}
          </button>
          <input
            ref={camera}
            type="file"
            tabIndex={-1}
            aria-label={cameraLabel}
            accept="image/*"
            capture="environment"
            className="sr-only"
            onChange={(event) => {
              take(event.target.files);
              event.target.value = "";
            }}
          />
        </>
      )}
    </div>
  );
}
