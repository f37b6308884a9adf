-- Which account holds the bank account, or the feed, that a feed connection was refused for.
ALTER TABLE "StatementFeed" ADD COLUMN "errorHolder" TEXT;
