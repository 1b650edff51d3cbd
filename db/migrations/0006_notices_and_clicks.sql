CREATE TABLE "send_links" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"send_id" uuid NOT NULL,
	"url" text NOT NULL,
	"people" integer DEFAULT 0 NOT NULL,
	"machines" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "send_links_once" UNIQUE("send_id","url")
);
--> statement-breakpoint
ALTER TABLE "sends" ADD COLUMN "notice" text;--> statement-breakpoint
ALTER TABLE "send_links" ADD CONSTRAINT "send_links_send_id_sends_id_fk" FOREIGN KEY ("send_id") REFERENCES "public"."sends"("id") ON DELETE cascade ON UPDATE no action;