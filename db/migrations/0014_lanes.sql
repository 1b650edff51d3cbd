CREATE TABLE "lane_limits" (
	"lane" text PRIMARY KEY NOT NULL,
	"per_minute" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "lane_limits_rate" CHECK ("lane_limits"."per_minute" between 1 and 60000)
);
--> statement-breakpoint
CREATE TABLE "receiving_domains" (
	"domain" text PRIMARY KEY NOT NULL,
	"receiver" text,
	"due_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "sends" ADD COLUMN "expected_count" integer;--> statement-breakpoint
ALTER TABLE "throttle_buckets" ADD COLUMN "ceiling" real;