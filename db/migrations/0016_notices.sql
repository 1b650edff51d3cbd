ALTER TABLE "inbound_notices" ADD COLUMN "tries" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "inbound_notices" ADD COLUMN "parked_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "inbound_notices" ADD COLUMN "asked_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "inbound_notices_open" ON "inbound_notices" USING btree ("id") WHERE "inbound_notices"."processed_at" is null;--> statement-breakpoint
CREATE INDEX "inbound_notices_whole" ON "inbound_notices" USING btree ("processed_at") WHERE octet_length("inbound_notices"."payload") > 0;--> statement-breakpoint
CREATE INDEX "inbound_notices_received" ON "inbound_notices" USING btree ("received_at");