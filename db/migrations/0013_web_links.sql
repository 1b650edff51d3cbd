CREATE TABLE "web_links" (
	"url" text PRIMARY KEY NOT NULL,
	"fault" text,
	"at" timestamp with time zone NOT NULL
);
