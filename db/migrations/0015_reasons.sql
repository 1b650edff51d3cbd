DROP INDEX "suppressions_live";--> statement-breakpoint
CREATE UNIQUE INDEX "suppressions_live" ON "suppressions" USING btree ("email_norm","scope","scope_id","reason") WHERE "suppressions"."lifted_at" is null;--> statement-breakpoint
-- What set a pause apart from the rest is now the reason itself.
UPDATE "suppressions" SET "scope_id" = '' WHERE "scope" = 'org' AND "scope_id" = 'paused' AND "lifted_at" IS NULL;
