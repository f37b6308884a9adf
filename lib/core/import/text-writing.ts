import { z } from "zod";

/** Found out by the bytes. */
export const DETECTED_ENCODINGS = ["utf-8", "utf-16le", "utf-16be", "windows-1252"] as const;
/** The others only a person can tell from Windows-1252: what banks in China, Hong Kong and Japan write. */
export const ENCODINGS = [...DETECTED_ENCODINGS, "gb18030", "big5", "shift_jis"] as const;
export type Encoding = (typeof ENCODINGS)[number];

export const DELIMITERS = [",", ";", "\t", "|"] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** How a file of text is written: found out when it arrives, put right by a person in the preview. */
export const textWritingSchema = z.object({ encoding: z.enum(ENCODINGS), delimiter: z.enum(DELIMITERS) });
export type TextWriting = z.output<typeof textWritingSchema>;
