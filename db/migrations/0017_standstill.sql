ALTER TABLE "sends" ADD COLUMN "reason_says" text;--> statement-breakpoint
ALTER TABLE "process_parts" ADD COLUMN "relays_away" jsonb DEFAULT '[]'::jsonb NOT NULL;