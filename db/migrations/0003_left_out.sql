ALTER TABLE "send_lists" ADD COLUMN "is_left_out" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "sends" ADD COLUMN "left_out" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "sends" ADD COLUMN "repeats" uuid;--> statement-breakpoint
ALTER TABLE "newsroom" ADD COLUMN "demands_second_factor" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "single_keys" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "sends" ADD CONSTRAINT "sends_repeats_sends_id_fk" FOREIGN KEY ("repeats") REFERENCES "public"."sends"("id") ON DELETE no action ON UPDATE no action;