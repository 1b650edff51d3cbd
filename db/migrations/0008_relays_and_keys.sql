CREATE TABLE "dkim_keys" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"domain" text NOT NULL,
	"selector" text NOT NULL,
	"public_key" text NOT NULL,
	"sealed" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"signs_since" timestamp with time zone,
	CONSTRAINT "dkim_keys_name" UNIQUE("domain","selector")
);
--> statement-breakpoint
CREATE TABLE "relays" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"address" text NOT NULL,
	"sealed" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "relays_address_unique" UNIQUE("address")
);
--> statement-breakpoint
CREATE UNIQUE INDEX "dkim_keys_one_signs" ON "dkim_keys" USING btree ("domain") WHERE "dkim_keys"."signs_since" is not null;