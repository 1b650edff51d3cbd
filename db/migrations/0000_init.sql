CREATE TYPE "public"."delivery_event_kind" AS ENUM('attempt', 'accepted', 'deferred', 'rejected', 'uncertain', 'bounce_hard', 'bounce_soft', 'complaint', 'unsubscribed', 'delivered', 'click', 'open');--> statement-breakpoint
CREATE TYPE "public"."language_rule" AS ENUM('own', 'both', 'en', 'ar', 'fr', 'es', 'ckb', 'ku', 'fa', 'de');--> statement-breakpoint
CREATE TYPE "public"."send_state" AS ENUM('draft', 'freezing', 'ready', 'scheduled', 'sending', 'pausing', 'paused', 'cancelling', 'cancelled', 'completed', 'attention');--> statement-breakpoint
CREATE TYPE "public"."slice_state" AS ENUM('open', 'running', 'parked', 'done');--> statement-breakpoint
CREATE TYPE "public"."suppression_reason" AS ENUM('unsubscribed', 'bounced', 'complained', 'staff');--> statement-breakpoint
CREATE TYPE "public"."suppression_scope" AS ENUM('global', 'org', 'list');--> statement-breakpoint
CREATE TYPE "public"."release_state" AS ENUM('draft', 'in_review', 'changes_requested', 'approved', 'scheduled', 'published', 'withdrawn');--> statement-breakpoint
CREATE TYPE "public"."uncertain_policy" AS ENUM('resend', 'hold');--> statement-breakpoint
CREATE TYPE "public"."digit_system" AS ENUM('latn', 'arab');--> statement-breakpoint
CREATE TYPE "public"."interface_language" AS ENUM('en', 'ar');--> statement-breakpoint
CREATE TYPE "public"."language" AS ENUM('en', 'ar', 'fr', 'es', 'ckb', 'ku', 'fa', 'de');--> statement-breakpoint
CREATE TYPE "public"."role" AS ENUM('author', 'translator', 'editor', 'sender', 'admin', 'viewer');--> statement-breakpoint
CREATE TABLE "audit_entries" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "audit_entries_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp with time zone NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" text,
	"actor_name" text NOT NULL,
	"action" text NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" text NOT NULL,
	"before" jsonb,
	"after" jsonb
);
--> statement-breakpoint
CREATE TABLE "contacts" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"seq" bigserial NOT NULL,
	"email" text NOT NULL,
	"email_norm" text NOT NULL,
	"name" text DEFAULT '' NOT NULL,
	"name_ar" text DEFAULT '' NOT NULL,
	"folded_name" text DEFAULT '' NOT NULL,
	"languages" "language"[] DEFAULT '{}' NOT NULL,
	"outlet_id" uuid,
	"role" text DEFAULT '' NOT NULL,
	"beat" text DEFAULT '' NOT NULL,
	"country" text DEFAULT '' NOT NULL,
	"city" text DEFAULT '' NOT NULL,
	"phone" text DEFAULT '' NOT NULL,
	"tags" text[] DEFAULT '{}' NOT NULL,
	"consent" text DEFAULT '' NOT NULL,
	"notes" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "contacts_seq_unique" UNIQUE("seq"),
	CONSTRAINT "contacts_email_norm_unique" UNIQUE("email_norm"),
	CONSTRAINT "contacts_email_norm_form" CHECK ("contacts"."email_norm" ~ '^[^\s@]+@[^\s@]+$')
);
--> statement-breakpoint
CREATE TABLE "lists" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL,
	"folded_name" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "lists_named" CHECK (length(trim("lists"."name")) > 0)
);
--> statement-breakpoint
CREATE TABLE "memberships" (
	"list_id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	"added_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "memberships_list_id_contact_id_pk" PRIMARY KEY("list_id","contact_id")
);
--> statement-breakpoint
CREATE TABLE "outlets" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL,
	"name_ar" text DEFAULT '' NOT NULL,
	"folded_name" text NOT NULL,
	"country" text DEFAULT '' NOT NULL,
	"city" text DEFAULT '' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "outlets_folded_name_unique" UNIQUE("folded_name"),
	CONSTRAINT "outlets_named" CHECK (length(trim("outlets"."name")) > 0)
);
--> statement-breakpoint
CREATE TABLE "deliveries" (
	"slice_id" bigint NOT NULL,
	"id" bigserial NOT NULL,
	"send_id" uuid NOT NULL,
	"contact_id" uuid,
	"email" text NOT NULL,
	"email_norm" text NOT NULL,
	"name" text DEFAULT '' NOT NULL,
	"combination" text NOT NULL,
	"state" smallint DEFAULT 0 NOT NULL,
	"attempt" smallint DEFAULT 0 NOT NULL,
	"epoch" integer DEFAULT 0 NOT NULL,
	"claimed_at" timestamp with time zone,
	"due_at" timestamp with time zone,
	"uncertain" boolean DEFAULT false NOT NULL,
	"smtp_code" smallint,
	"enhanced_code" text,
	"smtp_text" text,
	"relay_ref" text,
	"accepted_at" timestamp with time zone,
	CONSTRAINT "deliveries_slice_id_id_pk" PRIMARY KEY("slice_id","id"),
	CONSTRAINT "deliveries_once_per_address" UNIQUE("send_id","email_norm"),
	CONSTRAINT "deliveries_state_known" CHECK ("deliveries"."state" between 0 and 8),
	CONSTRAINT "deliveries_accepted_has_time" CHECK ("deliveries"."state" <> 3 or "deliveries"."accepted_at" is not null),
	CONSTRAINT "deliveries_uncertain_is_sending" CHECK (not "deliveries"."uncertain" or "deliveries"."state" = 1),
	CONSTRAINT "deliveries_deferred_has_due" CHECK ("deliveries"."state" <> 2 or "deliveries"."due_at" is not null),
	CONSTRAINT "deliveries_smtp_text_short" CHECK (length("deliveries"."smtp_text") <= 300)
);
--> statement-breakpoint
CREATE TABLE "delivery_events" (
	"id" bigserial NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"slice_id" bigint NOT NULL,
	"delivery_id" bigint NOT NULL,
	"kind" "delivery_event_kind" NOT NULL,
	"source" text NOT NULL,
	"source_event_id" text NOT NULL,
	"detail" jsonb,
	CONSTRAINT "delivery_events_id_at_pk" PRIMARY KEY("id","at"),
	CONSTRAINT "delivery_events_once" UNIQUE("source","source_event_id","at")
);
--> statement-breakpoint
CREATE TABLE "inbound_notices" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"source" text NOT NULL,
	"source_id" text NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"payload" "bytea" NOT NULL,
	"processed_at" timestamp with time zone,
	"error" text,
	CONSTRAINT "inbound_notices_once" UNIQUE("source","source_id")
);
--> statement-breakpoint
CREATE TABLE "send_lists" (
	"send_id" uuid NOT NULL,
	"list_id" uuid NOT NULL,
	CONSTRAINT "send_lists_send_id_list_id_pk" PRIMARY KEY("send_id","list_id")
);
--> statement-breakpoint
CREATE TABLE "send_revisions" (
	"send_id" uuid NOT NULL,
	"language" "language" NOT NULL,
	"revision_id" uuid NOT NULL,
	CONSTRAINT "send_revisions_send_id_language_pk" PRIMARY KEY("send_id","language")
);
--> statement-breakpoint
CREATE TABLE "send_slices" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"send_id" uuid NOT NULL,
	"slice_no" integer NOT NULL,
	"lane" text NOT NULL,
	"total" integer NOT NULL,
	"epoch" integer DEFAULT 0 NOT NULL,
	"state" "slice_state" DEFAULT 'open' NOT NULL,
	"last_worker" text,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "send_slices_number" UNIQUE("send_id","slice_no"),
	CONSTRAINT "send_slices_size" CHECK ("send_slices"."total" > 0)
);
--> statement-breakpoint
CREATE TABLE "send_templates" (
	"send_id" uuid NOT NULL,
	"combination" text NOT NULL,
	"subject" text NOT NULL,
	"html" text NOT NULL,
	"text" text NOT NULL,
	"from_name" text NOT NULL,
	"mime" "bytea",
	CONSTRAINT "send_templates_send_id_combination_pk" PRIMARY KEY("send_id","combination")
);
--> statement-breakpoint
CREATE TABLE "sends" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"release_id" uuid NOT NULL,
	"state" "send_state" DEFAULT 'draft' NOT NULL,
	"language_rule" "language_rule" DEFAULT 'own' NOT NULL,
	"skips_other_languages" boolean DEFAULT false NOT NULL,
	"from_email" text NOT NULL,
	"reply_to" text NOT NULL,
	"transport_id" text DEFAULT 'environment' NOT NULL,
	"uncertain_policy" "uncertain_policy" DEFAULT 'resend' NOT NULL,
	"after" text DEFAULT 'nothing' NOT NULL,
	"tracks_clicks" boolean DEFAULT false NOT NULL,
	"tracks_opens" boolean DEFAULT false NOT NULL,
	"scheduled_at" timestamp with time zone,
	"max_age_seconds" integer DEFAULT 86400 NOT NULL,
	"priority" smallint DEFAULT 0 NOT NULL,
	"candidate_count" integer,
	"excluded_count" integer,
	"frozen_count" integer,
	"other_language_count" integer,
	"frozen_at" timestamp with time zone,
	"reason" text,
	"started_at" timestamp with time zone,
	"finished_at" timestamp with time zone,
	"identity_key" text NOT NULL,
	"date_header" timestamp with time zone,
	"idempotency_key" text NOT NULL,
	"created_by_name" text NOT NULL,
	"created_by_id" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "sends_idempotency_key_unique" UNIQUE("idempotency_key"),
	CONSTRAINT "sends_frozen_counts" CHECK ("sends"."frozen_at" is null or ("sends"."frozen_count" is not null and "sends"."candidate_count" = "sends"."frozen_count" + "sends"."excluded_count")),
	CONSTRAINT "sends_started_is_frozen" CHECK ("sends"."started_at" is null or ("sends"."frozen_at" is not null and "sends"."date_header" is not null)),
	CONSTRAINT "sends_scheduled_has_cause" CHECK ("sends"."state" <> 'scheduled' or "sends"."scheduled_at" is not null or "sends"."after" = 'publication'),
	CONSTRAINT "sends_max_age" CHECK ("sends"."max_age_seconds" between 60 and 259200)
);
--> statement-breakpoint
CREATE TABLE "suppressions" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"scope" "suppression_scope" NOT NULL,
	"scope_id" text DEFAULT '' NOT NULL,
	"email_norm" text NOT NULL,
	"reason" "suppression_reason" NOT NULL,
	"source" text NOT NULL,
	"evidence_event" bigint,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone,
	"lifted_at" timestamp with time zone,
	"lifted_by" text,
	CONSTRAINT "suppressions_lifted_by_someone" CHECK (("suppressions"."lifted_at" is null) = ("suppressions"."lifted_by" is null))
);
--> statement-breakpoint
CREATE TABLE "throttle_buckets" (
	"key" text PRIMARY KEY NOT NULL,
	"rate" real NOT NULL,
	"burst" real NOT NULL,
	"tokens" real NOT NULL,
	"refilled_at" timestamp with time zone NOT NULL,
	"blocked_until" timestamp with time zone,
	"mode" text DEFAULT 'open' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "media_assets" (
	"id" text PRIMARY KEY NOT NULL,
	"file" text NOT NULL,
	"content_type" text NOT NULL,
	"bytes" bigint NOT NULL,
	"width" integer,
	"height" integer,
	"rights_until" timestamp with time zone,
	"uploaded_by" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "media_assets_id_form" CHECK ("media_assets"."id" ~ '^[A-Za-z0-9_-]{22}$')
);
--> statement-breakpoint
CREATE TABLE "media_texts" (
	"asset_id" text NOT NULL,
	"language" "language" NOT NULL,
	"alt" text DEFAULT '' NOT NULL,
	"caption" text DEFAULT '' NOT NULL,
	"credit" text DEFAULT '' NOT NULL,
	CONSTRAINT "media_texts_asset_id_language_pk" PRIMARY KEY("asset_id","language")
);
--> statement-breakpoint
CREATE TABLE "release_notices" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"release_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"language" "language" NOT NULL,
	"words" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "release_notices_say_something" CHECK (length(trim("release_notices"."words")) > 0)
);
--> statement-breakpoint
CREATE TABLE "release_revisions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"release_id" uuid NOT NULL,
	"language" "language" NOT NULL,
	"number" integer NOT NULL,
	"kicker" text DEFAULT '' NOT NULL,
	"headline" text DEFAULT '' NOT NULL,
	"subhead" text DEFAULT '' NOT NULL,
	"dateline_place" text DEFAULT '' NOT NULL,
	"dateline_date" date,
	"dateline_text" text DEFAULT '' NOT NULL,
	"summary" text DEFAULT '' NOT NULL,
	"mail_subject" text DEFAULT '' NOT NULL,
	"preheader" text DEFAULT '' NOT NULL,
	"document" jsonb NOT NULL,
	"schema_version" integer NOT NULL,
	"content_hash" text NOT NULL,
	"cause" text NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	"made_by_kind" text NOT NULL,
	"made_by_id" text,
	"made_by_name" text NOT NULL,
	CONSTRAINT "release_revisions_number" UNIQUE("release_id","language","number"),
	CONSTRAINT "release_revisions_identity" UNIQUE("id","release_id","language")
);
--> statement-breakpoint
CREATE TABLE "release_versions" (
	"release_id" uuid NOT NULL,
	"language" "language" NOT NULL,
	"kicker" text DEFAULT '' NOT NULL,
	"headline" text DEFAULT '' NOT NULL,
	"subhead" text DEFAULT '' NOT NULL,
	"dateline_place" text DEFAULT '' NOT NULL,
	"dateline_date" date,
	"dateline_text" text DEFAULT '' NOT NULL,
	"summary" text DEFAULT '' NOT NULL,
	"mail_subject" text DEFAULT '' NOT NULL,
	"preheader" text DEFAULT '' NOT NULL,
	"document" jsonb NOT NULL,
	"schema_version" integer NOT NULL,
	"content_hash" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"edited_at" timestamp with time zone NOT NULL,
	"edited_by_kind" text NOT NULL,
	"edited_by_id" text,
	"edited_by_name" text NOT NULL,
	"approved_hash" text,
	"approved_at" timestamp with time zone,
	"approved_by_kind" text,
	"approved_by_id" text,
	"approved_by_name" text,
	"goes_out" boolean DEFAULT false NOT NULL,
	"public_revision_id" uuid,
	CONSTRAINT "release_versions_release_id_language_pk" PRIMARY KEY("release_id","language"),
	CONSTRAINT "release_versions_approval_whole" CHECK (num_nonnulls("release_versions"."approved_hash", "release_versions"."approved_at", "release_versions"."approved_by_kind", "release_versions"."approved_by_name") in (0, 4)),
	CONSTRAINT "release_versions_public_goes_out" CHECK ("release_versions"."public_revision_id" is null or "release_versions"."goes_out")
);
--> statement-breakpoint
CREATE TABLE "releases" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"slug" text NOT NULL,
	"state" "release_state" DEFAULT 'draft' NOT NULL,
	"owner_id" text,
	"publish_at" timestamp with time zone,
	"embargo_until" timestamp with time zone,
	"published_at" timestamp with time zone,
	"corrected_at" timestamp with time zone,
	"withdrawn_at" timestamp with time zone,
	"archived_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "releases_slug_unique" UNIQUE("slug"),
	CONSTRAINT "releases_slug_form" CHECK ("releases"."slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and "releases"."slug" !~ '^[0-9]+$' and length("releases"."slug") <= 90),
	CONSTRAINT "releases_scheduled_has_time" CHECK ("releases"."state" <> 'scheduled' or "releases"."publish_at" is not null),
	CONSTRAINT "releases_published_has_time" CHECK ("releases"."state" not in ('published', 'withdrawn') or "releases"."published_at" is not null),
	CONSTRAINT "releases_withdrawn_has_time" CHECK (("releases"."state" = 'withdrawn') = ("releases"."withdrawn_at" is not null)),
	CONSTRAINT "releases_embargo_is_publication" CHECK ("releases"."embargo_until" is null or "releases"."embargo_until" = "releases"."publish_at"),
	CONSTRAINT "releases_archived_never_published" CHECK ("releases"."archived_at" is null or "releases"."published_at" is null)
);
--> statement-breakpoint
CREATE TABLE "newsroom" (
	"id" smallint PRIMARY KEY DEFAULT 1 NOT NULL,
	"database_id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"names" jsonb DEFAULT '{"en":"Newsroom","ar":"غرفة الأخبار"}'::jsonb NOT NULL,
	"zone" text,
	"digits" "digit_system" DEFAULT 'latn' NOT NULL,
	"region" text DEFAULT 'IQ' NOT NULL,
	"sender_names" jsonb,
	"sender_email" text,
	"reply_to" text,
	"postal_addresses" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"two_pairs_of_eyes" boolean DEFAULT false NOT NULL,
	"sender_is_not_approver" boolean DEFAULT false NOT NULL,
	"uncertain_policy" "uncertain_policy" DEFAULT 'resend' NOT NULL,
	"set_up_at" timestamp with time zone,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "newsroom_is_one" CHECK ("newsroom"."id" = 1)
);
--> statement-breakpoint
CREATE TABLE "newsroom_languages" (
	"language" "language" PRIMARY KEY NOT NULL,
	"position" integer NOT NULL,
	"is_source" boolean DEFAULT false NOT NULL,
	"is_public" boolean DEFAULT true NOT NULL,
	CONSTRAINT "newsroom_languages_position_unique" UNIQUE("position")
);
--> statement-breakpoint
CREATE TABLE "process_parts" (
	"id" text PRIMARY KEY NOT NULL,
	"part" text NOT NULL,
	"host" text NOT NULL,
	"pid" integer NOT NULL,
	"started_at" timestamp with time zone DEFAULT now() NOT NULL,
	"seen_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "accounts" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"provider_id" text NOT NULL,
	"user_id" text NOT NULL,
	"access_token" text,
	"refresh_token" text,
	"id_token" text,
	"access_token_expires_at" timestamp with time zone,
	"refresh_token_expires_at" timestamp with time zone,
	"scope" text,
	"password" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "invitations" (
	"id" text PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"name" text,
	"roles" "role"[] NOT NULL,
	"language" "interface_language" NOT NULL,
	"token_hash" text NOT NULL,
	"invited_by" text,
	"expires_at" timestamp with time zone NOT NULL,
	"resent_count" integer DEFAULT 0 NOT NULL,
	"accepted_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "invitations_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "people" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"name_ar" text,
	"email" text NOT NULL,
	"email_verified" boolean DEFAULT false NOT NULL,
	"image" text,
	"two_factor_enabled" boolean DEFAULT false NOT NULL,
	"interface_language" "interface_language" DEFAULT 'en' NOT NULL,
	"digits" "digit_system" DEFAULT 'latn' NOT NULL,
	"theme" text DEFAULT 'system' NOT NULL,
	"disabled_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "person_languages" (
	"person_id" text NOT NULL,
	"language" "language" NOT NULL,
	CONSTRAINT "person_languages_person_id_language_pk" PRIMARY KEY("person_id","language")
);
--> statement-breakpoint
CREATE TABLE "person_roles" (
	"person_id" text NOT NULL,
	"role" "role" NOT NULL,
	CONSTRAINT "person_roles_person_id_role_pk" PRIMARY KEY("person_id","role")
);
--> statement-breakpoint
CREATE TABLE "rate_limits" (
	"id" text PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"count" integer NOT NULL,
	"last_request" bigint NOT NULL,
	CONSTRAINT "rate_limits_key_unique" UNIQUE("key")
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"token" text NOT NULL,
	"user_id" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"ip_address" text,
	"user_agent" text,
	"stepped_up_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "sessions_token_unique" UNIQUE("token")
);
--> statement-breakpoint
CREATE TABLE "setup_tokens" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "two_factors" (
	"id" text PRIMARY KEY NOT NULL,
	"secret" text NOT NULL,
	"backup_codes" text NOT NULL,
	"user_id" text NOT NULL,
	"verified" boolean DEFAULT false NOT NULL,
	"failed_verification_count" integer DEFAULT 0 NOT NULL,
	"locked_until" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "verifications" (
	"id" text PRIMARY KEY NOT NULL,
	"identifier" text NOT NULL,
	"value" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_outlet_id_outlets_id_fk" FOREIGN KEY ("outlet_id") REFERENCES "public"."outlets"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_list_id_lists_id_fk" FOREIGN KEY ("list_id") REFERENCES "public"."lists"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_slice_id_send_slices_id_fk" FOREIGN KEY ("slice_id") REFERENCES "public"."send_slices"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "send_lists" ADD CONSTRAINT "send_lists_send_id_sends_id_fk" FOREIGN KEY ("send_id") REFERENCES "public"."sends"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "send_lists" ADD CONSTRAINT "send_lists_list_id_lists_id_fk" FOREIGN KEY ("list_id") REFERENCES "public"."lists"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "send_revisions" ADD CONSTRAINT "send_revisions_send_id_sends_id_fk" FOREIGN KEY ("send_id") REFERENCES "public"."sends"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "send_revisions" ADD CONSTRAINT "send_revisions_revision_id_release_revisions_id_fk" FOREIGN KEY ("revision_id") REFERENCES "public"."release_revisions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "send_slices" ADD CONSTRAINT "send_slices_send_id_sends_id_fk" FOREIGN KEY ("send_id") REFERENCES "public"."sends"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "send_templates" ADD CONSTRAINT "send_templates_send_id_sends_id_fk" FOREIGN KEY ("send_id") REFERENCES "public"."sends"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sends" ADD CONSTRAINT "sends_release_id_releases_id_fk" FOREIGN KEY ("release_id") REFERENCES "public"."releases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sends" ADD CONSTRAINT "sends_created_by_id_people_id_fk" FOREIGN KEY ("created_by_id") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "media_assets" ADD CONSTRAINT "media_assets_uploaded_by_people_id_fk" FOREIGN KEY ("uploaded_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "media_texts" ADD CONSTRAINT "media_texts_asset_id_media_assets_id_fk" FOREIGN KEY ("asset_id") REFERENCES "public"."media_assets"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "release_notices" ADD CONSTRAINT "release_notices_release_id_releases_id_fk" FOREIGN KEY ("release_id") REFERENCES "public"."releases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "release_revisions" ADD CONSTRAINT "release_revisions_release_id_releases_id_fk" FOREIGN KEY ("release_id") REFERENCES "public"."releases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "release_versions" ADD CONSTRAINT "release_versions_release_id_releases_id_fk" FOREIGN KEY ("release_id") REFERENCES "public"."releases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "release_versions" ADD CONSTRAINT "release_versions_public_revision" FOREIGN KEY ("public_revision_id","release_id","language") REFERENCES "public"."release_revisions"("id","release_id","language") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "releases" ADD CONSTRAINT "releases_owner_id_people_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_user_id_people_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_invited_by_people_id_fk" FOREIGN KEY ("invited_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_languages" ADD CONSTRAINT "person_languages_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_roles" ADD CONSTRAINT "person_roles_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_people_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "two_factors" ADD CONSTRAINT "two_factors_user_id_people_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_subject" ON "audit_entries" USING btree ("subject_kind","subject_id","id");--> statement-breakpoint
CREATE INDEX "audit_at" ON "audit_entries" USING btree ("at");--> statement-breakpoint
CREATE INDEX "contacts_outlet" ON "contacts" USING btree ("outlet_id");--> statement-breakpoint
CREATE INDEX "contacts_name" ON "contacts" USING btree ("folded_name");--> statement-breakpoint
CREATE UNIQUE INDEX "lists_folded_name" ON "lists" USING btree ("folded_name");--> statement-breakpoint
CREATE INDEX "memberships_contact" ON "memberships" USING btree ("contact_id");--> statement-breakpoint
CREATE INDEX "delivery_events_delivery" ON "delivery_events" USING btree ("delivery_id");--> statement-breakpoint
CREATE INDEX "sends_release" ON "sends" USING btree ("release_id");--> statement-breakpoint
CREATE INDEX "sends_state" ON "sends" USING btree ("state");--> statement-breakpoint
CREATE UNIQUE INDEX "suppressions_live" ON "suppressions" USING btree ("email_norm","scope","scope_id") WHERE "suppressions"."lifted_at" is null;--> statement-breakpoint
CREATE INDEX "release_notices_release" ON "release_notices" USING btree ("release_id","at");--> statement-breakpoint
CREATE INDEX "release_versions_public" ON "release_versions" USING btree ("public_revision_id");--> statement-breakpoint
CREATE INDEX "releases_state" ON "releases" USING btree ("state","updated_at");--> statement-breakpoint
CREATE INDEX "releases_published" ON "releases" USING btree ("published_at");--> statement-breakpoint
CREATE UNIQUE INDEX "newsroom_languages_one_source" ON "newsroom_languages" USING btree ("is_source") WHERE "newsroom_languages"."is_source";--> statement-breakpoint
CREATE UNIQUE INDEX "accounts_provider" ON "accounts" USING btree ("provider_id","account_id");--> statement-breakpoint
CREATE INDEX "accounts_user" ON "accounts" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "people_email" ON "people" USING btree (lower("email"));--> statement-breakpoint
CREATE INDEX "sessions_user" ON "sessions" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "verifications_identifier" ON "verifications" USING btree ("identifier");