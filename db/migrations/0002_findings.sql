CREATE TABLE "glossary_entries" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"kind" text NOT NULL,
	"names" jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "glossary_entries_named" CHECK ("glossary_entries"."names" <> '{}'::jsonb)
);
--> statement-breakpoint
CREATE TABLE "finding_dismissals" (
	"release_id" uuid NOT NULL,
	"fingerprint" text NOT NULL,
	"code" text NOT NULL,
	"reason" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"by_kind" text NOT NULL,
	"by_id" text,
	"by_name" text NOT NULL,
	CONSTRAINT "finding_dismissals_release_id_fingerprint_pk" PRIMARY KEY("release_id","fingerprint"),
	CONSTRAINT "finding_dismissals_say_why" CHECK (length(trim("finding_dismissals"."reason")) > 0)
);
--> statement-breakpoint
ALTER TABLE "newsroom" ADD COLUMN "severities" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "finding_dismissals" ADD CONSTRAINT "finding_dismissals_release_id_releases_id_fk" FOREIGN KEY ("release_id") REFERENCES "public"."releases"("id") ON DELETE no action ON UPDATE no action;