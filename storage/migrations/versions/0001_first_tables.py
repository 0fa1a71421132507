"""The first tables."""

import sqlalchemy as sa
from alembic import op

import storage.base

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:

    op.create_table(
        "audit_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", storage.base.UtcDateTime(timezone=True), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("subject_type", sa.String(), nullable=False),
        sa.Column("subject_id", sa.String(), nullable=False),
        sa.Column("before", sa.JSON(), nullable=False),
        sa.Column("after", sa.JSON(), nullable=False),
        sa.Column("reason", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_entry")),
    )
    op.create_index(op.f("ix_audit_entry_actor"), "audit_entry", ["actor"], unique=False)
    op.create_index("ix_audit_entry_subject", "audit_entry", ["subject_type", "subject_id"], unique=False)
    op.create_table(
        "bimtek",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("angkatan", sa.Integer(), nullable=True),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("plan_number", sa.Integer(), nullable=True),
        sa.Column("starts_at", storage.base.UtcDateTime(timezone=True), nullable=False),
        sa.Column("ends_at", storage.base.UtcDateTime(timezone=True), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("map_link", sa.String(), nullable=True),
        sa.Column("online_link", sa.String(), nullable=True),
        sa.Column("topics", sa.String(), nullable=False),
        sa.Column("speakers", sa.String(), nullable=False),
        sa.Column("contact", sa.String(), nullable=False),
        sa.Column("lesson_hours", sa.Integer(), nullable=True),
        sa.Column("quota", sa.Integer(), nullable=False),
        sa.Column("seats_per_village", sa.Integer(), nullable=False),
        sa.Column(
            "audience",
            sa.Enum(
                "all", "silent_or_untrained", "untrained", "kecamatan", name="audience", native_enum=False, length=24
            ),
            nullable=False,
        ),
        sa.Column("kecamatan_codes", sa.JSON(), nullable=False),
        sa.Column(
            "seat_order",
            sa.Enum("arrival", "needy_first", name="seatorder", native_enum=False, length=24),
            nullable=False,
        ),
        sa.Column("confirm_by", storage.base.UtcDateTime(timezone=True), nullable=False),
        sa.Column(
            "status",
            sa.Enum("draft", "open", "finished", "cancelled", name="bimtekstatus", native_enum=False, length=24),
            nullable=False,
        ),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("created_at", storage.base.UtcDateTime(timezone=True), nullable=False),
        sa.Column("opened_at", storage.base.UtcDateTime(timezone=True), nullable=True),
        sa.Column("invited_at", storage.base.UtcDateTime(timezone=True), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("reminded", sa.Integer(), nullable=False),
        sa.Column("arrivals", sa.Integer(), nullable=False),
        sa.Column("taken", sa.Integer(), nullable=False),
        sa.Column("due_at", storage.base.UtcDateTime(timezone=True), nullable=True),
        sa.CheckConstraint("starts_at < ends_at", name=op.f("ck_bimtek_ends_after_start")),
        sa.CheckConstraint("taken >= 0 AND taken <= quota", name=op.f("ck_bimtek_never_oversold")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bimtek")),
        sa.UniqueConstraint("year", "plan_number", name=op.f("uq_bimtek_year")),
    )
    op.create_index("ix_bimtek_due_at", "bimtek", ["due_at"], unique=False)
    op.create_index("ix_bimtek_status", "bimtek", ["status", "starts_at"], unique=False)
    op.create_table(
        "broadcast",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column(
            "deed",
            sa.Enum("send", "edit", "delete", name="broadcastdeed", native_enum=False, length=24),
            nullable=False,
        ),
        sa.Column("of_id", sa.Integer(), nullable=True),
        sa.Column("author", sa.String(), nullable=False),
        sa.Column("approver", sa.String(), nullable=True),
        sa.Column("override_by", sa.String(), nullable=True),
        sa.Column(
            "topic", sa.Enum("umum", "bimtek", "hoaks", name="topic", native_enum=False, length=24), nullable=False
        ),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("audience", sa.JSON(), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "draft",
                "awaiting_approval",
                "scheduled",
                "sending",
                "paused",
                "done",
                "cancelled",
                name="broadcaststatus",
                native_enum=False,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("urgent", sa.Boolean(), nullable=False),
        sa.Column("ignore_quiet", sa.Boolean(), nullable=False),
        sa.Column("ignore_cap", sa.Boolean(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("created_at", storage.base.UtcDateTime(timezone=True), nullable=False),
        sa.Column("approved_at", storage.base.UtcDateTime(timezone=True), nullable=True),
        sa.Column("send_at", storage.base.UtcDateTime(timezone=True), nullable=True),
        sa.Column("started_at", storage.base.UtcDateTime(timezone=True), nullable=True),
        sa.Column("finished_at", storage.base.UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["of_id"], ["broadcast.id"], name=op.f("fk_broadcast_of_id_broadcast"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_broadcast")),
    )
    op.create_index("ix_broadcast_created", "broadcast", ["created_at"], unique=False)
    op.create_index(op.f("ix_broadcast_of_id"), "broadcast", ["of_id"], unique=False)
    op.create_index(
        "ix_broadcast_running",
        "broadcast",
        ["send_at"],
        unique=False,
        sqlite_where=sa.text("status IN ('scheduled', 'sending')"),
        postgresql_where=sa.text("status IN ('scheduled', 'sending')"),
    )
    op.create_table(
        "broadcast_template",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("draft", sa.JSON(), nullable=False),
        sa.Column("author", sa.String(), nullable=False),
        sa.Column("saved_at", storage.base.UtcDateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_broadcast_template")),
        sa.UniqueConstraint("name", name=op.f("uq_broadcast_template_name")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "certificate_series",
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("year", name=op.f("pk_certificate_series")),
    )
    op.create_table(
        "clarification",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("external_id", sa.String(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=True),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("claim_text", sa.String(), nullable=False),
        sa.Column(
            "verdict",
            sa.Enum(
                "HOAKS",
                "DISINFORMASI",
                "KELIRU",
                "FAKTA",
                "BELUM_DAPAT_DIPASTIKAN",
                "undecided",
                name="verdict",
                native_enum=False,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("verdict_raw", sa.String(), nullable=False),
        sa.Column("summary", sa.String(), nullable=False),
        sa.Column("url", sa.String(), nullable=True),
        sa.Column("published_at", storage.base.UtcDateTime(timezone=True), nullable=True),
        sa.Column("updated_at", storage.base.UtcDateTime(timezone=True), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_clarification")),
        sa.UniqueConstraint("source", "external_id", name=op.f("uq_clarification_source")),
    )
    op.create_index(op.f("ix_clarification_case_id"), "clarification", ["case_id"], unique=False)
    op.create_index("ix_clarification_published_at", "clarification", ["published_at", "id"], unique=False)
    op.create_index("ix_clarification_revision", "clarification", ["revision", "id"], unique=False)
    op.create_table(
        "clarification_revision",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("newest", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_clarification_revision")),
    )
    op.create_table(
        "conversation",
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("chat_id", sa.String(), nullable=False),
        sa.Column("known", sa.Boolean(), nullable=False),
        sa.Column("flow", sa.String(), nullable=True),
        sa.Column("step", sa.String(), nullable=True),
        sa.Column("data", sa.JSON(), nullable=False),
        sa.Column("history", sa.JSON(), nullable=False),
        sa.Column("offered", sa.JSON(), nullable=False),
        sa.Column("token", sa.String(), nullable=False),
        sa.Column("page", sa.Integer(), nullable=False),
        sa.Column("misses", sa.Integer(), nullable=False),
        sa.Column("parked", sa.JSON(), nullable=False),
        sa.Column("updated_at", storage.base.UtcDateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("channel", "chat_id", name=op.f("pk_conversation")),
    )
    op.create_index("ix_conversation_updated_at", "conversation", ["known", "updated_at"], unique=False)
    op.create_table(
        "hoax_ticket_counter",
        sa.Column("year", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("newest", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("year", name=op.f("pk_hoax_ticket_counter")),
    )
    op.create_table(
        "invitation",
        sa.Column("token", sa.String(), nullable=False),
        sa.Column(
            "role",
            sa.Enum(
                "admin",
                "coordinator",
                "verifier",
                "editor",
                "desk_head",
                name="officerole",
                native_enum=False,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("kecamatan_code", sa.String(), nullable=False),
        sa.Column("expires_at", storage.base.UtcDateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("token", name=op.f("pk_invitation")),
    )
    op.create_table(
        "job_run",
        sa.Column("job", sa.String(), nullable=False),
        sa.Column("slot", storage.base.UtcDateTime(timezone=True), nullable=False),
        sa.Column("started_at", storage.base.UtcDateTime(timezone=True), nullable=False),
        sa.Column("finished_at", storage.base.UtcDateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("job", "slot", name=op.f("pk_job_run")),
    )
    op.create_table(
        "kecamatan",
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_kecamatan")),
    )
    op.create_table(
        "live_message",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("subject_id", sa.Integer(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("chat_id", sa.String(), nullable=False),
        sa.Column("next_at", storage.base.UtcDateTime(timezone=True), nullable=False),
        sa.Column("free_at", storage.base.UtcDateTime(timezone=True), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_live_message")),
        sa.UniqueConstraint("key", name=op.f("uq_live_message_key")),
    )
    op.create_index("ix_live_message_next_at", "live_message", ["next_at"], unique=False)
    op.create_index("ix_live_message_subject", "live_message", ["kind", "subject_id"], unique=False)
    op.create_table(
        "person",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=True),
        sa.Column("phone", sa.String(), nullable=True),
        sa.Column("created_at", storage.base.UtcDateTime(timezone=True), nullable=False),
        sa.Column("reminders_ok", sa.Boolean(), nullable=False),
        sa.Column("photos_ok", sa.Boolean(), nullable=False),
        sa.Column("stopped_at", storage.base.UtcDateTime(timezone=True), nullable=True),
        sa.Column("last_reminded_at", storage.base.UtcDateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "report_request",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("chat_id", sa.String(), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("subject_id", sa.Integer(), nullable=False),
        sa.Column("asked_at", storage.base.UtcDateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_request")),
        sa.UniqueConstraint("channel", "chat_id", "kind", "subject_id", name=op.f("uq_report_request_channel")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "seen_update",
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("update_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("at", storage.base.UtcDateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("channel", "update_id", name=op.f("pk_seen_update")),
    )
    op.create_index(op.f("ix_seen_update_at"), "seen_update", ["at"], unique=False)
    op.create_table(
        "shared_pace",
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("next_at", sa.BigInteger(), nullable=False),
        sa.Column("held_until", sa.BigInteger(), nullable=False),
        sa.Column("taken", sa.BigInteger(), nullable=False),
        sa.Column("late", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("channel", name=op.f("pk_shared_pace")),
    )
    op.create_table(
        "worker",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("seen_at", storage.base.UtcDateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_worker")),
    )
    op.create_table(
        "bimtek_material",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("bimtek_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("url", sa.String(), nullable=True),
        sa.Column("kind", sa.String(), nullable=True),
        sa.Column("file_id", sa.String(), nullable=True),
        sa.Column("unique_id", sa.String(), nullable=True),
        sa.Column("added_at", storage.base.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["bimtek_id"], ["bimtek.id"], name=op.f("fk_bimtek_material_bimtek_id_bimtek"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bimtek_material")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_bimtek_material_bimtek_id"), "bimtek_material", ["bimtek_id"], unique=False)
    op.create_table(
        "bimtek_room",
        sa.Column("bimtek_id", sa.Integer(), nullable=False),
        sa.Column("secret", sa.String(), nullable=False),
        sa.Column("screen", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["bimtek_id"], ["bimtek.id"], name=op.f("fk_bimtek_room_bimtek_id_bimtek"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("bimtek_id", name=op.f("pk_bimtek_room")),
        sa.UniqueConstraint("screen", name=op.f("uq_bimtek_room_screen")),
    )
    op.create_table(
        "consent",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column(
            "kind",
            sa.Enum("registration", "reminders", "photos", "report", name="consentkind", native_enum=False, length=24),
            nullable=False,
        ),
        sa.Column("given", sa.Boolean(), nullable=False),
        sa.Column("text_version", sa.String(), nullable=False),
        sa.Column("text_hash", sa.String(), nullable=False),
        sa.Column("at", storage.base.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_consent_person_id_person"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consent")),
    )
    op.create_index(op.f("ix_consent_person_id"), "consent", ["person_id"], unique=False)
    op.create_table(
        "exam",
        sa.Column("bimtek_id", sa.Integer(), nullable=False),
        sa.Column("pass_mark", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["bimtek_id"], ["bimtek.id"], name=op.f("fk_exam_bimtek_id_bimtek"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("bimtek_id", name=op.f("pk_exam")),
    )
    op.create_table(
        "help_request",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("question", sa.String(), nullable=False),
        sa.Column("files", sa.JSON(), nullable=False),
        sa.Column("asked_at", storage.base.UtcDateTime(timezone=True), nullable=False),
        sa.Column("answered_at", storage.base.UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_help_request_person_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_help_request")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_help_request_person_id"), "help_request", ["person_id"], unique=False)
    op.create_table(
        "hoax_case",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "received",
                "triage",
                "verifying",
                "waiting_source",
                "in_review",
                "decided",
                "published",
                "corrected",
                "closed",
                "duplicate",
                name="casestatus",
                native_enum=False,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column(
            "topic",
            sa.Enum("disaster", "health", "unrest", "election", "other", name="topic", native_enum=False, length=24),
            nullable=False,
        ),
        sa.Column("urgent", sa.Boolean(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("reworded", sa.Integer(), nullable=True),
        sa.Column("fingerprint", sa.String(), nullable=True),
        sa.Column("opened_at", storage.base.UtcDateTime(timezone=True), nullable=False),
        sa.Column("due_at", storage.base.UtcDateTime(timezone=True), nullable=False),
        sa.Column("next_check_at", storage.base.UtcDateTime(timezone=True), nullable=True),
        sa.Column("late_step", sa.Integer(), nullable=False),
        sa.Column("verifier_id", sa.Integer(), nullable=True),
        sa.Column("waiting_for", sa.String(), nullable=True),
        sa.Column(
            "close_reason",
            sa.Enum(
                "spam", "opinion", "not_enough", "service_complaint", name="closereason", native_enum=False, length=24
            ),
            nullable=True,
        ),
        sa.Column("duplicate_of", sa.Integer(), nullable=True),
        sa.Column(
            "escalated_to",
            sa.Enum("klinik_hoaks", "aduan_konten", "police", "other", name="agency", native_enum=False, length=24),
            nullable=True,
        ),
        sa.Column("escalated_at", storage.base.UtcDateTime(timezone=True), nullable=True),
        sa.Column("answered_at", storage.base.UtcDateTime(timezone=True), nullable=True),
        sa.Column("finished_at", storage.base.UtcDateTime(timezone=True), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("announced", sa.Integer(), nullable=False),
        sa.Column("nudged_at", storage.base.UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["duplicate_of"], ["hoax_case.id"], name=op.f("fk_hoax_case_duplicate_of_hoax_case"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["verifier_id"], ["person.id"], name=op.f("fk_hoax_case_verifier_id_person"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hoax_case")),
    )
    op.create_index(op.f("ix_hoax_case_duplicate_of"), "hoax_case", ["duplicate_of"], unique=False)
    op.create_index(op.f("ix_hoax_case_fingerprint"), "hoax_case", ["fingerprint"], unique=False)
    op.create_index("ix_hoax_case_finished_at", "hoax_case", ["finished_at"], unique=False)
    op.create_index("ix_hoax_case_next_check_at", "hoax_case", ["next_check_at"], unique=False)
    op.create_index("ix_hoax_case_queue", "hoax_case", ["status", "urgent", "opened_at"], unique=False)
    op.create_index(op.f("ix_hoax_case_reworded"), "hoax_case", ["reworded"], unique=False)
    op.create_index(op.f("ix_hoax_case_verifier_id"), "hoax_case", ["verifier_id"], unique=False)
    op.create_index(
        "uq_hoax_case_live",
        "hoax_case",
        ["fingerprint"],
        unique=True,
        sqlite_where=sa.text("status NOT IN ('closed', 'duplicate')"),
        postgresql_where=sa.text("status NOT IN ('closed', 'duplicate')"),
    )
    op.create_table(
        "office_grant",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column(
            "role",
            sa.Enum(
                "admin",
                "coordinator",
                "verifier",
                "editor",
                "desk_head",
                name="officerole",
                native_enum=False,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("kecamatan_code", sa.String(), nullable=False),
        sa.Column("granted_at", storage.base.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_office_grant_person_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_office_grant")),
        sa.UniqueConstraint("person_id", "role", "kecamatan_code", name=op.f("uq_office_grant_person_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_office_grant_person_id"), "office_grant", ["person_id"], unique=False)
    op.create_table(
        "outbox",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("chat_id", sa.String(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("priority", sa.Integer(), nullable=False),
        sa.Column("dedup_key", sa.String(), nullable=True),
        sa.Column("payload", sa.JSON(), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "pending",
                "sending",
                "sent",
                "failed",
                "uncertain",
                "cancelled",
                name="outboxstatus",
                native_enum=False,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("not_before", storage.base.UtcDateTime(timezone=True), nullable=False),
        sa.Column("claimed_by", sa.String(), nullable=True),
        sa.Column("created_at", storage.base.UtcDateTime(timezone=True), nullable=False),
        sa.Column("sent_at", storage.base.UtcDateTime(timezone=True), nullable=True),
        sa.Column("external_message_id", sa.String(), nullable=True),
        sa.Column(
            "failure",
            sa.Enum(
                "blocked",
                "rejected",
                "too_many_attempts",
                "too_old",
                "file_gone",
                name="failure",
                native_enum=False,
                length=24,
            ),
            nullable=True,
        ),
        sa.Column("detail", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_outbox_person_id_person"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox")),
        sa.UniqueConstraint("dedup_key", name=op.f("uq_outbox_dedup_key")),
    )
    op.create_index("ix_outbox_chat", "outbox", ["chat_id", "id"], unique=False)
    op.create_index(
        "ix_outbox_due",
        "outbox",
        ["priority", "not_before", "id"],
        unique=False,
        sqlite_where=sa.text("status = 'pending'"),
        postgresql_where=sa.text("status = 'pending'"),
    )
    op.create_index(
        "ix_outbox_sending",
        "outbox",
        ["claimed_by"],
        unique=False,
        sqlite_where=sa.text("status = 'sending'"),
        postgresql_where=sa.text("status = 'sending'"),
    )
    op.create_index(op.f("ix_outbox_person_id"), "outbox", ["person_id"], unique=False)
    op.create_table(
        "outbox_file",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("content", sa.String(), nullable=False),
        sa.Column("needed_at", storage.base.UtcDateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_outbox_file")),
    )
    op.create_table(
        "person_address",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("external_id", sa.String(), nullable=False),
        sa.Column("blocked_at", storage.base.UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_person_address_person_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person_address")),
        sa.UniqueConstraint("channel", "external_id", name=op.f("uq_person_address_channel")),
    )
    op.create_index(op.f("ix_person_address_person_id"), "person_address", ["person_id"], unique=False)
    op.create_table(
        "survey_answer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("bimtek_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("score", sa.Integer(), nullable=False),
        sa.Column("comment", sa.String(), nullable=True),
        sa.Column("at", storage.base.UtcDateTime(timezone=True), nullable=False),
        sa.CheckConstraint("score BETWEEN 1 AND 5", name=op.f("ck_survey_answer_one_to_five")),
        sa.ForeignKeyConstraint(
            ["bimtek_id"], ["bimtek.id"], name=op.f("fk_survey_answer_bimtek_id_bimtek"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_survey_answer_person_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_survey_answer")),
        sa.UniqueConstraint("bimtek_id", "person_id", name=op.f("uq_survey_answer_bimtek_id")),
    )
    op.create_index(op.f("ix_survey_answer_person_id"), "survey_answer", ["person_id"], unique=False)
    op.create_table(
        "topic_mute",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column(
            "topic", sa.Enum("umum", "bimtek", "hoaks", name="topic", native_enum=False, length=24), nullable=False
        ),
        sa.Column("muted_at", storage.base.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_topic_mute_person_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("person_id", "topic", name=op.f("pk_topic_mute")),
    )
    op.create_table(
        "village",
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column(
            "kind", sa.Enum("desa", "kelurahan", name="villagekind", native_enum=False, length=24), nullable=False
        ),
        sa.Column("kecamatan_code", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["kecamatan_code"], ["kecamatan.code"], name=op.f("fk_village_kecamatan_code_kecamatan")
        ),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_village")),
    )
    op.create_index(op.f("ix_village_kecamatan_code"), "village", ["kecamatan_code"], unique=False)
    op.create_table(
        "wrong_code",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("at", storage.base.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_wrong_code_person_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_wrong_code")),
    )
    op.create_index("ix_wrong_code_person", "wrong_code", ["person_id", "at"], unique=False)
    op.create_table(
        "exam_question",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("bimtek_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("question", sa.String(), nullable=False),
        sa.Column("options", sa.JSON(), nullable=False),
        sa.Column("right", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["bimtek_id"], ["exam.bimtek_id"], name=op.f("fk_exam_question_bimtek_id_exam"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exam_question")),
        sa.UniqueConstraint("bimtek_id", "number", name=op.f("uq_exam_question_bimtek_id")),
    )
    op.create_table(
        "hoax_package",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column(
            "agency",
            sa.Enum("klinik_hoaks", "aduan_konten", "police", "other", name="agency", native_enum=False, length=24),
            nullable=False,
        ),
        sa.Column("officer_id", sa.Integer(), nullable=False),
        sa.Column("asked_at", storage.base.UtcDateTime(timezone=True), nullable=False),
        sa.Column("sent_at", storage.base.UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["case_id"], ["hoax_case.id"], name=op.f("fk_hoax_package_case_id_hoax_case"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["officer_id"], ["person.id"], name=op.f("fk_hoax_package_officer_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hoax_package")),
    )
    op.create_index(op.f("ix_hoax_package_case_id"), "hoax_package", ["case_id"], unique=False)
    op.create_index(op.f("ix_hoax_package_sent_at"), "hoax_package", ["sent_at"], unique=False)
    op.create_table(
        "hoax_ruling",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column(
            "verdict",
            sa.Enum(
                "HOAKS",
                "DISINFORMASI",
                "KELIRU",
                "FAKTA",
                "BELUM_DAPAT_DIPASTIKAN",
                "undecided",
                name="verdict",
                native_enum=False,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column(
            "inner", sa.Enum("malinformation", "hate_speech", name="inner", native_enum=False, length=24), nullable=True
        ),
        sa.Column(
            "tag",
            sa.Enum(
                "satire",
                "misleading",
                "imposter",
                "fabricated",
                "false_connection",
                "false_context",
                "manipulated",
                name="tag",
                native_enum=False,
                length=24,
            ),
            nullable=True,
        ),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("explanation", sa.String(), nullable=False),
        sa.Column("sources", sa.JSON(), nullable=False),
        sa.Column("drafter_id", sa.Integer(), nullable=True),
        sa.Column("drafted_at", storage.base.UtcDateTime(timezone=True), nullable=False),
        sa.Column("sent_back", sa.String(), nullable=True),
        sa.Column("editor_id", sa.Integer(), nullable=True),
        sa.Column("decided_at", storage.base.UtcDateTime(timezone=True), nullable=True),
        sa.Column("published_at", storage.base.UtcDateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "editor_id IS NULL OR drafter_id IS NULL OR editor_id <> drafter_id", name=op.f("ck_hoax_ruling_two_people")
        ),
        sa.ForeignKeyConstraint(
            ["case_id"], ["hoax_case.id"], name=op.f("fk_hoax_ruling_case_id_hoax_case"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["drafter_id"], ["person.id"], name=op.f("fk_hoax_ruling_drafter_id_person"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["editor_id"], ["person.id"], name=op.f("fk_hoax_ruling_editor_id_person"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hoax_ruling")),
        sa.UniqueConstraint("case_id", "revision", name=op.f("uq_hoax_ruling_case_id")),
    )
    op.create_table(
        "kim",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("village_code", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column(
            "status", sa.Enum("living", "dormant", name="kimstatus", native_enum=False, length=24), nullable=False
        ),
        sa.Column("sk_number", sa.String(), nullable=True),
        sa.Column("sk_issuer", sa.String(), nullable=True),
        sa.Column("sk_on", sa.Date(), nullable=True),
        sa.Column("term_starts_on", sa.Date(), nullable=True),
        sa.Column("term_ends_on", sa.Date(), nullable=True),
        sa.Column("registered_on", sa.Date(), nullable=False),
        sa.Column("last_activity_on", sa.Date(), nullable=True),
        sa.Column("other_activity_on", sa.Date(), nullable=True),
        sa.Column("last_contact_on", sa.Date(), nullable=True),
        sa.Column("paused_until", sa.Date(), nullable=True),
        sa.Column("postponed_until", sa.Date(), nullable=True),
        sa.Column("next_step_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["village_code"], ["village.code"], name=op.f("fk_kim_village_code_village")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kim")),
        sa.UniqueConstraint("village_code", name=op.f("uq_kim_village_code")),
    )
    op.create_index("ix_kim_next_step_on", "kim", ["next_step_on", "id"], unique=False)
    op.create_table(
        "kim_proposal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("village_code", sa.String(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("proposed_at", storage.base.UtcDateTime(timezone=True), nullable=False),
        sa.Column("answered_at", storage.base.UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_kim_proposal_person_id_person"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["village_code"], ["village.code"], name=op.f("fk_kim_proposal_village_code_village")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kim_proposal")),
        sa.UniqueConstraint("village_code", "person_id", name=op.f("uq_kim_proposal_village_code")),
    )
    op.create_index(op.f("ix_kim_proposal_person_id"), "kim_proposal", ["person_id"], unique=False)
    op.create_index(op.f("ix_kim_proposal_village_code"), "kim_proposal", ["village_code"], unique=False)
    op.create_table(
        "bimtek_signup",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("bimtek_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("kim_id", sa.Integer(), nullable=False),
        sa.Column("village_code", sa.String(), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "confirmed",
                "waiting",
                "offered",
                "declined",
                "expired",
                "cancelled",
                "unserved",
                name="signupstatus",
                native_enum=False,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("arrived", sa.Integer(), nullable=False),
        sa.Column("village_seat", sa.Integer(), nullable=True),
        sa.Column("signed_at", storage.base.UtcDateTime(timezone=True), nullable=False),
        sa.Column("changed_at", storage.base.UtcDateTime(timezone=True), nullable=False),
        sa.Column("due_at", storage.base.UtcDateTime(timezone=True), nullable=True),
        sa.Column("delegate_id", sa.Integer(), nullable=True),
        sa.Column("sent_by_id", sa.Integer(), nullable=True),
        sa.Column("carried_at", storage.base.UtcDateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "(status IN ('confirmed', 'offered')) = (village_seat IS NOT NULL)",
            name=op.f("ck_bimtek_signup_seat_of_holder"),
        ),
        sa.ForeignKeyConstraint(
            ["bimtek_id"], ["bimtek.id"], name=op.f("fk_bimtek_signup_bimtek_id_bimtek"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["delegate_id"], ["person.id"], name=op.f("fk_bimtek_signup_delegate_id_person"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(["kim_id"], ["kim.id"], name=op.f("fk_bimtek_signup_kim_id_kim"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_bimtek_signup_person_id_person"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["sent_by_id"], ["person.id"], name=op.f("fk_bimtek_signup_sent_by_id_person"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(["village_code"], ["village.code"], name=op.f("fk_bimtek_signup_village_code_village")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bimtek_signup")),
        sa.UniqueConstraint("bimtek_id", "arrived", name="uq_bimtek_signup_arrived"),
        sa.UniqueConstraint("bimtek_id", "village_code", "village_seat", name=op.f("uq_bimtek_signup_bimtek_id")),
    )
    op.create_index(op.f("ix_bimtek_signup_delegate_id"), "bimtek_signup", ["delegate_id"], unique=False)
    op.create_index("ix_bimtek_signup_due_at", "bimtek_signup", ["due_at"], unique=False)
    op.create_index(op.f("ix_bimtek_signup_kim_id"), "bimtek_signup", ["kim_id"], unique=False)
    op.create_index("ix_bimtek_signup_line", "bimtek_signup", ["bimtek_id", "status", "rank", "arrived"], unique=False)
    op.create_index(op.f("ix_bimtek_signup_person_id"), "bimtek_signup", ["person_id"], unique=False)
    op.create_index(op.f("ix_bimtek_signup_sent_by_id"), "bimtek_signup", ["sent_by_id"], unique=False)
    op.create_index(
        "uq_bimtek_signup_live",
        "bimtek_signup",
        ["bimtek_id", "person_id"],
        unique=True,
        sqlite_where=sa.text("status IN ('confirmed', 'offered', 'waiting')"),
        postgresql_where=sa.text("status IN ('confirmed', 'offered', 'waiting')"),
    )
    op.create_table(
        "broadcast_answer",
        sa.Column("broadcast_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("kim_id", sa.Integer(), nullable=True),
        sa.Column("answer", sa.Integer(), nullable=False),
        sa.Column("answered_at", storage.base.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["broadcast_id"],
            ["broadcast.id"],
            name=op.f("fk_broadcast_answer_broadcast_id_broadcast"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["kim_id"], ["kim.id"], name=op.f("fk_broadcast_answer_kim_id_kim"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_broadcast_answer_person_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("broadcast_id", "person_id", name=op.f("pk_broadcast_answer")),
    )
    op.create_index(op.f("ix_broadcast_answer_person_id"), "broadcast_answer", ["person_id"], unique=False)
    op.create_table(
        "checkin",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kim_id", sa.Integer(), nullable=False),
        sa.Column("author_id", sa.Integer(), nullable=True),
        sa.Column(
            "category",
            sa.Enum(
                "publication",
                "potential",
                "coverage",
                "meeting",
                "outreach",
                "empowerment",
                "network",
                "hoax_literacy",
                "aspiration",
                "emergency",
                "training",
                "organisation",
                name="category",
                native_enum=False,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "submitted",
                "accepted",
                "needs_fix",
                "rejected",
                "withdrawn",
                name="checkinstatus",
                native_enum=False,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("submitted_at", storage.base.UtcDateTime(timezone=True), nullable=False),
        sa.Column("decided_at", storage.base.UtcDateTime(timezone=True), nullable=True),
        sa.Column("reason", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["author_id"], ["person.id"], name=op.f("fk_checkin_author_id_person"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(["kim_id"], ["kim.id"], name=op.f("fk_checkin_kim_id_kim"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_checkin")),
    )
    op.create_index("ix_checkin_author", "checkin", ["author_id"], unique=False)
    op.create_index(
        "ix_checkin_catalogue",
        "checkin",
        ["happened_on", "id"],
        unique=False,
        sqlite_where=sa.text("category = 'potential' AND status = 'accepted'"),
        postgresql_where=sa.text("category = 'potential' AND status = 'accepted'"),
    )
    op.create_index("ix_checkin_happened_on", "checkin", ["happened_on", "status", "kim_id"], unique=False)
    op.create_index("ix_checkin_kim", "checkin", ["kim_id", "happened_on"], unique=False)
    op.create_index(
        "ix_checkin_training",
        "checkin",
        ["kim_id", "status"],
        unique=False,
        sqlite_where=sa.text("category = 'training'"),
        postgresql_where=sa.text("category = 'training'"),
    )
    op.create_index(
        "ix_checkin_waiting",
        "checkin",
        ["submitted_at"],
        unique=False,
        sqlite_where=sa.text("status = 'submitted'"),
        postgresql_where=sa.text("status = 'submitted'"),
    )
    op.create_table(
        "exam_answer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("question_id", sa.Integer(), nullable=False),
        sa.Column("round", sa.Enum("pre", "post", name="round", native_enum=False, length=24), nullable=False),
        sa.Column("chosen", sa.Integer(), nullable=False),
        sa.Column("at", storage.base.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_exam_answer_person_id_person"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["question_id"],
            ["exam_question.id"],
            name=op.f("fk_exam_answer_question_id_exam_question"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exam_answer")),
        sa.UniqueConstraint("person_id", "question_id", "round", name=op.f("uq_exam_answer_person_id")),
    )
    op.create_index(op.f("ix_exam_answer_question_id"), "exam_answer", ["question_id"], unique=False)
    op.create_table(
        "hoax_report",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("reporter_id", sa.Integer(), nullable=True),
        sa.Column("kim_id", sa.Integer(), nullable=True),
        sa.Column("received_at", storage.base.UtcDateTime(timezone=True), nullable=False),
        sa.Column("due_at", storage.base.UtcDateTime(timezone=True), nullable=True),
        sa.Column("told_late", sa.Boolean(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("seen_where", sa.String(), nullable=False),
        sa.Column("incomplete", sa.Boolean(), nullable=False),
        sa.Column("answered", sa.Integer(), nullable=False),
        sa.Column("counted", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["hoax_case.id"], name=op.f("fk_hoax_report_case_id_hoax_case"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["kim_id"], ["kim.id"], name=op.f("fk_hoax_report_kim_id_kim"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(
            ["reporter_id"], ["person.id"], name=op.f("fk_hoax_report_reporter_id_person"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hoax_report")),
        sa.UniqueConstraint("year", "number", name=op.f("uq_hoax_report_year")),
    )
    op.create_index("ix_hoax_report_case", "hoax_report", ["case_id", "id"], unique=False)
    op.create_index(op.f("ix_hoax_report_kim_id"), "hoax_report", ["kim_id"], unique=False)
    op.create_index("ix_hoax_report_promise", "hoax_report", ["answered", "told_late", "due_at"], unique=False)
    op.create_index("ix_hoax_report_reporter", "hoax_report", ["reporter_id", "received_at"], unique=False)
    op.create_table(
        "hoax_share",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("kim_id", sa.Integer(), nullable=True),
        sa.Column("handed_at", storage.base.UtcDateTime(timezone=True), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("by_answer", sa.Boolean(), nullable=False),
        sa.Column("shared_at", storage.base.UtcDateTime(timezone=True), nullable=True),
        sa.Column("where", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["case_id"], ["hoax_case.id"], name=op.f("fk_hoax_share_case_id_hoax_case"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["kim_id"], ["kim.id"], name=op.f("fk_hoax_share_kim_id_kim"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_hoax_share_person_id_person"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hoax_share")),
        sa.UniqueConstraint("case_id", "person_id", name=op.f("uq_hoax_share_case_id")),
    )
    op.create_index("ix_hoax_share_kim", "hoax_share", ["kim_id", "shared_at"], unique=False)
    op.create_index("ix_hoax_share_person", "hoax_share", ["person_id", "handed_at"], unique=False)
    op.create_table(
        "member",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("kim_id", sa.Integer(), nullable=False),
        sa.Column(
            "role",
            sa.Enum("ketua", "sekretaris", "bendahara", "anggota", name="boardrole", native_enum=False, length=24),
            nullable=False,
        ),
        sa.Column(
            "status",
            sa.Enum("pending", "approved", "rejected", "left", name="memberstatus", native_enum=False, length=24),
            nullable=False,
        ),
        sa.Column(
            "wanted_role",
            sa.Enum("ketua", "sekretaris", "bendahara", "anggota", name="boardrole", native_enum=False, length=24),
            nullable=True,
        ),
        sa.Column("requested_at", storage.base.UtcDateTime(timezone=True), nullable=False),
        sa.Column("decide_by", sa.Date(), nullable=True),
        sa.Column("decided_at", storage.base.UtcDateTime(timezone=True), nullable=True),
        sa.Column("ended_at", storage.base.UtcDateTime(timezone=True), nullable=True),
        sa.Column("group_asked_at", storage.base.UtcDateTime(timezone=True), nullable=True),
        sa.Column("group_joined_at", storage.base.UtcDateTime(timezone=True), nullable=True),
        sa.Column("group_left_at", storage.base.UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["kim_id"], ["kim.id"], name=op.f("fk_member_kim_id_kim"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_member_person_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_member")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_member_kim", "member", ["kim_id", "status"], unique=False)
    op.create_index(op.f("ix_member_person_id"), "member", ["person_id"], unique=False)
    op.create_index(
        "uq_member_ketua",
        "member",
        ["kim_id"],
        unique=True,
        sqlite_where=sa.text("status = 'approved' AND role = 'ketua'"),
        postgresql_where=sa.text("status = 'approved' AND role = 'ketua'"),
    )
    op.create_index(
        "uq_member_open",
        "member",
        ["person_id"],
        unique=True,
        sqlite_where=sa.text("status IN ('pending', 'approved')"),
        postgresql_where=sa.text("status IN ('pending', 'approved')"),
    )
    op.create_table(
        "roster_seat",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kim_id", sa.Integer(), nullable=False),
        sa.Column(
            "role",
            sa.Enum("ketua", "sekretaris", "bendahara", "anggota", name="boardrole", native_enum=False, length=24),
            nullable=False,
        ),
        sa.Column("phone_fingerprint", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["kim_id"], ["kim.id"], name=op.f("fk_roster_seat_kim_id_kim"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_roster_seat")),
        sa.UniqueConstraint("kim_id", "role", "phone_fingerprint", name=op.f("uq_roster_seat_kim_id")),
    )
    op.create_index(op.f("ix_roster_seat_kim_id"), "roster_seat", ["kim_id"], unique=False)
    op.create_index(op.f("ix_roster_seat_phone_fingerprint"), "roster_seat", ["phone_fingerprint"], unique=False)
    op.create_table(
        "silence",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kim_id", sa.Integer(), nullable=False),
        sa.Column("started_on", sa.Date(), nullable=False),
        sa.Column("noticed_at", storage.base.UtcDateTime(timezone=True), nullable=False),
        sa.Column("ended_at", storage.base.UtcDateTime(timezone=True), nullable=True),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("stepped_on", sa.Date(), nullable=True),
        sa.Column(
            "obstacle",
            sa.Enum("no_time", "equipment", "board", "pause", "help", name="obstacle", native_enum=False, length=24),
            nullable=True,
        ),
        sa.ForeignKeyConstraint(["kim_id"], ["kim.id"], name=op.f("fk_silence_kim_id_kim"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_silence")),
        sa.UniqueConstraint("kim_id", "started_on", name=op.f("uq_silence_kim_id")),
    )
    op.create_index(
        "ix_silence_climbing",
        "silence",
        ["kim_id"],
        unique=False,
        sqlite_where=sa.text("ended_at IS NULL AND step IN (1, 2)"),
        postgresql_where=sa.text("ended_at IS NULL AND step IN (1, 2)"),
    )
    op.create_index("ix_silence_open", "silence", ["kim_id", "ended_at"], unique=False)
    op.create_table(
        "village_group",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("external_id", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column(
            "status",
            sa.Enum("unlinked", "proposed", "linked", "lost", "left", name="groupstatus", native_enum=False, length=24),
            nullable=False,
        ),
        sa.Column("kim_id", sa.Integer(), nullable=True),
        sa.Column("proposed_kim_id", sa.Integer(), nullable=True),
        sa.Column("proposed_by", sa.Integer(), nullable=True),
        sa.Column("added_at", storage.base.UtcDateTime(timezone=True), nullable=False),
        sa.Column("linked_at", storage.base.UtcDateTime(timezone=True), nullable=True),
        sa.Column("lost_at", storage.base.UtcDateTime(timezone=True), nullable=True),
        sa.Column("lost_reason", sa.String(), nullable=True),
        sa.Column("lost_told_at", storage.base.UtcDateTime(timezone=True), nullable=True),
        sa.Column("bot_admin", sa.Boolean(), nullable=False),
        sa.Column("can_invite", sa.Boolean(), nullable=False),
        sa.Column("can_write", sa.Boolean(), nullable=False),
        sa.Column("measured_since", storage.base.UtcDateTime(timezone=True), nullable=True),
        sa.Column("last_heard_at", storage.base.UtcDateTime(timezone=True), nullable=True),
        sa.Column("greeted_on", sa.Date(), nullable=True),
        sa.Column("contact_noted_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["kim_id"], ["kim.id"], name=op.f("fk_village_group_kim_id_kim"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(
            ["proposed_by"], ["person.id"], name=op.f("fk_village_group_proposed_by_person"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["proposed_kim_id"], ["kim.id"], name=op.f("fk_village_group_proposed_kim_id_kim"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_village_group")),
        sa.UniqueConstraint("channel", "external_id", name=op.f("uq_village_group_channel")),
        sa.UniqueConstraint("key", name=op.f("uq_village_group_key")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_village_group_kim", "village_group", ["kim_id"], unique=False)
    op.create_index(
        "uq_village_group_linked",
        "village_group",
        ["kim_id"],
        unique=True,
        sqlite_where=sa.text("status = 'linked'"),
        postgresql_where=sa.text("status = 'linked'"),
    )
    op.create_table(
        "attendance",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("signup_id", sa.Integer(), nullable=False),
        sa.Column("bimtek_id", sa.Integer(), nullable=False),
        sa.Column("came_at", storage.base.UtcDateTime(timezone=True), nullable=False),
        sa.Column("came_by", sa.Enum("code", "list", name="cameby", native_enum=False, length=24), nullable=False),
        sa.Column("settled_at", storage.base.UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["bimtek_id"], ["bimtek.id"], name=op.f("fk_attendance_bimtek_id_bimtek"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["signup_id"], ["bimtek_signup.id"], name=op.f("fk_attendance_signup_id_bimtek_signup"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attendance")),
        sa.UniqueConstraint("signup_id", name=op.f("uq_attendance_signup_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_attendance_bimtek_id"), "attendance", ["bimtek_id"], unique=False)
    op.create_index(
        "ix_attendance_unsettled",
        "attendance",
        ["bimtek_id"],
        unique=False,
        sqlite_where=sa.text("settled_at IS NULL"),
        postgresql_where=sa.text("settled_at IS NULL"),
    )
    op.create_table(
        "broadcast_recipient",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("broadcast_id", sa.Integer(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("chat_id", sa.String(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("group_id", sa.Integer(), nullable=True),
        sa.Column("kim_id", sa.Integer(), nullable=True),
        sa.Column(
            "deed",
            sa.Enum("send", "edit", "delete", name="broadcastdeed", native_enum=False, length=24),
            nullable=False,
        ),
        sa.Column(
            "status",
            sa.Enum(
                "pending",
                "sending",
                "sent",
                "failed",
                "uncertain",
                "skipped",
                "cancelled",
                name="recipientstatus",
                native_enum=False,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column(
            "reason",
            sa.Enum(
                "no_consent",
                "stopped",
                "muted",
                "blocked",
                "no_address",
                "cap",
                "group_lost",
                "gone",
                "rejected",
                "too_many_attempts",
                "too_late",
                "corrected",
                name="reason",
                native_enum=False,
                length=24,
            ),
            nullable=True,
        ),
        sa.Column("detail", sa.String(), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("not_before", storage.base.UtcDateTime(timezone=True), nullable=False),
        sa.Column("claimed_by", sa.String(), nullable=True),
        sa.Column("left_at", storage.base.UtcDateTime(timezone=True), nullable=True),
        sa.Column("message_ids", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("old_ids", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("about_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["broadcast_id"],
            ["broadcast.id"],
            name=op.f("fk_broadcast_recipient_broadcast_id_broadcast"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["group_id"],
            ["village_group.id"],
            name=op.f("fk_broadcast_recipient_group_id_village_group"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["kim_id"], ["kim.id"], name=op.f("fk_broadcast_recipient_kim_id_kim"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_broadcast_recipient_person_id_person"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_broadcast_recipient")),
        sa.UniqueConstraint(
            "broadcast_id", "channel", "chat_id", "about_id", name=op.f("uq_broadcast_recipient_broadcast_id")
        ),
    )
    op.create_index("ix_broadcast_recipient_chat", "broadcast_recipient", ["chat_id", "left_at"], unique=False)
    op.create_index(
        "ix_broadcast_recipient_due",
        "broadcast_recipient",
        ["broadcast_id", "not_before", "id"],
        unique=False,
        sqlite_where=sa.text("status = 'pending'"),
        postgresql_where=sa.text("status = 'pending'"),
    )
    op.create_index("ix_broadcast_recipient_person", "broadcast_recipient", ["person_id"], unique=False)
    op.create_index(
        "ix_broadcast_recipient_sending",
        "broadcast_recipient",
        ["broadcast_id", "claimed_by"],
        unique=False,
        sqlite_where=sa.text("status = 'sending'"),
        postgresql_where=sa.text("status = 'sending'"),
    )
    op.create_table(
        "evidence",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("checkin_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("photo", "video", "document", "link", name="evidencekind", native_enum=False, length=24),
            nullable=False,
        ),
        sa.Column("file_id", sa.String(), nullable=True),
        sa.Column("unique_id", sa.String(), nullable=True),
        sa.Column("album_id", sa.String(), nullable=True),
        sa.Column("url", sa.String(), nullable=True),
        sa.Column("link_key", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["checkin_id"], ["checkin.id"], name=op.f("fk_evidence_checkin_id_checkin"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evidence")),
    )
    op.create_index(op.f("ix_evidence_album_id"), "evidence", ["album_id"], unique=False)
    op.create_index(op.f("ix_evidence_checkin_id"), "evidence", ["checkin_id"], unique=False)
    op.create_table(
        "hoax_hint",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("clarification_id", sa.Integer(), nullable=False),
        sa.Column("meant", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["clarification_id"],
            ["clarification.id"],
            name=op.f("fk_hoax_hint_clarification_id_clarification"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["report_id"], ["hoax_report.id"], name=op.f("fk_hoax_hint_report_id_hoax_report"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hoax_hint")),
        sa.UniqueConstraint("report_id", "clarification_id", name=op.f("uq_hoax_hint_report_id")),
    )
    op.create_index(op.f("ix_hoax_hint_clarification_id"), "hoax_hint", ["clarification_id"], unique=False)
    op.create_table(
        "hoax_proof",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("photo", "video", "document", "voice", "link", name="proofkind", native_enum=False, length=24),
            nullable=False,
        ),
        sa.Column("file_id", sa.String(), nullable=True),
        sa.Column("unique_id", sa.String(), nullable=True),
        sa.Column("album_id", sa.String(), nullable=True),
        sa.Column("url", sa.String(), nullable=True),
        sa.Column("sha256", sa.String(), nullable=True),
        sa.Column("picture", sa.String(), nullable=True),
        sa.Column("added", sa.Boolean(), nullable=False),
        sa.Column("problem", sa.String(), nullable=True),
        sa.Column("looked_at", storage.base.UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["report_id"], ["hoax_report.id"], name=op.f("fk_hoax_proof_report_id_hoax_report"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hoax_proof")),
    )
    op.create_index(op.f("ix_hoax_proof_album_id"), "hoax_proof", ["album_id"], unique=False)
    op.create_index("ix_hoax_proof_looked_at", "hoax_proof", ["looked_at", "id"], unique=False)
    op.create_index(op.f("ix_hoax_proof_report_id"), "hoax_proof", ["report_id"], unique=False)
    op.create_index(op.f("ix_hoax_proof_sha256"), "hoax_proof", ["sha256"], unique=False)
    op.create_index(op.f("ix_hoax_proof_unique_id"), "hoax_proof", ["unique_id"], unique=False)
    op.create_table(
        "hoax_question",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("question", sa.String(), nullable=False),
        sa.Column("asked_at", storage.base.UtcDateTime(timezone=True), nullable=False),
        sa.Column("answer", sa.String(), nullable=True),
        sa.Column("answered_at", storage.base.UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["report_id"], ["hoax_report.id"], name=op.f("fk_hoax_question_report_id_hoax_report"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hoax_question")),
    )
    op.create_index(op.f("ix_hoax_question_report_id"), "hoax_question", ["report_id"], unique=False)
    op.create_table(
        "kim_training",
        sa.Column("bimtek_id", sa.Integer(), nullable=False),
        sa.Column("kim_id", sa.Integer(), nullable=False),
        sa.Column("checkin_id", sa.Integer(), nullable=True),
        sa.Column("on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["bimtek_id"], ["bimtek.id"], name=op.f("fk_kim_training_bimtek_id_bimtek"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["checkin_id"], ["checkin.id"], name=op.f("fk_kim_training_checkin_id_checkin"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(["kim_id"], ["kim.id"], name=op.f("fk_kim_training_kim_id_kim"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("bimtek_id", "kim_id", name=op.f("pk_kim_training")),
    )
    op.create_index(op.f("ix_kim_training_kim_id"), "kim_training", ["kim_id"], unique=False)
    op.create_table(
        "silence_step",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("silence_id", sa.Integer(), nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column(
            "outcome",
            sa.Enum(
                "sent", "unreachable", "overtaken", "excused", "task", name="stepoutcome", native_enum=False, length=24
            ),
            nullable=False,
        ),
        sa.Column("done_at", storage.base.UtcDateTime(timezone=True), nullable=False),
        sa.Column("told_at", storage.base.UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["silence_id"], ["silence.id"], name=op.f("fk_silence_step_silence_id_silence"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_silence_step")),
        sa.UniqueConstraint("silence_id", "step", name=op.f("uq_silence_step_silence_id")),
    )
    op.create_index(
        "ix_silence_step_untold",
        "silence_step",
        ["id"],
        unique=False,
        sqlite_where=sa.text("told_at IS NULL"),
        postgresql_where=sa.text("told_at IS NULL"),
    )
    op.create_table(
        "task",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("silence_id", sa.Integer(), nullable=False),
        sa.Column("kim_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind", sa.Enum("help", "decide", "visit", name="taskkind", native_enum=False, length=24), nullable=False
        ),
        sa.Column("opened_at", storage.base.UtcDateTime(timezone=True), nullable=False),
        sa.Column("closed_at", storage.base.UtcDateTime(timezone=True), nullable=True),
        sa.Column(
            "outcome",
            sa.Enum(
                "active", "called", "visited", "dormant", "replaced", name="taskoutcome", native_enum=False, length=24
            ),
            nullable=True,
        ),
        sa.Column("wish", sa.Enum("phone", "visit", "seat", name="wish", native_enum=False, length=24), nullable=True),
        sa.ForeignKeyConstraint(["kim_id"], ["kim.id"], name=op.f("fk_task_kim_id_kim"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["silence_id"], ["silence.id"], name=op.f("fk_task_silence_id_silence"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_task")),
        sa.UniqueConstraint("silence_id", "kind", name=op.f("uq_task_silence_id")),
    )
    op.create_index(op.f("ix_task_kim_id"), "task", ["kim_id"], unique=False)
    op.create_index("ix_task_open", "task", ["closed_at", "opened_at"], unique=False)
    op.create_table(
        "certificate",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("attendance_id", sa.Integer(), nullable=True),
        sa.Column("bimtek_id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("token", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=True),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("issued_at", storage.base.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["attendance_id"],
            ["attendance.id"],
            name=op.f("fk_certificate_attendance_id_attendance"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(["bimtek_id"], ["bimtek.id"], name=op.f("fk_certificate_bimtek_id_bimtek")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_certificate")),
        sa.UniqueConstraint("attendance_id", name=op.f("uq_certificate_attendance_id")),
        sa.UniqueConstraint("label", name=op.f("uq_certificate_label")),
        sa.UniqueConstraint("token", name=op.f("uq_certificate_token")),
        sa.UniqueConstraint("year", "number", name=op.f("uq_certificate_year")),
    )
    op.create_index(op.f("ix_certificate_bimtek_id"), "certificate", ["bimtek_id"], unique=False)


def downgrade() -> None:

    op.drop_index(op.f("ix_certificate_bimtek_id"), table_name="certificate")
    op.drop_table("certificate")
    op.drop_index("ix_task_open", table_name="task")
    op.drop_index(op.f("ix_task_kim_id"), table_name="task")
    op.drop_table("task")
    op.drop_index(
        "ix_silence_step_untold",
        table_name="silence_step",
        sqlite_where=sa.text("told_at IS NULL"),
        postgresql_where=sa.text("told_at IS NULL"),
    )
    op.drop_table("silence_step")
    op.drop_index(op.f("ix_kim_training_kim_id"), table_name="kim_training")
    op.drop_table("kim_training")
    op.drop_index(op.f("ix_hoax_question_report_id"), table_name="hoax_question")
    op.drop_table("hoax_question")
    op.drop_index(op.f("ix_hoax_proof_unique_id"), table_name="hoax_proof")
    op.drop_index(op.f("ix_hoax_proof_sha256"), table_name="hoax_proof")
    op.drop_index(op.f("ix_hoax_proof_report_id"), table_name="hoax_proof")
    op.drop_index("ix_hoax_proof_looked_at", table_name="hoax_proof")
    op.drop_index(op.f("ix_hoax_proof_album_id"), table_name="hoax_proof")
    op.drop_table("hoax_proof")
    op.drop_index(op.f("ix_hoax_hint_clarification_id"), table_name="hoax_hint")
    op.drop_table("hoax_hint")
    op.drop_index(op.f("ix_evidence_checkin_id"), table_name="evidence")
    op.drop_index(op.f("ix_evidence_album_id"), table_name="evidence")
    op.drop_table("evidence")
    op.drop_index(
        "ix_broadcast_recipient_sending",
        table_name="broadcast_recipient",
        sqlite_where=sa.text("status = 'sending'"),
        postgresql_where=sa.text("status = 'sending'"),
    )
    op.drop_index("ix_broadcast_recipient_person", table_name="broadcast_recipient")
    op.drop_index(
        "ix_broadcast_recipient_due",
        table_name="broadcast_recipient",
        sqlite_where=sa.text("status = 'pending'"),
        postgresql_where=sa.text("status = 'pending'"),
    )
    op.drop_index("ix_broadcast_recipient_chat", table_name="broadcast_recipient")
    op.drop_table("broadcast_recipient")
    op.drop_index(
        "ix_attendance_unsettled",
        table_name="attendance",
        sqlite_where=sa.text("settled_at IS NULL"),
        postgresql_where=sa.text("settled_at IS NULL"),
    )
    op.drop_index(op.f("ix_attendance_bimtek_id"), table_name="attendance")
    op.drop_table("attendance")
    op.drop_index(
        "uq_village_group_linked",
        table_name="village_group",
        sqlite_where=sa.text("status = 'linked'"),
        postgresql_where=sa.text("status = 'linked'"),
    )
    op.drop_index("ix_village_group_kim", table_name="village_group")
    op.drop_table("village_group")
    op.drop_index("ix_silence_open", table_name="silence")
    op.drop_index(
        "ix_silence_climbing",
        table_name="silence",
        sqlite_where=sa.text("ended_at IS NULL AND step IN (1, 2)"),
        postgresql_where=sa.text("ended_at IS NULL AND step IN (1, 2)"),
    )
    op.drop_table("silence")
    op.drop_index(op.f("ix_roster_seat_phone_fingerprint"), table_name="roster_seat")
    op.drop_index(op.f("ix_roster_seat_kim_id"), table_name="roster_seat")
    op.drop_table("roster_seat")
    op.drop_index(
        "uq_member_open",
        table_name="member",
        sqlite_where=sa.text("status IN ('pending', 'approved')"),
        postgresql_where=sa.text("status IN ('pending', 'approved')"),
    )
    op.drop_index(
        "uq_member_ketua",
        table_name="member",
        sqlite_where=sa.text("status = 'approved' AND role = 'ketua'"),
        postgresql_where=sa.text("status = 'approved' AND role = 'ketua'"),
    )
    op.drop_index(op.f("ix_member_person_id"), table_name="member")
    op.drop_index("ix_member_kim", table_name="member")
    op.drop_table("member")
    op.drop_index("ix_hoax_share_person", table_name="hoax_share")
    op.drop_index("ix_hoax_share_kim", table_name="hoax_share")
    op.drop_table("hoax_share")
    op.drop_index("ix_hoax_report_reporter", table_name="hoax_report")
    op.drop_index(op.f("ix_hoax_report_kim_id"), table_name="hoax_report")
    op.drop_index("ix_hoax_report_case", table_name="hoax_report")
    op.drop_table("hoax_report")
    op.drop_index(op.f("ix_exam_answer_question_id"), table_name="exam_answer")
    op.drop_table("exam_answer")
    op.drop_index(
        "ix_checkin_waiting",
        table_name="checkin",
        sqlite_where=sa.text("status = 'submitted'"),
        postgresql_where=sa.text("status = 'submitted'"),
    )
    op.drop_index(
        "ix_checkin_training",
        table_name="checkin",
        sqlite_where=sa.text("category = 'training'"),
        postgresql_where=sa.text("category = 'training'"),
    )
    op.drop_index("ix_checkin_kim", table_name="checkin")
    op.drop_index("ix_checkin_happened_on", table_name="checkin")
    op.drop_index(
        "ix_checkin_catalogue",
        table_name="checkin",
        sqlite_where=sa.text("category = 'potential' AND status = 'accepted'"),
        postgresql_where=sa.text("category = 'potential' AND status = 'accepted'"),
    )
    op.drop_index("ix_checkin_author", table_name="checkin")
    op.drop_table("checkin")
    op.drop_index(op.f("ix_broadcast_answer_person_id"), table_name="broadcast_answer")
    op.drop_table("broadcast_answer")
    op.drop_index(
        "uq_bimtek_signup_live",
        table_name="bimtek_signup",
        sqlite_where=sa.text("status IN ('confirmed', 'offered', 'waiting')"),
        postgresql_where=sa.text("status IN ('confirmed', 'offered', 'waiting')"),
    )
    op.drop_index(op.f("ix_bimtek_signup_sent_by_id"), table_name="bimtek_signup")
    op.drop_index(op.f("ix_bimtek_signup_person_id"), table_name="bimtek_signup")
    op.drop_index("ix_bimtek_signup_line", table_name="bimtek_signup")
    op.drop_index(op.f("ix_bimtek_signup_kim_id"), table_name="bimtek_signup")
    op.drop_index("ix_bimtek_signup_due_at", table_name="bimtek_signup")
    op.drop_index(op.f("ix_bimtek_signup_delegate_id"), table_name="bimtek_signup")
    op.drop_table("bimtek_signup")
    op.drop_index(op.f("ix_kim_proposal_village_code"), table_name="kim_proposal")
    op.drop_index(op.f("ix_kim_proposal_person_id"), table_name="kim_proposal")
    op.drop_table("kim_proposal")
    op.drop_index("ix_kim_next_step_on", table_name="kim")
    op.drop_table("kim")
    op.drop_table("hoax_ruling")
    op.drop_index(op.f("ix_hoax_package_sent_at"), table_name="hoax_package")
    op.drop_index(op.f("ix_hoax_package_case_id"), table_name="hoax_package")
    op.drop_table("hoax_package")
    op.drop_table("exam_question")
    op.drop_index("ix_wrong_code_person", table_name="wrong_code")
    op.drop_table("wrong_code")
    op.drop_index(op.f("ix_village_kecamatan_code"), table_name="village")
    op.drop_table("village")
    op.drop_table("topic_mute")
    op.drop_index(op.f("ix_survey_answer_person_id"), table_name="survey_answer")
    op.drop_table("survey_answer")
    op.drop_index(op.f("ix_person_address_person_id"), table_name="person_address")
    op.drop_table("person_address")
    op.drop_table("outbox_file")
    op.drop_index(op.f("ix_outbox_person_id"), table_name="outbox")
    op.drop_index(
        "ix_outbox_sending",
        table_name="outbox",
        sqlite_where=sa.text("status = 'sending'"),
        postgresql_where=sa.text("status = 'sending'"),
    )
    op.drop_index(
        "ix_outbox_due",
        table_name="outbox",
        sqlite_where=sa.text("status = 'pending'"),
        postgresql_where=sa.text("status = 'pending'"),
    )
    op.drop_index("ix_outbox_chat", table_name="outbox")
    op.drop_table("outbox")
    op.drop_index(op.f("ix_office_grant_person_id"), table_name="office_grant")
    op.drop_table("office_grant")
    op.drop_index(
        "uq_hoax_case_live",
        table_name="hoax_case",
        sqlite_where=sa.text("status NOT IN ('closed', 'duplicate')"),
        postgresql_where=sa.text("status NOT IN ('closed', 'duplicate')"),
    )
    op.drop_index(op.f("ix_hoax_case_verifier_id"), table_name="hoax_case")
    op.drop_index("ix_hoax_case_queue", table_name="hoax_case")
    op.drop_index("ix_hoax_case_next_check_at", table_name="hoax_case")
    op.drop_index("ix_hoax_case_finished_at", table_name="hoax_case")
    op.drop_index(op.f("ix_hoax_case_fingerprint"), table_name="hoax_case")
    op.drop_index(op.f("ix_hoax_case_duplicate_of"), table_name="hoax_case")
    op.drop_table("hoax_case")
    op.drop_index(op.f("ix_help_request_person_id"), table_name="help_request")
    op.drop_table("help_request")
    op.drop_table("exam")
    op.drop_index(op.f("ix_consent_person_id"), table_name="consent")
    op.drop_table("consent")
    op.drop_table("bimtek_room")
    op.drop_index(op.f("ix_bimtek_material_bimtek_id"), table_name="bimtek_material")
    op.drop_table("bimtek_material")
    op.drop_table("worker")
    op.drop_table("shared_pace")
    op.drop_index(op.f("ix_seen_update_at"), table_name="seen_update")
    op.drop_table("seen_update")
    op.drop_table("report_request")
    op.drop_table("person")
    op.drop_index("ix_live_message_subject", table_name="live_message")
    op.drop_index("ix_live_message_next_at", table_name="live_message")
    op.drop_table("live_message")
    op.drop_table("kecamatan")
    op.drop_table("job_run")
    op.drop_table("invitation")
    op.drop_table("hoax_ticket_counter")
    op.drop_index("ix_conversation_updated_at", table_name="conversation")
    op.drop_table("conversation")
    op.drop_table("clarification_revision")
    op.drop_index("ix_clarification_revision", table_name="clarification")
    op.drop_index("ix_clarification_published_at", table_name="clarification")
    op.drop_index(op.f("ix_clarification_case_id"), table_name="clarification")
    op.drop_table("clarification")
    op.drop_table("certificate_series")
    op.drop_table("broadcast_template")
    op.drop_index(
        "ix_broadcast_running",
        table_name="broadcast",
        sqlite_where=sa.text("status IN ('scheduled', 'sending')"),
        postgresql_where=sa.text("status IN ('scheduled', 'sending')"),
    )
    op.drop_index(op.f("ix_broadcast_of_id"), table_name="broadcast")
    op.drop_index("ix_broadcast_created", table_name="broadcast")
    op.drop_table("broadcast")
    op.drop_index("ix_bimtek_status", table_name="bimtek")
    op.drop_index("ix_bimtek_due_at", table_name="bimtek")
    op.drop_table("bimtek")
    op.drop_index("ix_audit_entry_subject", table_name="audit_entry")
    op.drop_index(op.f("ix_audit_entry_actor"), table_name="audit_entry")
    op.drop_table("audit_entry")
