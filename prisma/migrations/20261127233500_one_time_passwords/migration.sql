-- A password that somebody else gave opens nothing but the page where its owner chooses another.
ALTER TABLE "User" ADD COLUMN "hasOneTimePassword" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "UserSession" ADD COLUMN "isByPassword" BOOLEAN NOT NULL DEFAULT true;
