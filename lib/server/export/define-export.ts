import "server-only";
import { z } from "zod";
import { logger } from "@/lib/config/logger";
import { AppError } from "@/lib/core/app-error";
import type { ExportColumn } from "@/lib/core/export/export-column";
import { EXPORT_FORMATS, exportFileName, type ExportFormat } from "@/lib/core/export/export-file-name";
import { todayIn } from "@/lib/core/months";
import type { Clearance } from "@/lib/core/role";
import type { NextRequest } from "next/server";
import { defineRoute } from "../define-route";
import type { MemberSession, SessionBusiness } from "../member-session";
import { writeCsv } from "./write-csv";
import { writeXlsx } from "./write-xlsx";

export type ExportList<Row> = {
  /** What the file is of, in the reader's language: the beginning of its name and the name of its sheet. */
  title: string;
  /** The days the list is narrowed to. */
  range?: { from?: string; to?: string };
  columns: readonly ExportColumn<Row>[];
  pages: AsyncIterable<readonly Row[]>;
};

type ExportDefinition<Row, Params> = {
  role: Clearance;
  list: (session: MemberSession, request: NextRequest, params: Params) => Promise<ExportList<Row>>;
};

const CONTENT_TYPES: Readonly<Record<ExportFormat, string>> = {
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

const formatSchema = z.enum(EXPORT_FORMATS).default("csv");

/** The route of a list as a file: `?format=csv` or `xlsx`, and the list's own filters. Nothing of it is held in memory but a page of rows. */
export function defineExport<Row, Params = object>({ role, list }: ExportDefinition<Row, Params>) {
  return defineRoute<Params>({
    role,
    run: async (session, request, params) => {
      const format = formatSchema.safeParse(request.nextUrl.searchParams.get("format") ?? undefined);
      if (!format.success) throw new AppError("invalidInput", { field: "format" });
      return exportResponse(await list(session, request, params), { format: format.data, business: session.business });
    },
  });
}

function exportResponse<Row>(
  { title, range, columns, pages }: ExportList<Row>,
  { format, business }: { format: ExportFormat; business: SessionBusiness },
): Response {
  const { timeZone } = business;
  const file = { title, columns, pages: reported(pages), timeZone };
  const fileName = exportFileName({ title, business: business.name, range, todayOn: todayIn(timeZone, new Date()), format });
  return new Response(format === "xlsx" ? writeXlsx(file) : writeCsv(file), {
    headers: {
      "content-type": CONTENT_TYPES[format],
      "content-disposition": `attachment; filename="${fileName}"`,
      "cache-control": "no-store",
    },
  });
}

/** The headers are gone when a page fails: all that is left is to break the file off, so that nobody takes it for whole, and to say why in the log. */
async function* reported<Row>(pages: AsyncIterable<readonly Row[]>): AsyncGenerator<readonly Row[]> {
  try {
    yield* pages;
  } catch (error) {
    logger().error({ err: error }, "An export broke off");
    throw error;
  }
}

/** A list that is read at once. */
export async function* onePage<Row>(rows: Promise<readonly Row[]>): AsyncGenerator<readonly Row[]> {
  yield await rows;
}
