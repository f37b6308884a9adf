import type { NextRequest } from "next/server";
import { AppError } from "@/lib/core/app-error";
import { apiResponse, problemOf } from "@/lib/server/api-problem";

/** Every address below /api/v1 that there is not answers as the others do. */
const nothingHere = (request: NextRequest) => apiResponse(problemOf(new AppError("notFound"), request.nextUrl.pathname), {});

export { nothingHere as GET, nothingHere as POST, nothingHere as PUT, nothingHere as PATCH, nothingHere as DELETE };
